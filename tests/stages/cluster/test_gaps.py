"""What days between two articles say, as a plain count of pairs says it."""

from math import exp, inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.cluster.gaps import (
    ALIKE,
    FAR,
    FEW,
    LATER,
    LEAST,
    LIKELY,
    MORE,
    MOST,
    NEAR,
    SPAN,
    STEPS,
    gap_log_odds,
)

ENDS = [*STEPS.tolist(), inf]


def class_of(gap: int) -> int:
    return next(number for number, end in enumerate(ENDS) if gap < end)


def expected(begin: float, end: float) -> tuple[float, float]:
    """Shares of reports of one story, and of look-alikes, whose gap is from `begin` up to `end`."""
    near, far, spread = (exp(-begin / days) - exp(-end / days) for days in (NEAR, FAR, SPAN))
    return (1 - LATER) * near + LATER * far + 1e-4, spread


def plain_odds(gaps: list[int], probabilities: list[float]) -> list[float]:
    prior = [expected(begin, end) for begin, end in zip([0.0, *ENDS[:-1]], ENDS, strict=True)]
    reports, spread = ([FEW * shares[kind] for shares in prior] for kind in (0, 1))
    for gap, probability in zip(gaps, probabilities, strict=True):
        if probability >= LIKELY:
            reports[class_of(gap)] += probability
        elif probability >= ALIKE:
            spread[class_of(gap)] += 1 - probability
    odds, lowest = [], inf
    for (share, _), same, other in zip(prior, reports, spread, strict=True):
        ratio = min(same / sum(reports), MORE * share) / (other / sum(spread))
        lowest = min(lowest, max(LEAST, min(MOST, log(ratio))))
        odds.append(lowest)
    return [odds[class_of(gap)] for gap in gaps]


pairs = st.tuples(st.integers(0, 120), st.sampled_from([0.0, ALIKE, 0.3, LIKELY, 0.9]))


@given(st.lists(pairs, max_size=30), st.integers(1, 40))
def test_the_odds_of_a_gap_are_those_of_a_plain_count(drawn: list[tuple[int, float]], times: int) -> None:
    gaps, probabilities = ([pair[side] for pair in drawn] * times for side in (0, 1))
    found = gap_log_odds(np.array(gaps, dtype=np.int64), np.array(probabilities, dtype=np.float64))
    assert found.tolist() == pytest.approx(plain_odds(gaps, probabilities), abs=1e-6)  # type: ignore[arg-type]
