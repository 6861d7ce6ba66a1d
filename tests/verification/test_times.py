"""Times of day are the same by the minute, not by their characters."""

import pytest

from pipeline.verification.figures import figure_faults
from pipeline.verification.times import times_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 5:12 a.m.", [312]),
        ("at 5:12 p.m.", [1032]),
        ("at 12:05 am, 12 pm and 5.30pm", [5, 720, 1050]),
        ("at 17:12", [1032]),
        ("14.50 euros, 52-48, 13 p.m., 24:10, 5:72, 1:2:3", []),
    ],
)
def test_times_are_found(text: str, minutes: list[int]) -> None:
    assert [time.minutes for time in times_of(text).values()] == minutes


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("It began at 17:12.", "It began at 5:12 p.m."),
        ("It began at 5:12.", "It began at 5:12 p.m."),
        ("It began at 5 p.m.", "It began at 5 a.m. and again at 5 p.m."),
        ("It cost 14.50 euros.", "It cost 14.50 euros, after 2.50."),
    ],
)
def test_the_same_time_is_no_fault(claim: str, source: str) -> None:
    assert figure_faults(claim, source) == []


def test_the_other_half_of_the_day_contradicts() -> None:
    (fault,) = figure_faults("It began at 5:12 a.m.", "It began at 5:12 p.m.")
    assert (fault.contradicts, fault.reason) == (True, "says 5:12 a.m.; source says 5:12 p.m.")


def test_another_time_is_a_fault() -> None:
    assert figure_faults("It began at 18:12.", "It began at 5:12 p.m.") != []
