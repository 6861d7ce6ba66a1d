"""How two figures stand to each other by value alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.intervals import agree, bounds, exclude, meet, reading, same_value
from pipeline.text.quantities import Quantity, find_quantities
from pipeline.text.quantity import Qualifier, in_base_unit

QUALIFIERS: tuple[Qualifier | None, ...] = (None, "more than", "at least", "less than", "up to", "about", "nearly")


def the(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


def quantities(unit: str = "kilometre") -> st.SearchStrategy[Quantity]:
    """Lengths of one to four digits at any power of ten, with any qualifier."""

    def made(digits: int, power: int, qualifier: Qualifier | None) -> Quantity:
        return Quantity(0, 1, digits * 10.0**power, None, unit, qualifier, "measure", 10.0**power, False)

    return st.builds(made, st.integers(1, 9999), st.integers(-2, 9), st.sampled_from(QUALIFIERS))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 2,200 people", "2,260 people"),
        ("more than a dozen marines", "16 marines"),
        ("two dozen states", "23 states"),
        ("nearly 95% effective", "94.5% effective"),
        ("nearly 200,000 people", "some 180,000 people"),
        ("more than 90 percent", "94.5 percent"),
        ("$1 trillion", "$1.2 trillion"),
        ("$349 billion", "$350 billion"),
        ("as many as 35 to 40 people", "about 40 people"),
        ("more than 1 million people", "1.1 million people"),
        ("seven decades", "73 years"),
        ("$43 million", "$43,885,310"),
    ],
)
def test_figures_that_one_value_explains_agree(left: str, right: str) -> None:
    assert agree(the(left), the(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("47 pages", "48 pages"),
        ("5.8 percent", "5.9 percent"),
        ("about 3,000 troops", "more than 2,500 troops"),
        ("at least 12 people", "15 people"),
        ("more than 97,000 cases", "more than 98,500 cases"),
        ("270 votes", "279 votes"),
        ("$4 billion", "$5 billion"),
    ],
)
def test_figures_that_a_reader_takes_for_two_values_do_not_agree(left: str, right: str) -> None:
    assert not agree(the(left), the(right))


@pytest.mark.parametrize(
    ("left", "right", "excluded"),
    [
        ("at least 10 people", "15 people", False),
        ("more than 65 people", "60 people", True),
        ("up to 50 people", "at least 63 people", True),
        ("fewer than 50 people", "at least 30 people", False),
        ("47 pages", "48 pages", True),
        ("about 50 people", "52 people", False),
        ("5.7 billion dollars", "at least 6 billion dollars", True),
    ],
)
def test_a_bound_excludes_what_lies_on_its_other_side(left: str, right: str, excluded: bool) -> None:
    assert exclude(the(left), the(right)) is excluded


@given(quantities(), quantities())
def test_no_relation_of_values_depends_on_the_order(a: Quantity, b: Quantity) -> None:
    assert agree(a, b) is agree(b, a)
    assert exclude(a, b) is exclude(b, a)


@given(quantities())
def test_a_figure_agrees_with_itself_and_holds_its_own_value(a: Quantity) -> None:
    assert agree(a, a) and same_value(a, a) and not exclude(a, a)
    (low, high), (least, most) = reading(a), bounds(a)
    value = in_base_unit(a, a.value)
    assert least <= low <= value <= high <= most


@given(quantities(), quantities())
def test_figures_that_agree_do_not_exclude_each_other(a: Quantity, b: Quantity) -> None:
    assert not (agree(a, b) and exclude(a, b))


@given(quantities(), quantities(), st.sampled_from(["metre", "centimetre"]))
def test_another_unit_changes_nothing(a: Quantity, b: Quantity, unit: str) -> None:
    factor = in_base_unit(a, 1.0) / in_base_unit(replace(a, unit=unit), 1.0)
    first, second = (replace(q, value=q.value * factor, step=q.step * factor, unit=unit) for q in (a, b))
    assert exclude(a, b) is exclude(first, second)
    # One digit of millions is read more loosely than one of thousands, and so is no matter of the unit.
    if max(a.value, b.value) * factor < 1e6 or min(a.value, b.value) >= 1e6:
        assert agree(a, b) is agree(first, second)
    assert meet(reading(a), reading(first))
