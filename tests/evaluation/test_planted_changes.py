"""Changes planted in real sentences."""

from random import Random

import pytest

from pipeline.evaluation.planted_changes import CHANGES, STANDING, TOLD, plant_changes, reworded

SENTENCE = "Ana Silva said on Tuesday that the bridge will cost 48 million euros and would not close."
OTHERS = ["Rui Costa", "Bo Ek"]


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("seed", range(8))
def test_each_kind_changes_something_and_little(kind: str, seed: int) -> None:
    changed = CHANGES[kind](SENTENCE, OTHERS, Random(seed))
    assert changed is not None and changed != SENTENCE
    assert abs(len(changed.split()) - len(SENTENCE.split())) <= 1


@pytest.mark.parametrize("kind", CHANGES)
def test_a_sentence_without_such_a_thing_is_left_alone(kind: str) -> None:
    assert CHANGES[kind]("it rained hard there", OTHERS, Random(0)) is None


def test_a_speaker_gives_place_to_another_one() -> None:
    changed = CHANGES["speaker"](SENTENCE, ["Rui Costa"], Random(0))
    assert changed is not None and changed.startswith("Rui Costa said on Tuesday")


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("modality", "The council rejected it and they will not build it.", {"may not", "might not", "could not"}),
        ("modality", "The bridge may close.", {"bridge will close", "bridge must close"}),
        ("modality", "The bridge was opened today.", {"bridge may be opened", "bridge should be opened"}),
        ("modality", "Then Porto opened the bridge.", {"Porto may have opened", "Porto should have opened"}),
        ("hedge", "He allegedly took the money.", {"He took the money."}),
        ("hedge", "She is believed to be in Porto.", {"She is in Porto."}),
        ("hedge", "Rains are likely to stop.", {"Rains will stop."}),
        ("hedge", "Some boats sank.", {"All boats sank."}),
        ("hedge", "At least 40 boats sank.", {"at most 40 boats"}),
    ],
)
def test_how_surely_something_is_said_changes(kind: str, text: str, changed: set[str]) -> None:
    found = [STANDING[kind](text, OTHERS, Random(seed)) or "" for seed in range(20)]
    assert all(any(part in claim for claim in found) for part in changed)
    assert STANDING[kind]("it rains hard there", OTHERS, Random(0)) is None


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("limit", "The road is closed since Friday.", {"until Friday", "before Friday"}),
        ("limit", "She led it until 2015.", {"from 2015", "after 2015"}),
        ("opinion", "Critics say that it fails.", {"It fails."}),
        ("opinion", "It fails, opponents argue.", {"It fails."}),
        ("opinion", "Ana Silva claimed that it fails.", {"It fails."}),
        ("expectation", "Rui is expected to win.", {"Rui will win."}),
        ("expectation", "Rui hopes to win.", {"Rui will win."}),
        ("bound", "At least 40 boats sank.", {"40 boats sank."}),
        ("bound", "It partly failed.", {"It failed.", "It fully failed."}),
    ],
)
def test_what_is_left_open_is_told_as_sure(kind: str, text: str, changed: set[str]) -> None:
    found = {TOLD[kind](text, OTHERS, Random(seed)) or "" for seed in range(20)}
    assert all(any(part in claim for claim in found) for part in changed)
    assert TOLD[kind]("it rains hard there", OTHERS, Random(0)) is None


@pytest.mark.parametrize("seed", range(10))
def test_rewording_leaves_quotations_alone(seed: int) -> None:
    quoted = "“It is very late and we said 5% just now,” President Ana Silva said."
    assert "“It is very late and we said 5% just now,”" in reworded(quoted, Random(seed))


def test_the_same_seed_plants_the_same_claims() -> None:
    sentences = [SENTENCE, "Rui Costa said on Monday that 3 of the 12 boats were not insured in the port."]
    first = plant_changes("s", sentences, list(CHANGES), 1, 0, OTHERS)
    assert first == plant_changes("s", sentences, list(CHANGES), 1, 0, OTHERS)
    assert {c.kind for c in first} == {"untouched", *CHANGES}
    assert all(c.original in sentences for c in first)
