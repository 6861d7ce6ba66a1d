"""Two sides of a conflict or none."""

from dataclasses import replace

from pipeline.records import Comparison, Member, Passage, Ranked, Side
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.choosing.selection import Option, plain_option, select
from pipeline.stages.summarize.choosing.sides import with_sides
from pipeline.stages.summarize.extract import SummarizeExtract
from pipeline.stages.summarize.story import SummarizeInput, sources
from tests.builders import member

TWELVE = "The landslide above Harnby killed twelve people, the mayor said."
TWENTY = "Rescuers counted twenty dead under the mud of the valley."
ROAD = "The coastal road stays closed until spring."
FERRY = "A ferry carries food to the cut-off villages every morning."
ARTICLES = (member("a", f"{TWELVE} {ROAD}"), member("b", f"{FERRY} {TWENTY}"))


def side(article: Member, text: str) -> Side:
    start = article.text.index(text)
    return Side(None, None, None, None, 1, 1, (Passage(article.article_id, "text", start, start + len(text)),))


CONFLICT = Comparison(
    "figure", "people killed", "conflict", (side(ARTICLES[0], "twelve people"), side(ARTICLES[1], "twenty dead")), None
)


def story(*best: str, comparisons: tuple[Comparison, ...] = (CONFLICT,)) -> SummarizeInput:
    """A story whose sentences are ranked in the order of their texts."""
    places = {m.text[s.start : s.end]: (m.article_id, s.start, s.end) for m in ARTICLES for s in m.sentences}
    ranked = tuple(Ranked(*places[text], 1.0 - i / 10) for i, text in enumerate(best))
    return SummarizeInput("s", ARTICLES, ranked, comparisons)


def chosen(told: SummarizeInput, words: int) -> list[str]:
    stage = SummarizeExtract(budget_words=words, budget_sentences=None, budget_characters=None)
    return [draft.candidates[0].text for draft in stage.summarize(told).drafts]


def options(told: SummarizeInput) -> list[Option]:
    return with_sides([plain_option(source) for source in sources(told)], told.comparisons)


def test_the_other_side_comes_directly_after_however_low_it_is_ranked() -> None:
    assert chosen(story(TWELVE, FERRY, ROAD, TWENTY), 30) == [TWELVE, TWENTY, FERRY]


def test_neither_side_is_told_where_both_do_not_fit() -> None:
    assert chosen(story(TWELVE, FERRY, ROAD, TWENTY), 18) == [FERRY, ROAD]


def test_neither_side_is_told_where_no_sentence_tells_the_other() -> None:
    assert chosen(story(TWELVE, FERRY, ROAD), 60) == [FERRY, ROAD]


def test_a_side_whose_sentence_a_reader_cannot_follow_is_no_side() -> None:
    found = [
        replace(option, faults=2) if "twenty" in option.text else option
        for option in (plain_option(source) for source in sources(story(TWELVE, FERRY, TWENTY)))
    ]
    assert [option.text for option in with_sides(found, (CONFLICT,))] == [FERRY]


def test_two_sides_of_three_are_told_where_no_sentence_tells_the_third() -> None:
    third = replace(CONFLICT, sides=(*CONFLICT.sides, side(ARTICLES[0], "The coastal road")))
    assert chosen(story(TWELVE, FERRY, TWENTY, comparisons=(third,)), 60) == [TWELVE, TWENTY, FERRY]


def test_a_story_of_one_side_alone_still_has_a_summary() -> None:
    assert chosen(story(TWELVE), 60) == [TWELVE]


def test_a_sentence_that_tells_both_sides_needs_no_other() -> None:
    whole = replace(CONFLICT, sides=(side(ARTICLES[0], "twelve"), side(ARTICLES[0], "people")))
    assert chosen(story(TWELVE, FERRY, comparisons=(whole,)), 60) == [TWELVE, FERRY]


def test_figures_that_follow_each_other_are_no_conflict() -> None:
    assert chosen(story(TWELVE, FERRY, comparisons=(replace(CONFLICT, relation="update"),)), 60) == [TWELVE, FERRY]


def test_where_nothing_fits_a_sentence_without_a_side_is_taken() -> None:
    told = select(options(story(TWELVE, ROAD, TWENTY)), Budget(3, None, None), 0.0)
    assert [option.text for option in told] == [ROAD]
