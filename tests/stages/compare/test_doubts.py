"""What makes two figures whose sentences are alike figures of two things."""

import pytest

from pipeline.stages.compare.pairs.doubts import is_complement, is_one_person
from pipeline.text.quantities import find_quantities
from tests.stages.compare.test_ledger import relations


@pytest.mark.parametrize(
    ("one", "another", "of_one_thing"),
    [
        (  # now, and some time ago
            "A gallon of gas costs drivers $3.04 on average, the club said.",
            "A gallon of gas cost drivers $2.10 on average some months ago, the club said.",
            "A gallon of gas costs drivers $2.10 on average, the club said.",
        ),
        (  # a stretch of years, and one of them
            "The couple paid an effective tax rate of 35.7 percent in 2014.",
            "The couple paid an effective tax rate of 31.5 percent from 2007 through 2014.",
            "The couple paid an effective tax rate of 31.5 percent in 2014.",
        ),
        (  # two uses
            "Hobb's campaign spent $4,272 on a cruise, records show.",
            "Hobb's campaign spent $5,150 on furs, records show.",
            "Hobb's campaign spent $5,150 on a cruise, records show.",
        ),
        (  # the whole of which another is a part
            "The strike closed 141 schools on Wednesday.",
            "The strike closed 140 of the city's 163 schools on Wednesday.",
            "The strike closed 163 schools on Wednesday.",
        ),
        (  # the ages of a group and of a person
            "Police arrested Ann Hobb, 21, over the sale of handguns.",
            "Police arrested Ann Hobb over the sale of handguns to 18-year-olds.",
            "Police arrested Ann Hobb, 18, over the sale of handguns.",
        ),
    ],
)
def test_figures_of_two_things_are_no_conflict_and_those_of_one_are(one: str, another: str, of_one_thing: str) -> None:
    assert [r for r, _ in relations(one, another) if r == "conflict"] == []
    assert [r for r, _ in relations(one, of_one_thing)] == ["conflict"]


def test_a_year_of_the_past_in_one_sentence_is_no_proof_of_two_things() -> None:
    one = "The album is the biggest seller ever, with 61 million copies sold, the label said."
    another = "The album, released in 1982, is the biggest seller ever, with 65 million copies sold."
    assert [r for r, _ in relations(one, another)] == ["conflict"]


def test_an_event_of_a_year_of_the_past_is_another_one() -> None:
    one = "A quake of magnitude 6.1 struck the Darvan province."
    another = (
        "A quake shook Darvan province. It lies on a fault that broke in 1987, when one of magnitude 6.4 struck it."
    )
    assert relations(one, another) == []
    assert [r for r, _ in relations(one, "A quake of magnitude 6.4 struck Darvan.")] == ["conflict"]


def test_an_article_may_give_the_counts_of_both_parties() -> None:
    one = "More than 5,400 people have been killed since the unrest began in March, the UN says."
    other = "Activists say more than 7,000 people have been killed since the unrest began in March."
    assert [r for r, _ in relations(f"{one} {other}", other)] == ["conflict"]


def test_about_reaches_less_far_the_finer_a_figure_is_printed() -> None:
    one, another = (
        "Rescuers saved 130 people from the rubble in Osk.",
        "About 122 people were saved from the rubble in Osk.",
    )
    assert [r for r, _ in relations(one, another)] == ["conflict"]
    assert [r for r, _ in relations(one, another.replace("122", "128"))] == ["rounding"]


@pytest.mark.parametrize(
    ("one", "another", "whole"),
    [
        ("60 percent", "40 percent", True),
        ("60 percent", "41.9 percent", True),
        ("60 percent", "45 percent", False),
        ("60 people", "40 people", False),
        ("two-thirds of it", "a third of it", True),
    ],
)
def test_two_shares_may_make_a_whole(one: str, another: str, whole: bool) -> None:
    (left,), (right,) = find_quantities(one), find_quantities(another)
    assert is_complement(left, right) is is_complement(right, left) is whole


@pytest.mark.parametrize(
    ("one", "another", "may_be"),
    [
        ("ann hobb", "ann hobb cole", True),
        ("ann hobb", "bob hobb", False),
        ("hobb", "ann hobb", True),
        ("ann", "bob", False),
        ("", "", False),
        ("ann hobb lee", "ann hobb cole", True),
    ],
)
def test_one_family_name_is_not_one_person(one: str, another: str, may_be: bool) -> None:
    left, right = frozenset(one.split()), frozenset(another.split())
    assert is_one_person(left, right) is is_one_person(right, left) is may_be
