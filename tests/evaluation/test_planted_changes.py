"""Changes planted in real sentences."""

from random import Random

import pytest

from pipeline.evaluation.planted_changes import CHANGES, plant_changes, reworded

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
