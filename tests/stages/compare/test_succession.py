"""Which of two values that differ takes the place of the other."""

from typing import Any

import pytest

from pipeline.records import Relation
from pipeline.stages.compare.pairs.differences import differing
from pipeline.stages.compare.pairs.likeness import Thresholds, shipped_likeness
from pipeline.stages.compare.pairs.succession import excludes, told_apart
from pipeline.stages.compare.pairs.tolls import counted_apart, has_risen, rising
from tests.stages.compare.figures import figure

Fields = dict[str, Any]
LIMITS = Thresholds(shipped_likeness(), differ=0.5, conflict=0.7, agree=0.6, same=0.5, ratio=2.0)
EARLY, LATE, FAR = "2024-03-05", "2024-03-06", "2024-03-09"


@pytest.mark.parametrize(
    ("low", "high", "relation"),
    [
        (("41 boats", {}), ("42 boats", {}), "conflict"),
        (("41 boats", {}), ("82 boats", {}), "conflict"),
        (("41 boats", {}), ("83 boats", {}), None),
        (("0 boats", {}), ("41 boats", {}), None),
        (("41 boats", {"day": EARLY}), ("42 boats", {"day": FAR}), None),
        (("41 boats", {"revised": True}), ("42 boats", {}), "update"),
        (("41 boats", {"counting": True}), ("42 boats", {}), "update"),
        (("41 boats", {"counting": True, "expected": True}), ("42 boats", {}), "conflict"),
        (("41 boats", {"counting": True, "day": EARLY}), ("160 boats", {"day": LATE}), "update"),
        (("41 boats", {"counting": True, "day": EARLY}), ("170 boats", {"day": LATE}), None),
        (("41 boats", {"counting": True, "day": LATE}), ("42 boats", {"day": EARLY}), "conflict"),
        (("at least 41 boats", {}), ("42 boats", {}), "update"),
        (("about 41 boats", {}), ("42 boats", {}), None),
        (("41 boats", {"state": "kill", "day": EARLY}), ("44 boats", {"day": LATE}), "update"),
        (("$41", {}), ("$42", {}), "conflict"),
        (("$41", {"rises": True, "day": EARLY}), ("$42", {"day": LATE}), "update"),
        (("$41", {"counting": True}), ("$42", {}), "conflict"),
        (("$41", {"counting": True}), ("$42", {"counting": True}), "update"),
        (("41 percent", {"state": "kill", "counting": True}), ("42 percent", {"state": "kill"}), "update"),
        (("2 days", {"dimension": "time", "day": EARLY}), ("3 days", {"dimension": "time", "day": LATE}), "update"),
        (("2 days", {"dimension": "time", "day": EARLY}), ("4 days", {"dimension": "time", "day": LATE}), "update"),
        (("3 days", {"dimension": "time", "day": EARLY}), ("6 days", {"dimension": "time", "day": LATE}), "conflict"),
    ],
)
def test_a_later_value_of_what_is_counted_on_is_an_update(
    low: tuple[str, Fields], high: tuple[str, Fields], relation: Relation | None
) -> None:
    one, other = figure(low[0], **low[1]), figure(high[0], **high[1])
    assert told_apart(one, other, 2.0) == told_apart(other, one, 2.0) == relation


@pytest.mark.parametrize(
    ("one", "another", "apart"),
    [
        ("62 percent", "63 percent", True),
        ("41 boats", "about 42 boats", False),
        ("up to 103 boats", "up to 149 boats", True),
        ("at least 103 boats", "at least 149 boats", False),
        ("more than 41 boats", "42 boats", False),
        ("more than 41 boats", "40 boats", True),
    ],
)
def test_figures_that_cannot_both_hold(one: str, another: str, apart: bool) -> None:
    a, b = figure(one).quantity, figure(another).quantity
    assert excludes(a, b) is excludes(b, a) is apart


DEAD = {"measure": "kill"}


@pytest.mark.parametrize(
    ("low", "high", "relation"),
    [
        ({}, {}, "update"),
        ({"day": LATE}, {"day": LATE}, None),
        ({"day": LATE}, {"day": EARLY}, None),
        ({"day": None}, {}, None),
        ({"past": True}, {}, None),
        ({}, {"partial": True}, None),
        ({"modifiers": "young"}, {}, None),
        ({"culprit": True}, {}, None),
        ({"period": "year"}, {}, None),
        ({"people": "hobb"}, {"people": "lind"}, None),
        ({"people": "hobb lind"}, {"people": "lind"}, "update"),
        ({"people": "hobb"}, {}, "update"),
        ({"places": "dorn"}, {}, None),
        ({"places": "dorn"}, {"scene": "dorn harnby"}, "update"),
        ({"scene": "dorn"}, {"places": "harnby"}, None),
        ({"measure": "boat"}, {}, None),
    ],
)
def test_a_toll_that_is_higher_a_day_later_has_risen(low: Fields, high: Fields, relation: Relation | None) -> None:
    one = figure("41 people", **(DEAD | {"day": EARLY} | low))
    other = figure("44 people", **(DEAD | {"day": LATE} | high))
    assert rising(one, other, LIMITS) == relation
    assert rising(other, one, LIMITS) == (relation if low.get("measure") is None else "update")


@pytest.mark.parametrize(("low", "high", "rises"), [(11, 44, True), (11, 45, False), (10, 12, False)])
def test_a_toll_rises_only_so_much_and_a_small_one_may_be_of_something_else(low: int, high: int, rises: bool) -> None:
    one, other = figure(f"{low} people", day=EARLY, **DEAD), figure(f"{high} people", day=LATE, **DEAD)
    assert (rising(one, other, LIMITS) == "update") is rises


@pytest.mark.parametrize(
    ("police", "organisers", "conflict"),
    [
        ({}, {}, True),
        ({"day": EARLY}, {"day": LATE}, False),
        ({"counter": "organisers"}, {}, False),
        ({"counter": None}, {}, False),
        ({"past": True}, {}, False),
        ({"partial": True}, {}, False),
        ({"measure": "kill"}, {}, False),
        ({"quantity": figure("999 people").quantity}, {}, False),
    ],
)
def test_police_and_organisers_count_one_crowd(police: Fields, organisers: Fields, conflict: bool) -> None:
    one = figure("1,000 people", **({"measure": "crowd", "counter": "police"} | police))
    other = figure("10,000 people", **({"measure": "crowd", "counter": "organisers"} | organisers))
    assert (counted_apart(one, other) == "conflict") is conflict


@pytest.mark.parametrize(
    ("low", "high", "days", "risen"),
    [
        ("at least 41 people", "at least 44 people", (EARLY, LATE), True),
        ("at least 41 people", "at least 44 people", (LATE, EARLY), False),
        ("at least 41 people", "at least 44 people", (EARLY, EARLY), False),
        ("at least 41 people", "at least 44 people", (None, EARLY), False),
        ("at least 41 people", "44 people", (EARLY, LATE), False),
        ("at least 41 people", "at least 41 people", (EARLY, LATE), False),
        ("at least $41", "at least $44", (EARLY, LATE), False),
    ],
)
def test_two_lower_bounds_of_two_days_do_not_agree(
    low: str, high: str, days: tuple[str | None, str | None], risen: bool
) -> None:
    one, other = (figure(text, day=day) for text, day in zip((low, high), days, strict=True))
    assert has_risen(one, other) is has_risen(other, one) is risen


@pytest.mark.parametrize(
    ("like", "left", "right", "relation"),
    [
        (0.8, {}, {}, "conflict"),
        (0.6, {}, {}, None),
        (0.6, {"revised": True}, {}, "update"),
        (0.4, {"revised": True}, {}, None),
        (0.8, {"state": "kill"}, {"state": "injur"}, None),
        (0.8, {"state": "kill"}, {}, "conflict"),
        (0.8, {"past": True}, {}, "conflict"),
        (0.8, DEAD | {"past": True}, DEAD, None),
        (0.1, {"measure": "child", "full_names": "annhobb"}, {"measure": "child", "full_names": "annhobb"}, "conflict"),
        (0.9, {"measure": "child", "full_names": "annhobb"}, {"measure": "child", "full_names": "jolind"}, None),
        (0.1, DEAD | {"day": EARLY}, DEAD | {"day": LATE}, "update"),
    ],
)
def test_figures_differ_by_what_is_known_or_by_their_likeness(
    like: float, left: Fields, right: Fields, relation: Relation | None
) -> None:
    assert differing(figure("41 boats", **left), figure("44 boats", **right), like, LIMITS) == relation
