"""Apply a plan: read, reuse or execute each stage, set rows aside, export, record.

A run is known by its plan and its input. The same again finds the complete run and does nothing, or goes on with
an interrupted one, with the `now` that it started with.
"""

import contextlib
import hashlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from tqdm import tqdm

from pipeline.errors import NothingNew, SourceError, StoreError
from pipeline.executors import Apply, kept_apart
from pipeline.join import Tables
from pipeline.lock import locked
from pipeline.manifest import Recorder, log_line
from pipeline.memory import reset_peak
from pipeline.plan import Plan, Step
from pipeline.records import Article, Dropped
from pipeline.sources.admission import admit
from pipeline.sources.tally import Tally, told
from pipeline.stage import StageResult
from pipeline.store import DIGEST, RunFolder, Store, row_digests, run_folders, table_digest
from pipeline.tables import schema, to_table

log = logging.getLogger("newsbraid")

DEATHS = 2
"""Attempts killed without a word, after which stages are kept out of this process."""

SECONDS = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run came to.

    manifest  as written: `counts`, `copied_share`, `seconds`, `peak_memory_bytes`, `stages`, ...
    reused    the run was found complete, and nothing was computed
    """

    folder: RunFolder
    manifest: dict[str, Any]
    reused: bool


@locked
def run(plan: Plan, *, progress: bool) -> Outcome:
    """Run a plan from its source to its exports.

    progress  shows a bar for each stage on standard error

    Raises:
        SourceError, StageError, StoreError: the run stopped; its manifest says where, unless it was never begun.
    """
    started = time.monotonic()
    reset_peak()
    tally = Tally()
    now = plan.now or datetime.now(UTC).strftime(SECONDS)
    try:
        admitted = admit(told(plan.source, now, tally))
    except OSError as error:
        raise SourceError(f"the source stopped: {error}") from error
    articles = to_table(admitted.articles, Article)
    log_line(
        "read", articles.num_rows, len(admitted.dropped), articles.num_rows, time.monotonic() - started, "articles"
    )
    if not admitted.articles and not admitted.dropped:
        if tally.skipped:
            raise NothingNew(f"nothing new: {tally.described()}")
        raise SourceError("the source holds no articles; see the source's options with --help")
    digest = _input_digest(articles, admitted.dropped)
    folder = _folder(plan, digest, now)
    earlier = folder.manifest() or {}
    if folder.is_complete():
        log.info("already complete: %s", folder.path)
        return Outcome(folder=folder, manifest=earlier, reused=True)
    # The clock only tells future dates, and the input is that of the earlier attempt: its `now` still holds.
    recorder = Recorder(plan=plan, folder=folder, now=earlier.get("now", now), digest=digest, started=started)
    recorder.validators = tally.validators
    try:
        recorder.read(articles, admitted.dropped)
        executor = plan.executor if recorder.deaths < DEATHS else kept_apart(plan.executor)
        with executor.open() as apply:
            tables = _steps(plan, apply, Tables(articles=articles, stories=None), recorder, progress)
        return Outcome(folder=folder, manifest=recorder.finish(tables), reused=False)
    except BaseException as error:
        with contextlib.suppress(StoreError):  # a full disk must not hide the first error
            recorder.fail(error)
        raise


def _steps(plan: Plan, apply: Apply, tables: Tables, recorder: Recorder, progress: bool) -> Tables:
    store = Store(root=plan.store, used=recorder.parts)
    for number, step in enumerate(plan.steps, start=1):
        begun = time.monotonic()
        recorder.at = step.name
        given = tables.given(step.stage.reads)
        result, computed = apply_step(store, apply, step, given, plan.executor.part_rows, progress)
        recorder.stage(number, step, tables, result, computed, time.monotonic() - begun)
        tables = tables.added(step.stage.reads, result.kept)
    return tables


def apply_step(
    store: Store, apply: Apply, step: Step, given: pa.Table, part_rows: int, progress: bool
) -> tuple[StageResult, int]:
    """A stage's result for a table, from the store where it is there, and how many rows were computed now."""
    digests = row_digests(given)
    if step.stage.scope == "corpus":
        # Its answer belongs to the whole table: one digest for all rows, and one part.
        digests = [table_digest(digests)] * given.num_rows
        part_rows = max(given.num_rows, 1)
    found = store.find(step.name, step.fingerprint, set(digests))
    have = set() if found is None else {d for table in found for d in table[DIGEST].to_pylist()}
    missing = [row for row, digest in enumerate(digests) if digest not in have]
    parts = [missing[i : i + part_rows] for i in range(0, len(missing), part_rows)]
    results = [] if found is None else [found]
    applied = apply(step.name, step.stage, (given.take(part) for part in parts), len(parts))
    with tqdm(total=len(missing), desc=f"{step.name:<12}", unit="row", disable=not progress, leave=False) as bar:
        for part, result in zip(parts, applied, strict=True):
            marked = _mark(result, {given.column(0)[row].as_py(): digests[row] for row in part})
            store.add(step.name, step.fingerprint, table_digest([digests[row] for row in part]), marked)
            results.append(marked)
            bar.update(len(part))
    return _assembled(step, results), len(missing)


def _mark(result: StageResult, digest_of: dict[str, str]) -> StageResult:
    """Add to each row the digest that it is found by."""
    default = next(iter(digest_of.values()))  # new keys come from corpus stages, which have one digest for all

    def mark(table: pa.Table) -> pa.Table:
        digests = [digest_of.get(key, default) for key in table.column(0).to_pylist()]
        return table.append_column(DIGEST, pa.array(digests, pa.large_string()))

    return StageResult(mark(result.kept), mark(result.dropped))


def _assembled(step: Step, results: Sequence[StageResult]) -> StageResult:
    """All parts as one result in the order of the keys, whatever the parts were."""
    kept = [r.kept.select(step.stage.writes.names).cast(step.stage.writes) for r in results]
    dropped = [r.dropped.select(schema(Dropped).names).cast(schema(Dropped)) for r in results]
    return StageResult(
        pa.concat_tables([step.stage.writes.empty_table(), *kept]).sort_by(step.stage.writes.names[0]),
        pa.concat_tables([schema(Dropped).empty_table(), *dropped]).sort_by("key"),
    )


def _input_digest(articles: pa.Table, dropped: Sequence[Dropped]) -> str:
    """Of what came in, kept or not, whatever its order."""
    return table_digest([*row_digests(articles), *row_digests(to_table(dropped, Dropped))])


def _folder(plan: Plan, digest: str, now: str) -> RunFolder:
    """The folder of this run: that of an earlier attempt, where there was one."""
    suffix = hashlib.blake2b(f"{plan.fingerprint} {digest}".encode(), digest_size=4).hexdigest()
    # By name first: an output may hold the runs of years. The manifest then tells that it is no chance of the digest.
    for folder in reversed(run_folders(plan.output)):
        if folder.run_id.endswith(f"-{suffix}"):
            manifest = folder.manifest()
            if not manifest or (manifest.get("plan"), manifest.get("input")) == (plan.fingerprint, digest):
                return folder
    stamp = "".join(c for c in now[:19] if c.isdigit() or c == "T")
    return RunFolder(path=plan.output / f"{stamp}-{suffix}")
