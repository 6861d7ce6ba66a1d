"""Which sentences are taken together."""

import pytest

from pipeline.records import Span
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.choosing.repetition import told_again
from pipeline.stages.summarize.choosing.selection import Option, select
from pipeline.stages.summarize.wording.edits import extract_candidate
from tests.builders import member

BUDGET = Budget(100, None, None)
BEGAN = "Ann Hobb on June 3 began a run for office, supported by voters."
ANNOUNCED = "Ann Hobb announced her campaign for mayor before friends in the harbour."
WEATHER = "Snow closed the road to Osk."


def option(article: str, text: str, position: int = 0, weight: float = 1.0, faults: int = 0) -> Option:
    source = member(article, text)
    wording = extract_candidate(source, 0, len(text))
    return Option(source, position, Span(0, len(text)), weight, (wording,), faults)


def chosen(*options: Option, budget: Budget = BUDGET) -> list[str]:
    return [found.text for found in select(options, budget, 0.0)]


@pytest.mark.parametrize(("positions", "texts"), [((0, 0), [BEGAN]), ((1, 0), [BEGAN, ANNOUNCED])])
def test_two_leads_of_one_subject_tell_one_fact_and_a_later_sentence_does_not(
    positions: tuple[int, int], texts: list[str]
) -> None:
    found = chosen(option("a", BEGAN, positions[0]), option("b", ANNOUNCED, positions[1], weight=0.9))
    assert sorted(found) == sorted(texts)


def test_the_best_is_taken_first_and_what_does_not_fit_is_passed_over() -> None:
    long = " ".join([*["Ferries wait"] * 50, "here."])
    assert chosen(option("a", BEGAN), option("b", long, weight=0.9), option("c", WEATHER, weight=0.8)) == [
        BEGAN,
        WEATHER,
    ]


def test_a_sentence_without_faults_goes_before_a_better_one_that_has_some() -> None:
    tight = Budget(8, None, None)
    assert chosen(option("a", WEATHER + " It fell.", faults=1), option("b", WEATHER, weight=0.5), budget=tight) == [
        WEATHER
    ]


def test_where_nothing_fits_the_one_nearest_to_the_budget_is_taken() -> None:
    tight = Budget(3, None, None)
    assert chosen(option("a", BEGAN), option("b", WEATHER, weight=0.5), budget=tight) == [WEATHER]


def test_what_is_likely_told_again_gives_way_to_what_is_nearly_as_good() -> None:
    began = option("a", BEGAN)
    likely = option("b", "Voters spoke in the harbour of the run and of taxes.", position=2, weight=0.8)
    again = told_again(likely.text, [BEGAN])
    tight = Budget(24, None, None)
    assert again > 0.3 and chosen(began, likely, budget=tight) == [BEGAN, likely.text]
    assert chosen(began, likely, option("c", WEATHER, weight=0.7), budget=tight) == [BEGAN, WEATHER]
    far = 0.8 * (1 - again**1.5) - 0.01
    assert chosen(began, likely, option("c", WEATHER, weight=far), budget=tight) == [BEGAN, likely.text]
