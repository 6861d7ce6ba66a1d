"""Persons and bodies of a story: introduced once, short from then on."""

from dataclasses import replace

import pytest

from pipeline.records import Member, Ranked
from pipeline.stages.summarize.persons.cast import cast, introduces
from pipeline.stages.summarize.persons.mentions import mentions
from pipeline.stages.summarize.story import SummarizeInput
from pipeline.text.names import find_names
from tests.builders import member
from tests.stages.summarize.test_edits import replay
from tests.stages.summarize.test_summarizers import COMPRESS, claims

WIDE = replace(COMPRESS, budget_words=200)


def summary(*texts: str, days: tuple[str | None, ...] = ()) -> list[str]:
    """The claims of a story whose articles are ranked sentence by sentence, in the order given."""
    days = days or (None,) * len(texts)
    articles = tuple(member(f"a{i}", text, day=day) for i, (text, day) in enumerate(zip(texts, days, strict=True)))
    ranked = tuple(
        Ranked(a.article_id, s.start, s.end, 1.0 - i / 10) for i, a in enumerate(articles) for s in a.sentences
    )
    found = WIDE.summarize(SummarizeInput("s", articles, ranked, ()))
    for draft in found.drafts:
        for candidate in draft.candidates:
            replay(candidate, *articles)
    return claims(found)


FERRY = (
    "Veldish President Oru Tamberlain bought a ferry for the islands in the north. Tamberlain likes boats very much."
)


@pytest.mark.parametrize(
    ("later", "claim"),
    [
        ("President Oru Tamberlain closed nine railway stations.", "Tamberlain closed nine railway stations."),
        ("Critics of President Tamberlain blocked nine roads.", "Critics of Tamberlain blocked nine roads."),
        ("Nine roads were blocked by the Tamberlain family.", "Nine roads were blocked by the Tamberlain family."),
        (
            "Secretary of State Oru Tamberlain left the building.",
            "Secretary of State Oru Tamberlain left the building.",
        ),
        ("His brother, Oru Tamberlain, closed nine roads.", None),
        ("Joe and Oru Tamberlain closed nine roads.", "Joe and Oru Tamberlain closed nine roads."),
        ("Critics said “President Oru Tamberlain” too often.", "Critics said “President Oru Tamberlain” too often."),
        ("Oru Tamberlain Jr closed nine railway stations.", "Oru Tamberlain Jr closed nine railway stations."),
    ],
)
def test_whom_the_claims_before_introduce_is_named_in_short(later: str, claim: str | None) -> None:
    got = summary(FERRY, later)
    assert got[0].startswith("Veldish President Oru Tamberlain bought")
    assert claim is None or claim in got


@pytest.mark.parametrize(
    ("before", "whole"),
    [("HARROW - ", True), ("HARROW, April 20 (GNS) -- ", True), ("", True), ("the then vice-", False)],
)
def test_a_title_is_cut_by_a_hyphen_and_by_no_dash_of_a_dateline(before: str, whole: bool) -> None:
    article = member("a", f"{before}President Oru Tamberlain closed nine roads.")
    (name,) = (name for name in find_names(article.text) if name.text == "Oru Tamberlain")
    assert introduces(article, name) is whole


def test_a_name_that_two_persons_share_is_left_in_full() -> None:
    got = summary(FERRY, "President Oru Tamberlain closed nine stations. His son Peter Tamberlain opened forty others.")
    assert "President Oru Tamberlain closed nine stations." in got


def test_another_article_introduces_whom_its_own_does_not() -> None:
    got = summary("Tamberlain said the police would clear the nine blocked roads soon.", FERRY)
    assert any(text.startswith("Veldish President Oru Tamberlain said the police") for text in got)


def test_an_acronym_is_spelled_out_once_and_goes_where_nobody_uses_it() -> None:
    one = "The National Ferry Office (NFO) closed four harbours."
    two = "Sailors sued the National Ferry Office (NFO) over wages."
    assert summary(one, two) == [one, "Sailors sued the NFO over wages."]
    assert summary(one) == ["The National Ferry Office closed four harbours."]


def test_the_cast_knows_who_bears_a_name_alone() -> None:
    def known(*texts: str) -> list[str]:
        articles: list[Member] = [member(f"a{i}", text) for i, text in enumerate(texts)]
        return sorted(bearer.family for bearer in cast(map(mentions, articles)).values())

    assert known(FERRY) == ["Tamberlain"]
    assert known(FERRY, "Ann Tamberlain spoke to Peter Hobb.") == ["Hobb"]
    assert known("It rained.") == known() == []


def test_articles_of_about_the_same_day_must_agree_on_a_weekday() -> None:
    one, two = (
        "The ferry sank on Monday near the harbour.",
        "Forty houses lost roofs in Monday winds, and Ann Hobb fled.",
    )
    assert "The ferry sank on August 30 near the harbour." in summary(one, two, days=("2021-08-30", "2021-08-31"))
    assert "The ferry sank on August 30 near the harbour." in summary(one, two, days=("2021-08-29", "2021-08-31"))
    assert "The ferry sank near the harbour." in summary(one, two, days=("2021-09-01", "2021-09-03"))
    assert "The ferry sank on Monday near the harbour." in summary(one)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("House Speaker Ann Hobb (D-Calif.) sued nine towns.", "House Speaker Ann Hobb sued nine towns."),
        (
            "Senate Majority Leader Ann Hobb, R-Ky., sued nine towns.",
            "Senate Majority Leader Ann Hobb sued nine towns.",
        ),
        (
            "The guild praised Ann Hobb (D-Calif.) for the ferry.",
            "The guild praised Ann Hobb (D-Calif.) for the ferry.",
        ),
    ],
)
def test_the_party_goes_where_an_office_says_who_it_is(text: str, claim: str) -> None:
    assert summary(text) == [claim]


def test_a_family_name_of_two_words_is_not_cut() -> None:
    first = "Veldish President Enrique Peña Nieto bought a ferry for the islands in the north."
    then = "The islands closed nine railway stations after a warning from Mr Peña Nieto."
    assert summary(f"{first} {then}")[-1] == "The islands closed nine railway stations after a warning from Peña Nieto."


def test_an_honorific_goes_once_a_person_is_known() -> None:
    first = "Veldish President Oru Tamberlain bought a ferry for the islands in the north."
    assert summary(f"{first} The rich, Mr Tamberlain added, like nine boats very much.")[-1] == (
        "The rich, Tamberlain added, like nine boats very much."
    )


HOBB = "Senator Ann Hobb of Iowa opened a harbour for the ferries. "


@pytest.mark.parametrize(
    ("mention", "short"),
    [
        ("Senator Ann Hobb of Iowa", "Hobb"),
        ("Senator Ann Hobb, Republican of Iowa, and sailors", "Hobb and sailors"),
        ("Senator Ann Hobb of Ohio", "Senator Ann Hobb of Ohio"),
        ("old sailor Ann Hobb", "old sailor Hobb"),
        ("the Ann Hobb of old songs", "the Ann Hobb of old songs"),
        ("Mr Hobb", "Mr Hobb"),
        ("Ms Hobb", "Hobb"),
        ("Jane Hobb", "Jane Hobb"),
    ],
)
def test_what_stands_around_a_known_name_goes_where_it_is_told(mention: str, short: str) -> None:
    text = "After nine storms the roads to the mills were mended by {}."
    assert summary(HOBB, text.format(mention))[-1] == text.format(short)
