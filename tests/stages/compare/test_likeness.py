"""Each feature of two figures says what its name says, on figures made for it."""

from dataclasses import replace
from math import log10
from typing import Any

import pytest

from pipeline.stages.compare.pairs.doubts import are_apart, doubts, is_far
from pipeline.stages.compare.pairs.likeness import Likeness, digits, nearness, rarity, value_features, word_features
from pipeline.stages.compare.pairs.rivals import Rivals
from pipeline.stages.compare.pairs.sentences import Sentences
from pipeline.stages.compare.reading.mention import Mention
from tests.builders import member
from tests.stages.compare.figures import figure

Fields = dict[str, Any]


def _moved(mention: Mention, start: int) -> Mention:
    """The figure further on in its article."""
    quantity = replace(mention.quantity, start=start, end=start + 5)
    return replace(mention, quantity=quantity)


@pytest.mark.parametrize(
    ("name", "left", "right", "value"),
    [
        ("clause", {"clause": "a b c"}, {"clause": "b c d"}, 2 / 4),
        ("clause", {"clause": "a b c d e"}, {"clause": "a b c d e"}, 1),
        ("sentence", {"words": "a b c"}, {"words": "b c d"}, 2 / 8),
        ("sentence", {"words": "a b c d e f g h i"}, {"words": "a b c d e f g h i"}, 1),
        ("beside", {"numerals": "7 9"}, {"numerals": "7"}, 1 / 2),
        ("beside", {"numerals": "7 9 11"}, {"numerals": "7 9 11"}, 1),
        ("noun", {"noun": "boat"}, {"noun": "boat"}, 1),
        ("noun", {"noun": "boat"}, {"noun": "mill"}, 0),
        ("noun", {"noun": "person"}, {"noun": "person"}, 0),
        ("measure", {"measure": "dead"}, {"measure": "dead"}, 1),
        ("measure", {"measure": "dead"}, {"measure": "hurt"}, 0),
        ("alone", {"alone": True}, {"alone": True}, 1),
        ("alone", {"alone": True}, {}, 1 / 2),
        ("opening", {"opening": True}, {"opening": True}, 1),
        ("opening", {"opening": True}, {}, 0),
        ("state", {"state": "killed"}, {"state": "injured"}, -1),
        ("state", {"state": "killed"}, {"state": "killed"}, 0),
        ("state", {"state": "killed"}, {}, 0),
        ("times", {"times": "2014"}, {"times": "2015"}, -1),
        ("times", {"times": "2014 may"}, {"times": "may"}, 0),
        ("times", {"times": "2014"}, {}, 0),
        ("names", {"names": "hobb", "people": "hobb"}, {"names": "lind", "people": "lind"}, -1),
        ("names", {"names": "hobb", "people": "hobb"}, {"names": "lind", "people": "lind hobb"}, 0),
        ("names", {"names": "hobb", "people": "hobb"}, {}, 0),
        ("parts", {"partial": True}, {}, -1),
        ("parts", {"partial": True}, {"partial": True}, 0),
    ],
)
def test_features_of_words(name: str, left: Fields, right: Fields, value: float) -> None:
    one, other = figure(**left), figure(**right)
    assert word_features(one, other)[name] == word_features(other, one)[name] == pytest.approx(value)


def test_of_figures_of_which_nothing_is_known_no_word_says_anything() -> None:
    assert not any(word_features(figure(), figure()).values())


@pytest.mark.parametrize(
    ("left", "right", "features"),
    [
        ("1,234 boats", "1,234 boats", {"agree": 1, "rare": 1}),
        ("41 boats", "41 boats", {"agree": 1, "rare": (1 + log10(41)) / 4}),
        ("7 boats", "7 boats", {"agree": 1, "rare": 0}),
        ("$5", "€7", {"agree": 1, "rare": (1 + log10(5)) / 4}),
        ("41 boats", "42 boats", {"close": 0.978, "fine": 0.480}),
        ("41 boats", "82 boats", {"close": 0.369, "fine": 0}),
        ("41 boats", "200 boats", {"close": 0, "fine": 0}),
        ("0 boats", "41 boats", {"close": 0, "fine": 0}),
    ],
)
def test_features_of_values(left: str, right: str, features: dict[str, float]) -> None:
    one, other = figure(left), figure(right)
    assert value_features(one, other) == value_features(other, one) == pytest.approx(features, abs=1e-3)


@pytest.mark.parametrize(
    ("left", "right", "printed", "rare"),
    [
        ("43,538 votes", "43,538 votes", 4, 1),
        ("4,300 votes", "4,310 votes", 1 + log10(43), (1 + log10(43)) / 4),
        ("10 votes", "10 votes", 1, 0),
        ("11 votes", "11 votes", 1 + log10(11), (1 + log10(11)) / 4),
        ("7.5 percent", "7.5 percent", 1 + log10(75), (1 + log10(75)) / 4),
        ("7 percent", "7 percent", 1 + log10(7), (1 + log10(7)) / 4),
    ],
)
def test_a_value_of_many_digits_is_rare(left: str, right: str, printed: float, rare: float) -> None:
    a, b = figure(left).quantity, figure(right).quantity
    assert digits(a, b) == digits(b, a) == pytest.approx(printed)
    assert rarity(a, b) == rarity(b, a) == pytest.approx(rare)


def test_nearness_falls_from_one_to_nothing_at_the_limit() -> None:
    one, same, twice, far = (figure(text).quantity for text in ("10 miles", "10 miles", "20 miles", "40 miles"))
    assert nearness(one, same, 4) == 1
    assert nearness(one, twice, 4) == nearness(twice, one, 4) == pytest.approx(0.5)
    assert nearness(one, far, 4) == nearness(one, far, 2) == 0
    assert nearness(figure("1 mile").quantity, figure("1.609344 kilometres").quantity, 4) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("no noun", ("41",), ("42 boats",)),
        ("names of shares", ("41 percent", {"names": "hobb"}), ("42 percent",)),
        ("polled", ("41 percent", {"polled": True}), ("42 percent",)),
        ("years or months", ("41 boats", {"times": "2014"}), ("42 boats", {"times": "2015"})),
        ("years or months", ("41 boats", {"times": "may"}), ("42 boats", {"times": "june"})),
        ("list", ("41 boats", {"figures": 4}), ("42 boats", {"figures": 5})),
        ("double", ("41 boats",), ("83 boats",)),
        ("small", ("11 boats",), ("12 boats",)),
    ],
)
def test_a_doubt_is_told(name: str, left: tuple[Any, ...], right: tuple[Any, ...]) -> None:
    (one, more), (other, still) = ((*given, {})[:2] for given in (left, right))
    found = doubts(figure(one, **more), figure(other, **still))
    assert {key for key, value in found.items() if value} == {name} and found[name] == -1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {}),
        ({"times": "monday"}, {"times": "tuesday"}),
        ({"times": "2014"}, {}),
        ({"figures": 3}, {"figures": 9}),
        ({"names": "hobb"}, {"names": "lind"}),
    ],
)
def test_what_may_be_one_thing_leaves_no_doubt(left: Fields, right: Fields) -> None:
    assert not any(doubts(figure("41 boats", **left), figure("82 boats", **right)).values())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"culprit": True}, {}),
        ({"partial": True}, {}),
        ({"whole": True}, {}),
        ({"modifiers": "fishing"}, {"modifiers": "sailing"}),
        ({"parts": frozenset({42.0})}, {}),
        ({"dimension": "time", "focus": "left"}, {"dimension": "time"}),
        ({"period": frozenset({"first quarter"})}, {"period": frozenset({"second quarter"})}),
        ({"period": "ago"}, {}),
        ({"used": "on", "focus": "furs"}, {"used": "on", "focus": "cruise"}),
        ({"times": "2014", "years": ("2012", "2014")}, {"times": "2014"}),
    ],
)
def test_figures_of_two_things_are_apart(left: Fields, right: Fields) -> None:
    one, other = figure("41 boats", **left), figure("42 boats", **right)
    assert are_apart(one, other) and are_apart(other, one)


def test_figures_of_which_nothing_is_known_are_not_apart() -> None:
    assert not are_apart(figure("41 boats"), figure("42 boats"))


@pytest.mark.parametrize(
    ("left", "right", "far"),
    [
        (None, None, False),
        (None, "2024-03-05", False),
        ("2024-03-05", "2024-03-07", False),
        ("2024-03-05", "2024-03-08", True),
        ("2024-03-08T10:00:00Z", "2024-03-05", True),
    ],
)
def test_articles_more_than_two_days_apart_are_far(left: str | None, right: str | None, far: bool) -> None:
    assert is_far(figure(day=left), figure(day=right)) is is_far(figure(day=right), figure(day=left)) is far


_NONE = {"beaten": 0, "mutual": 1, "taken": 0}
_ONE = Likeness({"bias": 0.0, "clause": 4.0}, {"bias": 0.0})  # a shared word of the clause is worth 1


@pytest.mark.parametrize(
    ("others", "features"),
    [
        ([], _NONE),
        ([("50 boats", 1, "b c d")], {"beaten": -1 / 3, "mutual": 0, "taken": 0}),
        ([("50 boats", 1, "b c")], {"beaten": 0, "mutual": 0, "taken": 0}),
        ([("50 boats", 1, "b")], {"beaten": 0, "mutual": 1, "taken": 0}),
        ([("50 boats", 2, "b c d")], _NONE),
        ([("41 boats", 1, "x")], {"beaten": 0, "mutual": 1, "taken": -1}),
        ([("41 mills", 1, "x")], {"beaten": 0, "mutual": 1, "taken": 0}),
        ([("42 boats", 1, "b c d")], _NONE),
    ],
)
def test_figures_of_the_other_article_may_be_nearer(
    others: list[tuple[str, int, str]], features: dict[str, float]
) -> None:
    left = figure("41 boats", article=0, clause="b c d e")
    right = figure("42 boats", article=1, clause="b c")
    more = [figure(text, article=article, clause=clause) for text, article, clause in others]
    more = [_moved(mention, 10 * (n + 1)) for n, mention in enumerate(more)]
    unlike = Sentences((member("a", "It was 7."), member("b", "It was 7.")))
    found = Rivals([left, right, *more], _ONE, unlike).features(left, right)
    assert found == pytest.approx(features | {"paired": 0})
