"""Each feature counts what its name says, on one claim and one source made for it."""

from math import inf

import pytest

from pipeline.verification.features import altered_features, support_features
from pipeline.verification.reading import Reading
from pipeline.verification.source import HEAVIEST, LIGHTEST, Source, longest_run, words_of
from pipeline.verification.statement import sentences_of

SOURCE = Source.of(
    [
        "Ana Silva bought the old bridge in Porto on Tuesday.",
        "It did not cost 48 million euros.",
        "The city sold the legal park to two banks.",
    ]
)


def found(claim: str) -> tuple[dict[str, float], dict[str, float]]:
    read = [Reading(text, words_of(text), SOURCE) for text in sentences_of(claim)]
    return support_features(read), altered_features(read)


def test_a_sentence_of_the_source_has_all_that_speaks_for_it_and_nothing_against() -> None:
    support, altered = found("Ana Silva bought the old bridge in Porto on Tuesday.")
    for name in ("held", "held or kin", "best sentence", "best two", "pairs", "weighted pairs", "copied share"):
        assert support.pop(name) == pytest.approx(1)
    assert support.pop("copied run") == 10 / 20
    assert not any(support.values()) and not any(altered.values())


def test_a_claim_of_which_no_word_stands_in_the_source_has_nothing_for_it() -> None:
    support, _ = found("Jazzy bands played waltzes.")
    for name in ("held", "held or kin", "best sentence", "best two", "pairs", "weighted pairs", "copied share"):
        assert support[name] == 0, name


@pytest.mark.parametrize(
    ("claim", "name", "value"),
    [
        ("The bridge was bought by Rui.", "missing names", 1 / 3),
        ("Ana Silva bought the bridge in 1999.", "missing numbers", 1 / 2),
        ("Ana Silva bought three bridges.", "missing number words", 1 / 2),
        ("It did not cost 47 million euros.", "missing figures", 1 / 2),
        ("It did not cost 48 million euros.", "missing figures", 0),
        ("Ana Silva never bought the old bridge.", "new negations", 1 / 2),
        ("It did not cost 48 million euros.", "new negations", 0),
        ("Ana Silva sold the old bridge.", "opposed", 0),
        ("Ana Silva bought the new bridge.", "opposed", 1 / 2),
        ("Ana Silva bought the jazzy bridge.", "strangers", 1 / 4),
        ("Ana Silva bought the jazzy bridge.", "missing", 1 / 6),
        ("Ana Silva bought the jazzy bridge.", "rarest missing", 1),
        ("Ana Silva bought the jazzy bridge.", "missing pairs", 2 / 20),
        ("Ana Silva bought the jazzy bridge.", "copied run", 4 / 20),
        ("Ana Silva bought the jazzy bridge.", "copied share", 4 / 6),
        ("Ana bought a legal park.", "apart 15", 1 / 10),
        ("Ana Silva bought the park. Ana Silva left.", "missing", 1 / 12),
    ],
)
def test_features_of_support(claim: str, name: str, value: float) -> None:
    assert found(claim)[0][name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("claim", "name", "value"),
    [
        ("The municipality sold the legal park.", "kin", 1),
        ("Ana Silva bought the old bridge.", "kin", 0),
        ("It cost 48 million euros.", "lost negations", 1),
        ("It did not cost 48 million euros.", "lost negations", 0),
        ("Ana Silva bought the new bridge.", "opposed nearby", 1),
        ("Ana Silva sold the old bridge.", "opposite in place", 1),
        ("Ana Silva bought the old bridge.", "opposite in place", 0),
        ("The city sold the illegal park.", "prefixed opposite", 1),
        ("Ana Silva bought two old bridges.", "number words moved", 1),
        ("The city sold the park to two banks.", "number words moved", 0),
        ("Ana Silva bought the bridge, but the city left.", "contrasts", 1),
        ("Ana Silva only bought the bridge, but the city left.", "new contrasts", 2**0.5),
        ("Ana bought jazzy quirky zesty fizzy bridges.", "strangers", 3**0.5),
    ],
)
def test_features_of_alteration(claim: str, name: str, value: float) -> None:
    assert found(claim)[1][name] == pytest.approx(value)


def test_a_sentence_together_with_another_holds_more() -> None:
    support = found("Ana Silva bought the legal park.")[0]
    assert support["best sentence"] < support["best two"] == pytest.approx(support["held"]) == pytest.approx(1)


def test_words_are_weighed_by_how_rare_they_are() -> None:
    said, common, rare = words_of("He said quokka.")[1], words_of("the")[0], words_of("quokka")[0]
    assert LIGHTEST <= common.weight < 0.1 < said.weight < rare.weight
    assert rare.weight == pytest.approx(HEAVIEST, abs=0.01) and not common.content and rare.content


def test_a_capital_counts_but_at_the_beginning() -> None:
    assert [w.capital for w in words_of("Ana met Rui.")] == [False, False, True]


@pytest.mark.parametrize(("claim", "run"), [("bought the old bridge", 4), ("bridge old the", 1), ("jazz", 0)])
def test_the_longest_run_is_that_of_neighbours_in_order(claim: str, run: int) -> None:
    assert longest_run([w.stem for w in words_of(claim)], SOURCE) == run


def test_the_gap_between_two_words_is_that_where_they_stand_nearest_in_either_order() -> None:
    ana, bridge = words_of("Ana")[0].stem, words_of("bridge")[0].stem
    assert SOURCE.gap(ana, bridge, 0) == SOURCE.gap(bridge, ana, 0) == 5
    assert SOURCE.gap(ana, ana, 0) == 0 and SOURCE.gap(ana, "jazz", 0) == inf
