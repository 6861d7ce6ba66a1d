"""Lines of a page as rows of numbers for the learned model: each line itself, its neighbours, its place in the page.

What a line says of itself follows Kohlschütter, Fankhauser and Nejdl (2010), as features.py does; neighbours and
densities after Yao and Zuo (2013), "A Machine Learning Approach to Webpage Content Extraction". Nothing here knows a
language but the share of function words, which is measured against that of the page, and has a twin that is counted
from the page alone.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.clean.features import Line
from pipeline.stages.clean.region import best_run, line_score, line_value, usual_share

Rows = NDArray[np.float32]

REACH = 2
"""Neighbours on either side whose own numbers are part of a line's row."""
_WINDOWS = (2, 5, 12, 30)
_LONGEST_SHORT = 4
_COMMON = 40
_SHORTEST_RUNNING = 8
_LONGEST_SHORT_WORD = 3
_TELLING = 5
_SEEN = 600
_COUNTS = [0, 1, 11]  # numbers of a line of which the logarithm is taken
_QUOTE = re.compile(r"[\"“”„«»「」『』‘]")
_OPENING = re.compile(r"[•·▪◦‣*►▶→»›|#\[+>–—-]")
_BREAKS_IN = re.compile(r"[|›»•·/\\_]|\s[-–—]\s|@|www\.|https?:")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_SOFT_END = re.compile(r"[,;:\-–—،、]\Z")


def rows_of(text: str, lines: Sequence[Line], kinds: Sequence[object]) -> Rows:
    """A row of numbers for each line; `kinds` are true where a line is furniture by its words."""
    if not lines:
        return np.zeros((0, 1), dtype=np.float32)
    own = _own(text, lines, kinds)
    near = [_shifted(own, offset) for offset in (-2, -1, 1, 2)]
    return np.hstack([own, *near, _densities(text, lines), _places(lines, kinds)]).astype(np.float32)


def _own(text: str, lines: Sequence[Line], kinds: Sequence[object]) -> Rows:
    share = usual_share(lines)
    common = _common_words(lines)
    rows = [
        _line_row(text[n.start : n.end][:_SEEN], n, bool(k), share, common) for n, k in zip(lines, kinds, strict=True)
    ]
    numbers = np.array(rows, dtype=np.float64)
    numbers[:, _COUNTS] = np.log1p(numbers[:, _COUNTS])
    return numbers.astype(np.float32)


def _line_row(line: str, it: Line, known: bool, share: float, common: frozenset[str]) -> list[float]:
    seen = it.words[:200]
    count = max(1, len(seen))
    first = line[:1]
    return [
        it.size,
        it.end - it.start,
        it.ends,
        bool(_SOFT_END.search(line)),
        -1.0 if it.function_share is None else min(it.function_share / share, 1.5),
        len([w for w in seen if w in common]) / count,
        len([w for w in seen if len(w) <= _LONGEST_SHORT_WORD]) / count,
        sum(map(len, seen)) / count,
        it.capital_share,
        it.digit_share,
        it.marks / max(1, it.size),
        it.copies - 1,
        first.islower(),
        first.isupper(),
        bool(_OPENING.match(line)),
        len(_BREAKS_IN.findall(line)) / max(1, it.size),
        len(_CLOCK.findall(line)),
        bool(_QUOTE.search(line)),
        known,
        line_score(it, share),
    ]


def _common_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that most lines of running length hold: the page's own function words."""
    held = Counter(w for line in lines if line.size >= _SHORTEST_RUNNING for w in set(line.words[:200]))
    ordered = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))
    return frozenset(w for w, n in ordered[:_COMMON] if n > 1)


def _shifted(rows: Rows, offset: int) -> Rows:
    """The rows of the neighbours at an offset; -1 beyond the ends."""
    out = np.full_like(rows, -1.0)
    if offset < 0:
        out[-offset:] = rows[:offset]
    else:
        out[:-offset] = rows[offset:]
    return out


def _window_means(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """Mean of the values within `reach` on either side, the line itself left out."""
    count = len(values)
    total = np.concatenate(([0.0], np.cumsum(values)))
    at = np.arange(count)
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
    return np.asarray((total[high] - total[low] - values) / np.maximum(high - low - 1, 1))


def _densities(text: str, lines: Sequence[Line]) -> Rows:
    """Means over windows: words, words of running text, short lines, capitals, times and dates, as lists have them."""
    size = np.array([min(line.size, 100) for line in lines], dtype=np.float64)
    running = np.array([line.ends and line.size >= _SHORTEST_RUNNING for line in lines], dtype=np.float64) * size
    short = np.array([line.size <= _LONGEST_SHORT for line in lines], dtype=np.float64)
    capitals = np.array([line.capital_share for line in lines], dtype=np.float64)
    heads = [(line.start, min(line.end, line.start + _SEEN)) for line in lines]
    clocks = np.array([bool(_CLOCK.search(text, *head)) for head in heads], dtype=np.float64)
    columns = [_window_means(values, reach) for values in (size, running) for reach in _WINDOWS]
    columns += [_window_means(values, reach) for values in (short, capitals, clocks) for reach in _WINDOWS[1:3]]
    return np.stack(columns, axis=1).astype(np.float32)


def _places(lines: Sequence[Line], kinds: Sequence[object]) -> Rows:
    """Where a line lies in the page, and with respect to the run of lines that reads most like an article."""
    share = usual_share(lines)
    values = [-5.0 if k else line_value(n, line_score(n, share)) for n, k in zip(lines, kinds, strict=True)]
    begin, end = best_run(values)
    count = len(lines)
    at = np.arange(count, dtype=np.float64)
    size = np.array([line.size for line in lines], dtype=np.float64)
    before = np.cumsum(size) - size
    telling = _topic(lines, begin, end)
    usual = np.median(size[begin:end]) if end > begin else 0.0
    columns = [
        at / count,
        np.log1p(at),
        np.log1p(count - 1 - at),
        before / max(1.0, size.sum()),
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(size.sum())),
        np.full(count, size[begin:end].sum() / max(1.0, size.sum())),
        _signed_log(at - begin),
        _signed_log(end - 1 - at),
        (at >= begin) & (at < end),
        telling,
        np.log1p(size) - np.log1p(usual),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _signed_log(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.sign(values) * np.log1p(np.abs(values)))


def _topic(lines: Sequence[Line], begin: int, end: int) -> NDArray[np.float64]:
    """The share of a line's telling words that other lines of the run say too; teasers of other articles say few."""
    held = Counter(w[:6] for line in lines[begin:end] for w in {v for v in line.words[:200] if len(v) >= _TELLING})
    shares = []
    for at, line in enumerate(lines):
        telling = {w for w in line.words[:200] if len(w) >= _TELLING}
        inside = begin <= at < end
        shares.append(sum(held[w[:6]] > inside for w in telling) / len(telling) if telling else -1.0)
    return np.array(shares)
