"""Whole verdicts: what is supported, contradicted, unsupported, and how support is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Evidence, Passage, Reuse, Support, Verdict
from pipeline.verification.statement import Statement
from pipeline.verification.support import count_support, judge, passage_text
from tests.builders import member

SOURCE = "The report of the committee, published on Tuesday, has 48 pages and names Ana Silva."


def evidence(article: str, start: int = 0, end: int = 5, group: int = 0) -> Evidence:
    return Evidence(group, article, "text", start, end, 1.0)


def verdict(claim: str, evidence: list[str], threshold: float) -> Verdict:
    return judge(Statement(claim, "en", None), [Statement(e, "en", None) for e in evidence], threshold)


@given(st.text(min_size=1).filter(lambda s: s.strip()))
def test_any_text_is_supported_by_itself(text: str) -> None:
    assert verdict(text, [text], 1.0).label == "supported"


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was hurt in the blaze, which did not reach the school.",
        'He said: "We will not go. They',
        "It wasn't only the 1,200.50 euros, or 3/4 of No. 5, that “Mr. Wu” denied having taken…",
        "Не было никого, кроме 5 человек.",
        "لم يصب أحد في الحريق",
        "🎙️ 12",
    ],
)
def test_an_exact_extract_is_always_supported(sentence: str) -> None:
    assert verdict(sentence, [sentence], 1.0).reasons == ()


def test_a_shorter_wording_is_supported() -> None:
    assert verdict("The report of the committee has 48 pages.", [SOURCE], 0.7).label == "supported"


def test_a_changed_figure_is_contradicted_and_the_reason_gives_both() -> None:
    found = verdict("The report of the committee has 47 pages.", [SOURCE], 0.7)
    assert found.label == "contradicted"
    assert found.reasons == ("says 47 pages; source says 48 pages",)


def test_a_changed_name_is_not_supported() -> None:
    found = verdict("The report of the committee has 48 pages and names Ana Costa.", [SOURCE], 0.7)
    assert found.label != "supported"
    assert "Ana Costa" in found.reasons[0]


def test_a_lost_negation_is_contradicted() -> None:
    found = verdict("The mayor signed the order.", ["The mayor did not sign the order."], 0.5)
    assert found.label == "contradicted"
    assert found.reasons == ("leaves out a negation; source says “not sign the order”",)


def test_a_claim_about_something_else_is_unsupported() -> None:
    assert verdict("Rain flooded the cellar.", [SOURCE], 0.7).label == "unsupported"


@pytest.mark.parametrize("texts", [[], [""], ["", " "]])
def test_a_claim_without_evidence_is_unsupported(texts: list[str]) -> None:
    assert verdict("It rained.", texts, 0.7).reasons == ("has no evidence",)


@pytest.mark.parametrize(
    "claim",
    ["It cost 1e999 euros.", "9" * 1_000_000, "“" * 20_000, "not " * 20_000, '"a ' * 10_001, "Мiхed Ѕcripts A" * 5000],
)
def test_odd_claims_get_a_verdict_soon(claim: str) -> None:
    assert verdict(claim, [SOURCE], 0.7).label in ("unsupported", "contradicted")


def test_articles_outlets_and_origins_are_three_numbers() -> None:
    articles = {
        "a": member("a", outlet="One"),
        "b": member("b", outlet="Two", origin="a", copy_of="a"),
        "c": member("c", outlet="One"),
        "d": member("d"),
    }
    alone = [evidence(article, group=group) for group, article in enumerate("abcd")]
    assert count_support(alone, articles) == Support(articles=4, outlets=3, origins=3)


def test_a_carried_passage_counts_as_its_source() -> None:
    articles = {"a": member("a"), "b": member("b", reuse=(Reuse(0, 7, "a", 0.3),))}
    assert count_support([evidence("a"), evidence("b")], articles).origins == 1
    assert count_support([evidence("a"), evidence("b", 4, 9, group=1)], articles).origins == 2


def test_a_passage_carried_from_outside_of_the_story_counts_as_that_source() -> None:
    articles = {
        "b": member("b", reuse=(Reuse(0, 7, "wire", 0.3),)),
        "c": member("c", reuse=(Reuse(0, 7, "wire", 0.3),)),
    }
    assert count_support([evidence("b"), evidence("c")], articles) == Support(2, 2, 1)


def test_evidence_of_unknown_articles_counts_nothing() -> None:
    assert count_support([evidence("zzz")], {}) == Support(0, 0, 0)


def test_a_passage_is_read_in_its_field_and_nothing_outside_of_it() -> None:
    articles = {"a": member("a", "It rained.", title="Rain in Ely")}
    assert passage_text(Passage("a", "text", 0, 10), articles) == "It rained."
    assert passage_text(Passage("a", "title", 0, 4), articles) == "Rain"
    for outside in (Passage("a", "text", 0, 11), Passage("b", "text", 0, 2)):
        assert passage_text(outside, articles) == ""
    assert passage_text(Passage("b", "title", 0, 1), {"b": member("b", "It rained.", title=None)}) == ""


def test_another_source_may_give_a_quotation_after_a_pronoun_but_not_to_somebody_else() -> None:
    claim = Statement("“We will not close one of these nine ferries before May,” Ann Hobb said.", "en", None)
    quoted = "“We will not close one of these nine ferries before May,”"
    for said, beside, expected in (
        ("she said.", True, "supported"),
        ("she said.", False, "unsupported"),
        ("Oru Tamberlain said.", True, "contradicted"),
    ):
        passage = Statement(f"{quoted} {said}", "en", None)
        assert judge(claim, [passage], 0.7, beside=beside).label == expected
    denied = Statement("“We will close one of these nine ferries before May,” she said.", "en", None)
    assert judge(claim, [denied], 0.7, beside=True).label == "contradicted"


def test_reasons_have_words_as_they_are_written() -> None:
    denied = verdict("Ana Silva did not score another goal.", ["Ana Silva scored another goal."], 0.5)
    assert denied.reasons == ("says “not score another goal”; source has “scored” without a negation",)
    day = verdict("A service marked the 70th anniversary of the victory.", ["A service marked the victory."], 0.5)
    assert day.reasons == ("says 70th; source does not",)
    former = verdict("The former Rangers player was sacked.", ["The Rangers player was sacked."], 0.5)
    assert former.reasons == ("says “former” of “Rangers”; the source does not",)
    missing = verdict("Rescuers found dogs, boats, flags, cars, huts and keys in Ely.", ["It rained in Ely."], 0.9)
    assert missing.reasons == ("8 words are not in the source: Rescuers, found, dogs, boats, flags, …",)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Doctors said the boy was stable.", "Physicians said the boy was stable."),
        ("Officials said 12 people had died.", "Authorities said 12 people had died."),
        ("Police arrested two men on Monday.", "Officers arrested two men on Monday."),
    ],
)
def test_people_named_by_what_they_are_may_be_named_otherwise(claim: str, source: str) -> None:
    assert verdict(claim, [source], 0.7).label == "supported"


def test_people_who_are_others_are_not_the_same_speakers() -> None:
    said = verdict("Teachers said the boy was stable.", ["Physicians said the boy was stable."], 0.7)
    assert said.label == "contradicted"


def test_another_year_contradicts() -> None:
    said = verdict(
        "The bridge was closed for repairs in 2019.", ["The bridge had been closed for repairs in 2018."], 0.7
    )
    assert said.label == "contradicted"
    assert said.reasons == ("says 2019; source says 2018",)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Rebels attacked the village on Sunday.", "Soldiers attacked the village on Sunday."),
        ("Patients in Nairobi said the outbreak was over.", "Doctors in Nairobi said the outbreak was over."),
        ("Kurds in the north voted on Sunday.", "Turks in the north voted on Sunday."),
        ("Fathers at the school were told on Sunday.", "Mothers at the school were told on Sunday."),
        ("Actors at the plant went on strike.", "Workers at the plant went on strike."),
    ],
)
def test_people_who_are_others_do_not_do_the_same(claim: str, source: str) -> None:
    found = verdict(claim, [source], 0.7)
    assert found.label == "unsupported"
    assert found.reasons[0] == f"says {claim.split()[0]}; source does not"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Workers left the plant on Sunday.", "Staff left the plant on Sunday."),
        ("Attorneys left the court on Sunday.", "Lawyers left the court on Sunday."),
    ],
)
def test_people_called_otherwise_are_no_others(claim: str, source: str) -> None:
    assert verdict(claim, [source], 0.5).reasons == ()


def test_who_is_sentenced_is_not_acquitted() -> None:
    source = "A Delhi court sentenced the former minister to four years in jail for corruption."
    found = verdict("A Delhi court acquitted the former minister of corruption.", [source], 0.7)
    assert found.reasons[0] == "says “acquitted”; source says “sentenced”"


def test_a_sentence_of_a_passage_is_supported_by_it() -> None:
    claim = "The party has made strict rules a key part of its plan."
    passage = f"{claim} It will reportedly make the plan stricter, unless the party makes it a key rule not to."
    assert verdict(claim, [passage], 0.7).label == "supported"
