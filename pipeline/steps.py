"""A stage's result for the rows that it is given: what the store has, and the rest computed now, part by part.

Neither what a stage is given nor what it returns is held as a whole: both come a few rows at a time.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from tqdm import tqdm

from pipeline.digests import row_digests, table_digest
from pipeline.executors import Apply
from pipeline.files import ROWS, regrouped
from pipeline.plan import Step
from pipeline.stage import StageResult
from pipeline.store import DIGEST, Part, Store

Given = Callable[[], Iterable[pa.Table]]
"""What a stage is given, by key, so many rows at a time; it is read twice."""

Block = tuple[str, Callable[[], StageResult]]
"""Rows of a result, not yet loaded, and a key that none of theirs comes before."""


@dataclass(frozen=True, kw_only=True)
class Applying:
    """How the stages of a run are applied."""

    store: Store
    apply: Apply
    part_rows: int
    progress: bool


def apply_step(
    how: Applying, step: Step, given: Given, before: StageResult | None = None
) -> tuple[Iterator[StageResult], int]:
    """A stage's result, so many rows at a time by key, each with the digest of what it answers, and how many rows are
    computed for it.

    before  rows of the run before: what is not among them is new, and of the store only the parts are looked at that
            an earlier attempt at this run can have left, so that the work does not grow with the runs there have been;
            None: all of the store is searched
    """
    keys, digests = _told_apart(step, given)
    part_rows = how.part_rows if step.stage.scope == "rows" else max(len(keys), 1)
    first_of = dict(zip(reversed(digests), reversed(keys), strict=True))
    blocks: list[Block] = []
    if before is None:
        parts = how.store.find(step.name, step.fingerprint, set(digests))
        have = {digest for part in parts for digest in part.digests}
        blocks = [_stored(part, first_of) for part in parts]
    else:
        rows = _among(before, digests)
        have = {digest for table in rows for digest in table[DIGEST].to_pylist()}
        blocks = list(_sliced(rows))
    missing = [row for row, digest in enumerate(digests) if digest not in have]
    todo = [missing[i : i + part_rows] for i in range(0, len(missing), part_rows)]
    if before is not None:
        todo, stored = _left(how.store, step, todo, digests)
        blocks += [_stored(part, first_of) for part in stored]
    computed = _computed(how, step, given, todo, keys, digests)
    merged = heapq.merge(sorted(blocks, key=_first), computed, key=_first)
    return _in_order(merged, step.stage.writes.names[0]), sum(map(len, todo))


def _first(block: Block) -> str:
    return block[0]


def _told_apart(step: Step, given: Given) -> tuple[list[str], list[str]]:
    """Keys and digests of the rows; a result of a "corpus" stage belongs to all: one digest for all rows."""
    keys: list[str] = []
    digests: list[str] = []
    for table in given():
        keys += table.column(0).to_pylist()
        digests += row_digests(table)
    if step.stage.scope == "corpus":
        digests = [table_digest(digests)] * len(keys)
    return keys, digests


def _among(before: StageResult, digests: Sequence[str]) -> StageResult:
    """The rows of the run before that answer rows of this one."""
    wanted = pa.array(sorted(set(digests)), pa.large_string())
    return StageResult(*(table.filter(pc.is_in(table[DIGEST], value_set=wanted)) for table in before))


def _sliced(result: StageResult) -> Iterator[Block]:
    """A table in pieces, so that those of others come between."""
    kept = result.kept.sort_by(result.kept.column_names[0])
    nothing = result.dropped.slice(0, 0)
    for start in range(0, max(len(kept), 1), ROWS):
        piece = StageResult(kept.slice(start, ROWS), nothing if start else result.dropped)
        yield (piece.kept.column(0)[0].as_py() if len(piece.kept) else ""), lambda piece=piece: piece  # type: ignore[misc]


def _stored(part: Part, first_of: dict[str, str]) -> Block:
    return min(first_of[digest] for digest in part.digests), part.load


def _left(
    store: Store, step: Step, todo: Sequence[list[int]], digests: Sequence[str]
) -> tuple[list[list[int]], list[Part]]:
    """(the parts that are still to be computed, those that an earlier attempt has left)."""
    left, stored = [], []
    for rows in todo:
        answers = [digests[row] for row in rows]
        part = store.part(step.name, step.fingerprint, table_digest(answers), set(answers))
        if part is None:
            left.append(rows)
        else:
            stored.append(part)
    return left, stored


def _computed(
    how: Applying, step: Step, given: Given, todo: Sequence[list[int]], keys: Sequence[str], digests: Sequence[str]
) -> Iterator[Block]:
    """What is computed now, part by part, each in the store before it is given."""
    applied = how.apply(step.name, step.stage, _parts(given, todo), len(todo))
    total = sum(map(len, todo))
    with tqdm(total=total, desc=f"{step.name:<12}", unit="row", disable=not how.progress, leave=False) as bar:
        for rows, result in zip(todo, applied, strict=True):
            marked = _mark(result, {keys[row]: digests[row] for row in rows})
            how.store.add(step.name, step.fingerprint, table_digest([digests[row] for row in rows]), marked)
            yield keys[rows[0]], lambda marked=marked: marked  # type: ignore[misc]
            bar.update(len(rows))


def _parts(given: Given, todo: Sequence[list[int]]) -> Iterator[pa.Table]:
    """The rows of each part; those of all parts ascend."""
    if not todo:
        return
    wanted = np.array([row for rows in todo for row in rows], np.int64)
    chosen = _chosen(given, wanted)
    for table in regrouped(chosen, len(todo[0])):
        # Copied, since a part that is sent to a worker would take all of its table along.
        yield table if len(todo) == 1 else table.take(pa.array(range(len(table))))


def _chosen(given: Given, rows: NDArray[np.int64]) -> Iterator[pa.Table]:
    start = 0
    for table in given():
        end = start + table.num_rows
        first, last = np.searchsorted(rows, (start, end))
        yield table if last - first == len(table) else table.take(pa.array(rows[first:last] - start))
        start = end


def _mark(result: StageResult, digest_of: dict[str, str]) -> StageResult:
    """Add to each row the digest that it is found by."""
    default = next(iter(digest_of.values()))  # new keys come from corpus stages, which have one digest for all

    def mark(table: pa.Table) -> pa.Table:
        digests = [digest_of.get(key, default) for key in table.column(0).to_pylist()]
        return table.append_column(DIGEST, pa.array(digests, pa.large_string()))

    return StageResult(mark(result.kept), mark(result.dropped))


def _in_order(blocks: Iterable[Block], key: str) -> Iterator[StageResult]:
    """The rows of all blocks by key: what no later block can come before goes on, the rest waits for the next."""
    waiting: pa.Table | None = None
    for first, load in blocks:
        kept, dropped = load()
        if waiting is not None:
            ready = pc.sum(pc.less(waiting[key], first)).as_py() or 0
            yield StageResult(waiting.slice(0, ready), dropped)
            kept = pa.concat_tables([waiting.slice(ready), kept.cast(waiting.schema)])
        else:
            yield StageResult(kept.slice(0, 0), dropped)
        waiting = kept.sort_by(key)
    if waiting is not None:
        yield StageResult(waiting, dropped.slice(0, 0))
