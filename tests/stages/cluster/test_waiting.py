"""The longer a story has been quiet, the more is asked of articles that would join it as they come in."""

import numpy as np

from pipeline.stages.cluster.candidates import UNDATED
from pipeline.stages.cluster.merges import Merge
from pipeline.stages.cluster.waiting import EACH, MOST, against


def merge(into: int, gone: int) -> Merge:
    return Merge(into, gone, 0.5, (None, None), (1, 1), (0.0, 0.0), (0.0, 0.0), 0.0, True)


def lost(days: list[int], fresh: list[bool], *made: tuple[int, int]) -> list[float]:
    found = against([merge(*pair) for pair in made], np.array(fresh), np.array(days))
    return [round(float(odds), 6) for odds in found]


def test_a_story_of_today_is_not_quiet() -> None:
    assert lost([10, 10], [False, True], (0, 1)) == [0.0]


def test_each_day_without_news_speaks_against_a_newcomer_up_to_a_limit() -> None:
    assert lost([9, 10], [False, True], (0, 1)) == [EACH]
    assert lost([8, 10], [False, True], (0, 1)) == [2 * EACH]
    assert lost([1, 10], [False, True], (0, 1)) == [MOST]


def test_a_group_is_as_quiet_as_its_newest_article() -> None:
    assert lost([1, 8, 10], [False, False, True], (0, 1), (0, 2)) == [0.0, 2 * EACH]


def test_articles_that_came_in_together_or_are_known_both_are_joined_as_ever() -> None:
    assert lost([1, 10], [True, True], (0, 1)) == [0.0]
    assert lost([1, 10], [False, False], (0, 1)) == [0.0]


def test_after_an_old_article_has_joined_the_group_is_none_of_newcomers() -> None:
    assert lost([1, 10, 10], [False, True, True], (0, 1), (0, 2)) == [MOST, 0.0]


def test_undated_articles_say_nothing() -> None:
    assert lost([UNDATED, 10], [False, True], (0, 1)) == [0.0]
