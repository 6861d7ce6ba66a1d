"""Networks of one hidden layer, small enough to read: the pair scores and the judge of merges.

`scored.json` is made by scripts/train_clusters, which also writes down the digests of what they were trained on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from pipeline.shipped import shipped_json
from pipeline.stages.cluster.vectors import Numbers

FORMAT = "newsbraid scored clusters 2"
MOST = 12.0  # log-odds at most, either way


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Features, brought to mean 0 and deviation 1, through tanh units to log-odds.

    inner  shape (features, units); outer: shape (units,)
    plain  shape (features,): what goes straight to the log-odds
    """

    mean: Numbers
    scale: Numbers
    inner: Numbers
    bias: Numbers
    outer: Numbers
    plain: Numbers
    offset: float

    def log_odds(self, features: Numbers) -> Numbers:
        """For each row of features."""
        even = (features - self.mean) / self.scale
        raw = np.tanh(even @ self.inner + self.bias) @ self.outer + even @ self.plain + self.offset
        bounded: Numbers = np.clip(raw, -MOST, MOST)
        return bounded


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """pair: two articles are of one story; context: the same, by the pairs around them too; merge: two groups are."""

    pair: Network
    context: Network
    merge: Network


@cache
def networks() -> Networks:
    """The networks that ship with the package; StageError where the file is of another format."""
    read = shipped_json(__package__, "scored.json", FORMAT)
    return Networks(*(network_from(read[name]) for name in ("pair", "context", "merge")))


def network_from(read: dict[str, Any]) -> Network:
    """A network from the lists of a JSON object."""
    arrays = {name: np.array(read[name], np.float64) for name in ("mean", "scale", "inner", "bias", "outer", "plain")}
    return Network(**arrays, offset=float(read["offset"]))


def probability(log_odds: Numbers) -> Numbers:
    """Of log-odds."""
    odds: Numbers = 1 / (1 + np.exp(-log_odds))
    return odds


def log_odds(probabilities: Sequence[float] | Numbers, least: float) -> Numbers:
    """Of probabilities, which count as at least `least` and at most 1 - `least`."""
    bounded = np.clip(np.asarray(probabilities, np.float64), least, 1 - least)
    odds: Numbers = np.log(bounded / (1 - bounded))
    return odds
