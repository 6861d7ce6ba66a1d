"""Systems that ours is held against."""

import pytest

from pipeline.evaluation.systems import System, available, filled, round_robin, summary

STORY = [
    ["The old mill burned down on Monday.", "Nobody was hurt in it.", "Its owner wept."],
    ["A fire took the old mill burned black."],
    ["The old mill burned for hours.", "Rain came late."],
]
SYSTEMS: list[System] = ["lead", "round_robin_lead", "icsisumm", "sumy_lexrank", "sumy_textrank"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_keeps_its_budget_and_lives_on_nothing(system: System) -> None:
    if not available(system):
        pytest.skip("sumy is not installed: pip install sumy")
    made = summary(system, STORY, "en", 12)
    assert 0 < len(made.split()) <= 12
    assert summary(system, [], "en", 12) == "" == summary(system, [["..."]], "en", 12).strip(".")


def test_round_robin_takes_the_first_of_each_before_the_second_of_any() -> None:
    assert [s.split()[0] for s in round_robin(STORY)] == ["The", "A", "The", "Nobody", "Rain", "Its"]


def test_a_budget_is_filled_to_its_last_word() -> None:
    assert filled(["The river rose.", "Rain fell."], 4) == "The river rose.\nRain"


def test_concept_coverage_takes_what_most_articles_hold() -> None:
    assert "old mill burned" in summary("icsisumm", STORY, "en", 7)
