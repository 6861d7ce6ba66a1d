"""Bounds that measured figures may not cross, kept in a file under version control.

    {"benchmark=neus": {
        "corpus": "a445...", "settings": "metrics=...",      # of the measurement: other ones cannot be compared
        "at_least": {"B-cubed F1": 0.85},
        "at_most": {"seeds: mixed": 0},                      # of a part: its name and a colon first
        "within": {"stories / gold": [0.75, 1.25]},          # of a figure that should stay near something
        "loosened": [{"figure": ..., "before": ..., "after": ..., "reason": ...}]}}

A key holds the overrides of `newsbraid-evaluate`. What a figure must reach or stay under is tightened freely as it gets
better; to loosen a bound takes a reason, which stays in the file. A new pin needs names and any bounds: tightening sets
the rest.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import cattrs

from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import SYSTEM
from pipeline.evaluation.results import Evaluation
from pipeline.store import write_json

MARGIN = 0.005
"""How far a bound stays behind the figure: the last bits of another machine may turn a close decision."""

_SCALE = 1000


@dataclass(frozen=True, kw_only=True)
class Loosened:
    """A bound that was taken back; figure is None where corpus or settings changed and all were set anew."""

    figure: str | None
    before: str
    after: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Bounds of one evaluation by figure; corpus and settings are empty until it is first measured."""

    corpus: str = ""
    settings: str = ""
    at_least: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)
    within: dict[str, tuple[float, float]] = field(default_factory=dict)
    loosened: tuple[Loosened, ...] = ()

    def limits(self) -> list[tuple[str, float, float]]:
        """Each figure with the lowest and the highest value that it may have."""
        return [
            *((name, low, math.inf) for name, low in self.at_least.items()),
            *((name, -math.inf, high) for name, high in self.at_most.items()),
            *((name, low, high) for name, (low, high) in self.within.items()),
        ]


def in_words(low: float, high: float) -> str:
    """A bound for a person."""
    if high == math.inf:
        return f"at least {low}"
    return f"at most {high}" if low == -math.inf else f"{low} to {high}"


def read_pins(path: Path) -> dict[str, Pin]:
    """The pins of a file, by overrides.

    Raises:
        SourceError: it cannot be read, or holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return cattrs.Converter(forbid_extra_keys=True).structure(content, dict[str, Pin])
    except (OSError, ValueError, AttributeError, TypeError, cattrs.BaseValidationError) as error:
        raise SourceError(f"cannot read {path} as pinned figures: {error!r}") from error


def write_pins(path: Path, pins: Mapping[str, Pin]) -> None:
    """Write pins in the order given, without what is empty."""
    plain = {key: cattrs.unstructure(pin) for key, pin in pins.items()}
    write_json(path, {key: {name: value for name, value in pin.items() if value} for key, pin in plain.items()})


def measured(evaluation: Evaluation) -> dict[str, float]:
    """Our figures by name: of the first row as they are, of parts with the part's name before them."""
    found: dict[str, float] = {}
    for place, row in enumerate(evaluation.rows):
        if row.system == SYSTEM:
            found |= {name if place == 0 else f"{row.group}: {name}": value for name, value in row.figures.items()}
    return found


def faults(pin: Pin, evaluation: Evaluation) -> list[str]:
    """What is wrong, a sentence each; [] where all bounds hold on the same corpus with the same settings."""
    if not pin.corpus:
        return ["it was never measured"]
    if _changed(pin, evaluation):
        return [f"corpus and settings are {evaluation.corpus} and {evaluation.settings}, "
                f"pinned were {pin.corpus} and {pin.settings}"]  # fmt: skip
    found = measured(evaluation)
    return [
        f"{name} is {found.get(name)}, pinned {in_words(low, high)}"
        for name, low, high in pin.limits()
        if name not in found or not low <= found[name] <= high
    ]


def _changed(pin: Pin, evaluation: Evaluation) -> bool:
    """Whether what was pinned cannot be compared with what was measured."""
    return bool(pin.corpus) and (pin.corpus, pin.settings) != (evaluation.corpus, evaluation.settings)


def tightened(pin: Pin, evaluation: Evaluation) -> Pin:
    """The pin with each `at_least` and `at_most` as near to the figure as the margin allows, none looser than it was.

    Raises:
        SourceError: a figure is not there, or corpus or settings differ: that takes a reason.
    """
    if _changed(pin, evaluation):
        raise SourceError(f"{evaluation.benchmark}: corpus or settings changed since it was pinned")
    low, high = _nearest(pin, evaluation)
    if pin.corpus:
        low = {name: max(bound, pin.at_least[name]) for name, bound in low.items()}
        high = {name: min(bound, pin.at_most[name]) for name, bound in high.items()}
    return replace(pin, corpus=evaluation.corpus, settings=evaluation.settings, at_least=low, at_most=high)


def loosened(pin: Pin, evaluation: Evaluation, reason: str) -> Pin:
    """The pin with each bound that does not hold taken back, and the reason kept.

    Where corpus or settings changed, what was reached there says nothing here: `at_least` and `at_most` are set anew.

    Raises:
        SourceError: there is no reason, or a figure is not there.
    """
    if not reason.strip():
        raise SourceError("to loosen a bound takes a reason")
    found, (low, high) = measured(evaluation), _nearest(pin, evaluation)
    anew = _changed(pin, evaluation)
    if not anew:
        low = {name: bound if found[name] < (old := pin.at_least[name]) else old for name, bound in low.items()}
        high = {name: bound if found[name] > (old := pin.at_most[name]) else old for name, bound in high.items()}
    within = {
        name: (_down(found[name]) if found[name] < lowest else lowest, _up(found[name]) if found[name] > most else most)
        for name, (lowest, most) in pin.within.items()
    }
    now = replace(pin, at_least=low, at_most=high, within=within)
    changes = _changes(pin, now, reason)
    if anew:
        pair = f"{pin.corpus}; {pin.settings}", f"{evaluation.corpus}; {evaluation.settings}"
        changes = [Loosened(figure=None, before=pair[0], after=pair[1], reason=reason)]
    return replace(
        now, corpus=evaluation.corpus, settings=evaluation.settings, loosened=(*pin.loosened, *changes)
    )  # fmt: skip


def _changes(before: Pin, after: Pin, reason: str) -> list[Loosened]:
    pairs = zip(before.limits(), after.limits(), strict=True)
    return [
        Loosened(figure=name, before=in_words(*old), after=in_words(*new), reason=reason)
        for (name, *old), (_, *new) in pairs
        if old != new
    ]


def _nearest(pin: Pin, evaluation: Evaluation) -> tuple[dict[str, float], dict[str, float]]:
    """`at_least` and `at_most` as near to the figures as the margin allows."""
    found = measured(evaluation)
    absent = [name for name, _, _ in pin.limits() if name not in found]
    if absent:
        raise SourceError(f"{evaluation.benchmark} has no figure {absent[0]!r}; there are: {', '.join(found)}")
    return {name: _down(found[name]) for name in pin.at_least}, {name: _up(found[name]) for name in pin.at_most}


def _down(value: float) -> float:
    """The figure less the margin; counts have none."""
    return value if isinstance(value, int) else math.floor(round((value - MARGIN) * _SCALE, 6)) / _SCALE


def _up(value: float) -> float:
    return value if isinstance(value, int) else math.ceil(round((value + MARGIN) * _SCALE, 6)) / _SCALE
