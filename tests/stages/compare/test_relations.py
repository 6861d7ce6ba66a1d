"""How two figures that agree stand to each other, and which sums in two currencies can be one."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.records import Relation
from pipeline.stages.compare.pairs.likeness import Thresholds, shipped_likeness
from pipeline.stages.compare.pairs.relations import is_glossed, is_plausible_rate, judge
from pipeline.text.quantities import find_quantities
from tests.stages.compare.figures import figure

Fields = dict[str, Any]
LIMITS = Thresholds(shipped_likeness(), differ=0.5, conflict=0.8, agree=0.6, same=0.3, ratio=2.0)


@pytest.mark.parametrize(
    ("left", "right", "like", "relation"),
    [
        ("41 boats", "41 boats", 0.3, "same"),
        ("41 boats", "41 boats", 0.29, None),
        ("about 40 boats", "41 boats", 0.6, "rounding"),
        ("about 40 boats", "41 boats", 0.59, None),
        ("41 boats", "47 boats", 0.99, None),
        ("41 boats", "41 percent", 0.99, None),
        ("$100", "$100", 0.3, "same"),
        ("$100", "€90", 0.99, None),
    ],
)
def test_figures_that_agree_are_the_same_or_rounded(left: str, right: str, like: float, relation: str | None) -> None:
    one, other = figure(left), figure(right)
    assert judge(one, other, LIMITS, like) == judge(other, one, LIMITS, like) == relation


@pytest.mark.parametrize(
    ("left", "right", "like", "relation"),
    [
        ({"state": "kill"}, {"state": "injur"}, 0.99, None),
        ({"state": "kill"}, {"state": "kill"}, 0.4, "same"),
        ({"partial": True}, {}, 0.4, "same"),
        ({"modifiers": "red"}, {"modifiers": "blue"}, 0.4, None),
        ({"modifiers": "red"}, {"modifiers": "red"}, 0.4, "same"),
        ({"modifiers": "red"}, {"modifiers": "blue"}, 0.5, "same"),
        ({"names": "hobb", "people": "hobb"}, {"names": "lind", "people": "lind"}, 0.4, None),
        ({"names": "hobb", "people": "hobb"}, {"names": "lind", "people": "hobb lind"}, 0.4, "same"),
        ({"names": "hobb", "people": "hobb"}, {}, 0.4, "same"),
    ],
)
def test_what_both_say_may_forbid_one_measure(
    left: Fields, right: Fields, like: float, relation: Relation | None
) -> None:
    one, other = figure("41 boats", noun="boat", **left), figure("41 boats", noun="boat", **right)
    assert judge(one, other, LIMITS, like) == judge(other, one, LIMITS, like) == relation


def test_a_part_is_no_rounding_of_a_whole() -> None:
    assert judge(figure("about 40 boats", partial=True), figure("41 boats"), LIMITS, 0.99) is None
    assert judge(figure("about 1,040 boats", partial=True), figure("1,041 boats"), LIMITS, 0.99) == "rounding"


def test_a_rare_value_is_one_whatever_stands_beside_it() -> None:
    left = {"modifiers": "red", "names": "hobb", "people": "hobb"}
    right = {"modifiers": "blue", "names": "lind", "people": "lind"}
    assert judge(figure("1,041 boats", **left), figure("1,041 boats", **right), LIMITS, 0.4) == "same"
    assert judge(figure("941 boats", **left), figure("941 boats", **right), LIMITS, 0.4) is None


@pytest.mark.parametrize(
    ("left", "right", "shared", "relation"),
    [
        ("12 kilometres", "7.5 miles", "coast", "conversion"),
        ("12 kilometres", "7.5 miles", "", None),
        ("12 kilometres", "8.5 miles", "coast", None),
        ("3 kilometres", "1.9 miles", "coast", None),
        ("about 12 kilometres", "7.5 miles", "coast", None),
    ],
)
def test_a_length_of_two_digits_in_two_units_is_one(
    left: str, right: str, shared: str, relation: Relation | None
) -> None:
    one, other = (figure(text, dimension="length", words=shared) for text in (left, right))
    assert judge(one, other, LIMITS, 0.1) == judge(other, one, LIMITS, 0.1) == relation


@pytest.mark.parametrize(
    ("fields", "like", "relation"),
    [
        ({"focus": "deal"}, 0.6, "conversion"),
        ({"focus": "deal"}, 0.5, None),
        ({"lead": "paid"}, 0.6, "conversion"),
        ({}, 0.99, None),
        ({"measure": "cost", "clause": "bridge"}, 0.6, "conversion"),
        ({"measure": "cost", "clause": "cost price"}, 0.6, None),
    ],
)
def test_sums_in_two_currencies_need_a_word_in_common(fields: Fields, like: float, relation: Relation | None) -> None:
    assert judge(figure("$100", **fields), figure("€90", **fields), LIMITS, like) == relation
    assert judge(figure("$100", **fields), figure("€20", **fields), LIMITS, like) is None


@pytest.mark.parametrize(
    ("first", "second", "glossed"),
    [
        ("12 kilometres", "7.5 miles", True),
        ("12 kilometres", "8.2 miles", True),
        ("12 kilometres", "9 miles", False),
        ("$100", "€90", True),
        ("$100", "€20", False),
    ],
)
def test_a_figure_in_brackets_is_the_one_before_it_where_it_fits(first: str, second: str, glossed: bool) -> None:
    one, other = figure(first), figure(second)
    given = replace(other, gloss_of=one.quantity.start)
    assert is_glossed(one, given) is glossed
    assert not is_glossed(one, other) and not is_glossed(one, replace(given, gloss_of=one.quantity.start + 9))
    assert not is_glossed(one, replace(given, article_id="another"))


@pytest.mark.parametrize(
    ("one", "another", "plausible"),
    [
        ("$100", "€90", True),
        ("$100", "€300", False),
        ("$100", "€20", False),
        ("$100", "£80", True),
        ("$100", "¥15,000", True),
        ("$100", "¥150", False),
        ("$0", "€0", False),
        ("$100", "€0", False),
    ],
)
def test_a_rate_of_two_currencies_is_one_that_they_have_had(one: str, another: str, plausible: bool) -> None:
    (left,), (right,) = find_quantities(one), find_quantities(another)
    assert is_plausible_rate(left, right) is is_plausible_rate(right, left) is plausible
