"""Claims of any origin against all sentences of their sources."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Verdict
from pipeline.verification.check import ALTERED, SUPPORT, Sources, check, examine
from pipeline.verification.model import shipped_models
from pipeline.verification.statement import Statement

SOURCE = (
    "Ana Silva, the mayor of Porto, opened the new bridge over the river on Tuesday.",
    "It cost 48 million euros and took three years to build.",
    "Critics did not attend the ceremony.",
    "“This is a great day for the city,” Silva said.",
)


def sources(*texts: str) -> Sources:
    return Sources.of(Statement(t, "en", None) for t in texts)


def verdict(claim: str, *texts: str) -> Verdict:
    return check(Statement(claim, "en", None), sources(*(texts or SOURCE)), shipped_models())


@pytest.mark.parametrize(
    "claim",
    [
        SOURCE[0],
        "Mayor Ana Silva opened the new bridge on Tuesday.",
        "The bridge cost €48 million. Critics did not attend the ceremony.",
        "The bridge, which took three years to build, cost 48 million euros.",
    ],
)
def test_what_the_sources_say_is_supported(claim: str) -> None:
    found = verdict(claim)
    assert (found.label, found.reasons) == ("supported", ())


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (
            "It cost 47 million euros and took three years to build.",
            "says 47 million euros; source says 48 million euros",
        ),
        ("Rui Costa, the mayor of Porto, opened the new bridge over the river on Tuesday.", "Rui Costa"),
        ("Critics attended the ceremony.", "negation"),
        ("“This is a great day for the city,” Costa said.", "Costa"),
    ],
)
def test_what_was_altered_is_told_with_the_reason(claim: str, reason: str) -> None:
    found = verdict(claim)
    assert found.label != "supported"
    assert any(reason in r for r in found.reasons), found


def test_what_no_source_says_is_unsupported_and_names_the_rarest_words() -> None:
    found = verdict("A tsunami devastated the harbour of Porto.")
    assert found.label == "unsupported"
    assert "tsunami" in found.reasons[-1] and found.score < 0.36


def test_the_better_supported_claim_has_the_higher_score() -> None:
    assert verdict(SOURCE[1]).score > verdict("It cost 47 million euros.").score > verdict("Boats sank.").score


@pytest.mark.parametrize("texts", [(), ("",), ("   ", "\n")])
def test_without_sources_there_is_no_evidence(texts: tuple[str, ...]) -> None:
    found = check(Statement("It rained.", "en", None), sources(*texts), shipped_models())
    assert found == Verdict("unsupported", 0.0, ("has no evidence",))


@pytest.mark.parametrize("claim", ["", " ", "…", "!?", "\u200b"])
def test_a_claim_without_words_is_no_claim(claim: str) -> None:
    assert verdict(claim).label == "unsupported"


@pytest.mark.parametrize(
    "claim",
    [
        "1e999",
        "9" * 10**6,
        "It cost " + "9," * 10**5 + " euros.",
        "“" * 10**4 + "never closed",
        "(((" * 10**4,
        "not " * 10**4 + "so",
        "Ana Silva said " * 3000,
        "Мэр Ana シルバ فتح the new 桥 on Tuesday.",
        "a" * 10**5,
        "0.0.0.0." * 10**4,
    ],
)
def test_hostile_claims_get_a_verdict(claim: str) -> None:
    found = verdict(claim)
    assert found.label in ("unsupported", "contradicted") and found.reasons


def test_hostile_sources_get_a_verdict() -> None:
    assert verdict("It cost 48 million euros.", "9" * 10**5, "“" * 10**4, "not " * 10**4).label == "unsupported"


_PIECES = st.sampled_from(
    [
        "1",
        "1,",
        "1.",
        "1e9",
        "12,000",
        "$",
        "€",
        "%",
        "“",
        "”",
        '"',
        "'",
        "(",
        "-",
        "–",
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "\n",
        "not",
        "n't",
        "never",
        "Ana",
        "Silva",
        "said",
        "the",
        "of",
        "may",
        "will",
        "up",
        "down",
        "Mr.",
        "Tuesday",
        "2024",
        "million",
        "桥",
        "مدينة",
        "й",
        "‘",
        "’",
        "«",
        "»",
        "…",
        "/",
        "a",
    ]
)
_HOSTILE = st.lists(_PIECES, max_size=60).map(" ".join) | st.lists(_PIECES, max_size=60).map("".join)


@settings(max_examples=50)
@given(claim=_HOSTILE, texts=st.lists(_HOSTILE, max_size=4))
def test_any_texts_get_a_verdict_in_linear_time(claim: str, texts: list[str]) -> None:
    for times in (1, 20):  # what backtracks exponentially, or in a high power, would never come back from the second
        found = check(
            Statement(claim * times, "en", "2024-03-05"), sources(*(t * times for t in texts)), shipped_models()
        )
        assert 0 <= found.score <= 1 and (found.reasons == ()) == (found.label == "supported")


@given(claim=_HOSTILE)
def test_features_are_those_that_the_models_know(claim: str) -> None:
    findings = examine(Statement(claim, "en", None), sources(*SOURCE))
    assert set(findings.support) == set(SUPPORT) and set(findings.altered) == set(ALTERED)
    assert all(-1e-9 <= value <= 3 for value in (*findings.support.values(), *findings.altered.values()))


@pytest.mark.parametrize(("model", "signs"), [("support", SUPPORT), ("altered", ALTERED)])
def test_shipped_weights_have_the_signs_that_their_features_must_have(model: str, signs: dict[str, int]) -> None:
    weights = getattr(shipped_models(), model).weights
    assert weights and set(weights) <= set(signs)
    assert all(weight * signs[name] >= 0 for name, weight in weights.items())


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It charges £ 800 to £ 900.", "It charges £800 to £900."),
        ("It was a £ 3 - million deal.", "It was a deal of £3 million."),
    ],
)
def test_spaces_that_models_leave_inside_words_and_amounts_change_nothing(claim: str, source: str) -> None:
    assert verdict(claim, source).label == "supported"


def test_a_negation_that_stands_in_the_source_as_it_is_is_no_new_one() -> None:
    source = "Do not allow anyone to tell you that it cannot be done."
    found = examine(Statement(source, "en", None), sources(*SOURCE, source))
    assert not any(found.altered.values())


def test_a_claim_that_was_altered_by_its_words_says_what_speaks_for_it() -> None:
    found = verdict(
        "Officials had agreed on the plan for the land.", "Officials had disagreed on the plan for the land."
    )
    assert found.reasons[0].startswith("was altered, it seems: has a word that the source has with “un-”")
