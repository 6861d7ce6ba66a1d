"""Whether a claim may give one figure where its source gives another."""

import pytest

from pipeline.text.quantities import find_quantities
from pipeline.text.quantity import Quantity, admitted, compatible


def figure(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("30 to 40 people", "35 people"),
        ("30 to 40 people", "40 people"),
        ("about 70 miles", "71.3 miles"),
        ("more than 50 people", "52 people"),
        ("at least 50 people", "50 people"),
        ("nearly 50 people", "49 people"),
        ("less than 50 miles", "49 miles"),
        ("dozens of people", "36 people"),
        ("$2.3 billion", "$2.34 billion"),
        ("50 people", "about 50 people"),
    ],
)
def test_a_claim_may_be_rounder_than_its_source(claim: str, source: str) -> None:
    assert compatible(figure(claim), figure(source))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("30 to 40 people", "45 people"),
        ("30 to 40 people", "29 people"),
        ("35 people", "30 to 40 people"),
        ("71.3 miles", "about 70 miles"),
        ("more than 50 people", "49 people"),
        ("more than 50 people", "90 people"),
        ("nearly 50 people", "51 people"),
        ("less than 50 miles", "52 miles"),
        ("36 people", "dozens of people"),
        ("$2.3 billion", "$2.6 billion"),
        ("$50", "50 people"),
        ("50 miles", "50 people"),
    ],
)
def test_a_claim_may_not_be_finer_than_its_source_or_lie_elsewhere(claim: str, source: str) -> None:
    assert not compatible(figure(claim), figure(source))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30 to 40 people", 30, 40),
        ("36 people", 36, 36),
        ("more than 50 people", 50, 55),
        ("nearly 50 miles", 47.5, 50),
    ],
)
def test_what_a_figure_admits(text: str, low: float, high: float) -> None:
    assert admitted(figure(text)) == pytest.approx((low, high), rel=1e-6)
