"""Texts of any origin held against articles: verdicts with reasons, passages that support, those that are nearest."""

import pytest

from pipeline.checking.checked import Checked
from pipeline.checking.checker import Checker
from pipeline.checking.prepare import checker_for
from pipeline.checking.texts import Asked
from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Support

CHARGED = "Twelve officers of the guard were charged."
ARTICLES = [
    {"id": "a", "outlet": "Daily", "text": "The indictment runs to 48 pages, the court said."},
    {"id": "b", "outlet": "Post", "text": f"{CHARGED} Ana Silva, the mayor, trusted them."},
    {"id": "c", "outlet": "Wire", "text": f"{CHARGED} The indictment runs to 47 pages."},
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return checker_for(ARTICLES)


def check(checker: Checker, text: str, *articles: str) -> Checked:
    (found,) = checker.check(Asked("t", text, articles or None))
    return found


def test_a_sentence_is_supported_by_every_group_of_passages_that_says_it(checker: Checker) -> None:
    found = check(checker, CHARGED)
    assert (found.verdict.label, found.nearest) == ("supported", ())
    assert [(e.group, e.article_id) for e in found.evidence] == [(0, "b"), (1, "c")]
    assert found.support == Support(2, 2, 2)
    assert set(found.passages) == {CHARGED}


def test_what_an_article_says_otherwise_is_contradicted_with_both_values(checker: Checker) -> None:
    found = check(checker, "The indictment runs to 46 pages.", "a")
    assert found.verdict.label == "contradicted"
    assert found.verdict.reasons == ("says 46 pages; source says 48 pages",)
    assert (found.evidence, found.passages) == ((), ("The indictment runs to 48 pages, the court said.",))
    assert found.support == Support(0, 0, 0)


def test_what_another_article_says_otherwise_stands_beside_what_supports_a_sentence(checker: Checker) -> None:
    found = check(checker, "The indictment runs to 48 pages.")
    assert (found.verdict.label, found.support) == ("supported", Support(1, 1, 1))
    assert [(a.article_id, a.text, a.reasons) for a in found.against] == [
        ("c", "The indictment runs to 47 pages.", ("says 48 pages; source says 47 pages",))
    ]
    assert check(checker, CHARGED).against == ()


def test_a_missing_word_is_named_as_it_is_written(checker: Checker) -> None:
    found = check(checker, "Ana Silva resigned.")
    assert found.verdict.label == "unsupported"
    assert found.verdict.reasons == ("1 word is not in the source: resigned",)


def test_a_sentence_that_shares_no_word_has_no_evidence(checker: Checker) -> None:
    found = check(checker, "Bananas ripen quickly.")
    assert (found.verdict.reasons, found.nearest, found.passages) == (("has no evidence",), (), ())


def test_a_text_is_held_against_the_articles_that_it_names(checker: Checker) -> None:
    assert [e.article_id for e in check(checker, CHARGED, "c", "a").evidence] == ["c"]
    assert check(checker, CHARGED, "a").verdict.label == "unsupported"
    with pytest.raises(ConfigurationError, match="'t' names the article 'z', which is not there"):
        check(checker, CHARGED, "z")


def test_each_sentence_has_its_place_in_the_text(checker: Checker) -> None:
    text = "The court said so. Twelve officers were charged."
    found = list(checker.check(text))
    assert [text[f.start : f.end] for f in found] == [f.text for f in found] == text.replace(". ", ".\n").split("\n")
    assert [f.sentence for f in found] == [1, 2]


def test_the_probability_is_higher_for_what_the_articles_say(checker: Checker) -> None:
    true, false = (check(checker, f"The indictment runs to {n} pages.").probability for n in (48, 46))
    assert true is not None and false is not None and true > false


def test_variants_are_chosen_as_on_the_command_line() -> None:
    lax = checker_for(ARTICLES, "verify=overlap", "verify.threshold=0.5")
    assert check(lax, "The indictment runs to 46 pages.").verdict.label == "supported"


def test_an_article_that_cannot_be_used_is_refused_by_its_place() -> None:
    with pytest.raises(SourceError, match="x cannot be used"):
        checker_for([*ARTICLES[:1], {"id": "x", "text": 3}])
    with pytest.raises(SourceError, match="no article"):
        checker_for([])


def test_the_plain_values_have_the_words_of_each_passage(checker: Checker) -> None:
    shown = check(checker, "The indictment runs to 48 pages.").as_json()
    assert shown["evidence"][0]["text"] == "The indictment runs to 48 pages, the court said."
    assert shown["verdict"] == {"label": "supported", "score": 1.0, "reasons": ()}
    assert "passages" not in shown


def test_a_day_without_a_year_is_read_beside_the_day_of_the_nearest_article() -> None:
    texts = ("The mayor of Ely resigned on Thursday.", "A bridge in Norden fell on Monday.")
    days = ("2017-05-18", "2021-08-02")
    checker = checker_for({"text": text, "published": day} for text, day in zip(texts, days, strict=True))
    said = "The mayor of Ely resigned on May 18. A bridge in Norden fell on August 2."
    assert [found.verdict.label for found in checker.check(said)] == ["supported", "supported"]
    assert next(checker.check("The mayor of Ely resigned on May 17.")).verdict.label == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "1e999",
        "9" * 10**5,
        "“" * 10**4,
        "(" * 10**4,
        "\ud800 said",
        "日本語 12",
        "The " * 3000,
        "a" * 10**5,
        "\x00\x1b",
    ],
)
def test_whatever_is_asked_gets_a_verdict(checker: Checker, text: str) -> None:
    assert all(found.verdict.label in ("supported", "unsupported", "contradicted") for found in checker.check(text))


def test_a_text_without_words_has_no_sentence(checker: Checker) -> None:
    assert list(checker.check("")) == list(checker.check(" \n")) == []


def test_a_sentence_is_held_against_articles_in_its_language_though_most_are_in_another() -> None:
    said = "El presidente dijo que 40 personas murieron en el terremoto de Madrid"
    checker = checker_for([*ARTICLES, {"id": "d", "text": f"{said} el martes."}])
    assert check(checker, f"{said}.").verdict.label == "supported"
    assert check(checker, f"{said.replace('40', '50')}.").verdict.label == "contradicted"
    assert check(checker, CHARGED).verdict.label == "supported"
