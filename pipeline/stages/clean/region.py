"""The run of lines that holds the article: the contiguous run of greatest total score (Kadane's scan; Bentley, 1984,
"Programming Pearls: Algorithm Design Techniques")."""

import math
from collections.abc import Sequence

from pipeline.stages.clean.features import Line

# Weights by hand: about one for a full sentence, below zero for a name in a list. A learned model may replace them.
_LENGTH, _LENGTH_MIDDLE = 1.1, 2.3
_ENDS, _NO_END = 1.6, -0.9
_FUNCTION, _FUNCTION_MIDDLE = 5.0, 0.22
_CAPITALS, _CAPITALS_MIDDLE = -2.2, 0.45
_DIGITS = -2.0
_COPIES = -2.5


def line_score(line: Line) -> float:
    """How much a line looks like running text, in (0, 1)."""
    total = _LENGTH * (math.log1p(len(line.words)) - _LENGTH_MIDDLE)
    total += _ENDS if line.ends else _NO_END
    if line.function_share is not None:
        total += _FUNCTION * (min(line.function_share, 0.5) - _FUNCTION_MIDDLE)
    total += _CAPITALS * (line.capital_share - _CAPITALS_MIDDLE) if len(line.words) > 2 else 0.0
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
    """What a line adds to the total of a run: running text by its length, all else a fixed cost."""
    if score >= 0.5:
        return (score - 0.4) * min(len(line.words), 60)
    return (score - 0.5) * 8.0
