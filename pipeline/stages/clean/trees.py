"""A sum of small decision trees over rows of numbers (Friedman, 2001, "Greedy Function Approximation: A Gradient
Boosting Machine"), grown elsewhere and only read here."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import StageError

FORMAT = "newsbraid-trees-1"
_BLOCK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees side by side; a row goes left where its number is at most the threshold, and a leaf leads to itself.

    feature, threshold, left, right, value  each of shape (trees, nodes); the root is node 0
    baseline                                what all leaves add to, in log odds
    depth                                   steps after which every row is at a leaf
    columns                                 numbers that a row must have
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    baseline: float
    depth: int
    columns: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row the chance that it is a line of the article, in (0, 1)."""
        blocks = [self._log_odds(rows[at : at + _BLOCK]) for at in range(0, len(rows), _BLOCK)]
        odds = np.concatenate([np.zeros(0), *blocks])
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))

    def _log_odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Of a block of rows; nodes and numbers are taken from flat arrays, which numpy does much faster."""
        count, nodes = self.feature.shape
        roots = np.arange(count) * nodes
        numbers, first = rows.ravel(), (np.arange(len(rows)) * rows.shape[1])[:, None]
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        # Side by side for each node, and counted through all trees: where to go on the right, and on the left.
        ways = (np.stack([self.right, self.left], axis=2) + roots[:, None, None]).ravel()
        node = np.broadcast_to(roots, (len(rows), count))
        for _ in range(self.depth):
            left = numbers.take(first + feature.take(node)) <= threshold.take(node)
            node = ways.take(2 * node + left)
        return np.asarray(self.baseline + self.value.ravel().take(node).sum(axis=1))


def read_trees(path: Path) -> Trees:
    """Trees from an npz file.

    Raises:
        StageError: it is no such file.
    """
    with np.load(path, allow_pickle=False) as file:
        if str(file.get("format")) != FORMAT:
            raise StageError(f"{path} holds no trees of the format {FORMAT}; train it anew with scripts/train_lines")
        return Trees(
            feature=file["feature"].astype(np.int64),
            threshold=file["threshold"].astype(np.float64),
            left=file["left"].astype(np.int64),
            right=file["right"].astype(np.int64),
            value=file["value"].astype(np.float64),
            baseline=float(file["baseline"]),
            depth=int(file["depth"]),
            columns=int(file["columns"]),
        )


@cache
def shipped_trees(package: str, name: str) -> Trees:
    """The trees that ship with the package, read once a process."""
    with as_file(files(package) / name) as path:
        return read_trees(path)
