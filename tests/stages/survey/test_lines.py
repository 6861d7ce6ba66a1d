"""Lines that a site repeats."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chain import check_chain
from pipeline.errors import ConfigurationError
from pipeline.join import Tables
from pipeline.records import Article, Cleaned, Span
from pipeline.stages.clean.layout import CleanInput
from pipeline.stages.clean.lines import CleanLines
from pipeline.stages.survey.lines import Surveyed, SurveyInput, SurveyLines, article_of, site_lines
from pipeline.tables import to_records, to_table
from tests.builders import article

SURVEY = SurveyLines(least_pages=5, least_share=0.2, running_share=0.6)
WIRE = "The harbour board said late on Monday that all ferries to the northern islands would stay in port."
TOPICS = ["storm", "vote", "fire", "match", "budget", "strike", "film", "trial", "flood", "fair", "school", "road"]


def page(at: int, *lines: str, outlet: str | None = "Example", url: str | None = None) -> SurveyInput:
    topic = TOPICS[at % len(TOPICS)]
    body = [
        f"On day {at} the {topic} number {n} was on the minds of all who live here, said the mayor." for n in (1, 2)
    ]
    return SurveyInput(f"a{at:03}", outlet, url, "\n".join([lines[0], *body, *lines[1:]] if lines else body))


def repeated(pages: list[SurveyInput], stage: SurveyLines = SURVEY) -> list[list[str]]:
    texts = {p.article_id: p.text for p in pages}
    found = to_records(stage(to_table(pages, SurveyInput)).kept, Surveyed)
    return [[texts[r.article_id][s.start : s.end] for s in r.repeated] for r in found]


def test_lines_that_most_pages_of_an_outlet_hold_are_found() -> None:
    assert (
        repeated([page(at, "Home | News", "Tell us  more") for at in range(6)])
        == [["Home | News", "Tell us  more"]] * 6
    )


def test_letter_case_and_white_space_make_no_difference() -> None:
    pages = [page(at, "Home  News" if at % 2 else "HOME NEWS") for at in range(6)]
    assert sum(map(len, repeated(pages))) == 6


def test_few_pages_say_nothing() -> None:
    assert repeated([page(at, "Home | News") for at in range(4)]) == [[]] * 4


def test_pages_of_unknown_outlets_say_nothing() -> None:
    assert repeated([page(at, "Home | News", outlet=None) for at in range(9)]) == [[]] * 9


def test_without_an_outlet_the_address_tells_the_site() -> None:
    pages = [page(at, "Home", outlet=None, url=f"https://www.example.org/{at}") for at in range(6)]
    assert repeated(pages) == [["Home"]] * 6


def test_a_wire_sentence_that_several_articles_share_stays() -> None:
    pages = [page(at, WIRE) if at < 5 else page(at, "Home") for at in range(20)]
    assert all(WIRE not in lines for lines in repeated(pages))


def test_versions_of_one_article_are_one_page() -> None:
    versions = [SurveyInput(f"b{n}", "Example", None, f"Update {n}\n{page(0, WIRE).text}") for n in range(12)]
    assert repeated(versions) == [[]] * 12


def test_another_outlet_makes_no_difference() -> None:
    pages = [page(at, "Home", outlet=f"Outlet {at}") for at in range(9)]
    assert repeated(pages) == [[]] * 9


def test_any_order_gives_the_same() -> None:
    pages = [page(at, "Home", WIRE if at % 3 else "More") for at in range(12)]
    shuffled = random.Random(3).sample(pages, len(pages))
    assert SURVEY(to_table(pages, SurveyInput)).kept.equals(SURVEY(to_table(shuffled, SurveyInput)).kept)


@given(st.lists(st.text(alphabet="ab .\n", max_size=40), max_size=6))
def test_an_article_is_told_by_its_first_page(texts: list[str]) -> None:
    found = article_of([site_lines(text) for text in texts])
    assert all(found[first] == first <= at for at, first in enumerate(found))


@pytest.mark.parametrize("fields", [{"least_pages": 1}, {"least_share": 2.0}, {"running_share": -0.5}])
def test_parameters_out_of_range_are_refused(fields: dict[str, float]) -> None:
    values: dict[str, float] = {"least_pages": 5, "least_share": 0.2, "running_share": 0.6}
    with pytest.raises(ConfigurationError, match=next(iter(fields))):
        SurveyLines(**(values | fields))  # type: ignore[arg-type]


def test_clean_goes_with_and_without_a_survey() -> None:
    clean = CleanLines(line_score=0.45, language_confidence=0.5)
    check_chain([("clean", clean)])
    check_chain([("survey", SURVEY), ("clean", clean)])
    tables = Tables(articles=to_table([article()], Article), stories=None)
    assert tables.given(clean.reads)["repeated"].to_pylist() == [None]


def test_clean_leaves_out_what_a_site_repeats() -> None:
    notice = "The Example is written in Hull by people who live there, and read by many more of them every day."
    text = f"Ferries stop as storm nears\n{WIRE}\n{notice}\nNobody came to the pier on Tuesday, said the mayor of Hull."
    span = Span(text.index(notice), text.index(notice) + len(notice))
    clean = CleanLines(line_score=0.45, language_confidence=0.5)
    cleaned = clean.clean(CleanInput("a", None, text, None, None, repeated=(span,)))
    assert isinstance(cleaned, Cleaned)
    assert span not in cleaned.layout.body
    assert len(cleaned.sentences) == 2
