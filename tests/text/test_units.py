"""Units of one kind are as long, heavy or fast as they are defined to be."""

import math

import pytest

from pipeline.text.units import BY_NAME, UNITS, singular

DEFINED = [
    (12, "inch", "foot"), (3, "foot", "yard"), (1760, "yard", "mile"), (10, "millimetre", "centimetre"),
    (100, "centimetre", "metre"), (1000, "metre", "kilometre"), (1.852, "kilometre", "nautical mile"),
    (2.54, "centimetre", "inch"), (1.609344, "kilometre", "mile"),
    (640, "acre", "square mile"), (43560, "square foot", "acre"), (10_000, "square metre", "hectare"),
    (100, "hectare", "square kilometre"),
    (1000, "gram", "kilogram"), (1000, "kilogram", "tonne"), (1e6, "tonne", "megatonne"),
    (1000, "megatonne", "gigatonne"), (16, "ounce", "pound"), (2000, "pound", "ton"), (453.59237, "gram", "pound"),
    (42, "gallon", "barrel"), (3.785411784, "litre", "gallon"),
    (1.609344, "kilometre per hour", "mile per hour"), (1.852, "kilometre per hour", "knot"),
    (60, "second", "minute"), (60, "minute", "hour"), (24, "hour", "day"), (7, "day", "week"),
    (12, "month", "year"), (10, "year", "decade"), (10, "decade", "century"), (365.2425, "day", "year"),
    (1000, "kilowatt", "megawatt"), (1000, "megawatt", "gigawatt"),
]  # fmt: skip


@pytest.mark.parametrize(("count", "small", "large"), DEFINED)
def test_a_unit_is_so_many_of_another(count: float, small: str, large: str) -> None:
    one, other = BY_NAME[small], BY_NAME[large]
    assert one.dimension == other.dimension
    assert math.isclose(count * one.factor, other.factor, rel_tol=1e-6)
    assert one.offset == other.offset == 0


@pytest.mark.parametrize(("celsius", "fahrenheit"), [(0, 32), (100, 212), (-40, -40)])
def test_a_temperature_is_the_same_on_both_scales(celsius: float, fahrenheit: float) -> None:
    one, other = BY_NAME["degree Celsius"], BY_NAME["degree Fahrenheit"]
    assert math.isclose(celsius * one.factor + one.offset, fahrenheit * other.factor + other.offset, abs_tol=1e-9)


def test_every_unit_but_temperatures_and_magnitudes_is_defined_by_another() -> None:
    named = {name for _, *names in DEFINED for name in names}
    rest = {unit.name for unit in UNITS.values()} - named
    assert rest == {"degree Celsius", "degree Fahrenheit", "magnitude"}


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("Cities", "city"), ("ties", "tie"), ("churches", "church"), ("boxes", "box"), ("heroes", "hero"),
        ("classes", "class"), ("people", "person"), ("gas", "gas"), ("crisis", "crisis"), ("bus", "bus"),
        ("its", "its"), ("rivers", "river"), ("glass", "glass"),
    ],
)  # fmt: skip
def test_the_singular_of_a_noun(plural: str, one: str) -> None:
    assert singular(plural) == one
