"""The run of lines that holds the article: the contiguous run of greatest total score (Kadane's scan; Bentley, 1984,
"Programming Pearls: Algorithm Design Techniques")."""

import math
from collections.abc import Sequence
from statistics import median

from pipeline.stages.clean.features import Line

# Weights by hand: about one for a full sentence, below zero for a name in a list. A learned model may replace them.
_LENGTH, _LENGTH_MIDDLE = 1.1, 2.3
_ENDS, _NO_END = 1.6, -0.9
_NO_END_UNLISTED = -2.0  # without a list of function words the end mark has to say more
_FUNCTION = 5.0
_USUAL_SHARE, _LEAST_SHARE, _MIDDLE = 0.44, 0.1, 0.5
_CAPITALS, _CAPITALS_MIDDLE = -2.2, 0.45
_RUNNING = 12  # words of a line that is surely no link
_DIGITS = -2.0
_COPIES = -2.5
# Chosen on pages of forty countries for text kept against text lost; the optimum is flat.
_PROSE, _PROSE_COST, _LONGEST, _GAP_COST = 0.7, 0.4, 60, 12.0


def usual_share(lines: Sequence[Line]) -> float:
    """The share of function words in the running text of these lines: it differs between languages."""
    shares = [n.function_share for n in lines if n.function_share is not None and n.ends and n.size >= _RUNNING]
    return max(_LEAST_SHARE, min(_USUAL_SHARE, median(shares))) if shares else _USUAL_SHARE


def line_score(line: Line, share: float) -> float:
    """How much a line looks like running text, in (0, 1); `share` is the usual share of function words."""
    total = _LENGTH * (math.log1p(line.size) - _LENGTH_MIDDLE)
    if line.function_share is None:
        total += _ENDS if line.ends else _NO_END_UNLISTED
    else:
        total += _ENDS if line.ends else _NO_END
        total += _FUNCTION * (min(line.function_share, share) - _MIDDLE * share) * _USUAL_SHARE / share
    total += _CAPITALS * (line.capital_share - _CAPITALS_MIDDLE) if line.size > 2 else 0.0
    total += _DIGITS * line.digit_share + (_COPIES if line.copies > 2 else 0.0)
    return 1.0 / (1.0 + math.exp(-total))


def best_run(values: Sequence[float]) -> tuple[int, int]:
    """The half-open run of positions with the greatest total, the first of equals; (0, 0) where none is above 0."""
    best, best_run, total, begin = 0.0, (0, 0), 0.0, 0
    for at, value in enumerate(values):
        if total <= 0.0:
            total, begin = 0.0, at
        total += value
        if total > best:
            best, best_run = total, (begin, at + 1)
    return best_run


def line_value(line: Line, score: float) -> float:
    """What a line adds to the total of a run: running text by its length, all else a cost whatever its length."""
    if score >= _PROSE:
        return (score - _PROSE_COST) * min(line.size, _LONGEST)
    return (score - _PROSE) * _GAP_COST
