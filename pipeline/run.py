"""Apply a plan: read, reuse or execute each stage, set rows aside, export, record.

A run is known by its plan, its input and the run that it goes on from, if any. The same again finds the complete run
and does nothing, or goes on with an interrupted one, with the `now` that it started with.
"""

import contextlib
import hashlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from tqdm import tqdm

from pipeline.errors import NothingNew, SourceError, SourceStoppedError, StoreError
from pipeline.executors import Apply, kept_apart
from pipeline.join import Tables
from pipeline.lock import locked
from pipeline.manifest import Recorder, log_line
from pipeline.memory import reset_peak
from pipeline.plan import Plan, Step
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.admission import Admitted, admit
from pipeline.sources.feed import asked_as_before
from pipeline.sources.tally import Tally, told
from pipeline.stage import StageResult
from pipeline.store import DIGEST, MANIFEST, RunFolder, Store, row_digests, run_folders, table_digest
from pipeline.tables import schema, to_table
from pipeline.window.following import Following

log = logging.getLogger("newsbraid")

DEATHS = 2
"""Attempts killed without a word, after which stages are kept out of this process."""

SECONDS = "%Y-%m-%dT%H:%M:%SZ"
STAMP = "%Y%m%dT%H%M%S"


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
        SourceError, SourceStoppedError, StageError, StoreError: the run stopped; its manifest says where, unless it
            was never begun.
    """
    started = time.monotonic()
    reset_peak()
    tally = Tally()
    now = plan.now or datetime.now(UTC).strftime(SECONDS)
    follow, damaged = (None, None) if plan.window is None else Following.begun(plan.window, plan.output)
    admitted = _read(_asked(plan, follow), now, started, tally)
    if not admitted.articles and not admitted.dropped and (follow is None or follow.previous is None):
        if damaged:
            raise damaged
        if tally.skipped:
            raise NothingNew(f"nothing new: {tally.described()}")
        raise SourceError("the source holds no articles; see the source's options with --help")
    digest = _input_digest(to_table(admitted.articles, Article), admitted.dropped)
    follow = _from_where_it_came(plan, digest, follow)
    folder = _folder(plan, digest, now, follow)
    if damaged and folder.run_id != damaged.run_id:
        raise damaged  # it is another run, and what this one would have to go on from is lost
    earlier = folder.manifest() or {}
    if folder.is_complete() and not damaged:
        log.info("already complete: %s", folder.path)
        return Outcome(folder=folder, manifest=earlier, reused=True)
    # The clock only tells future dates, and the input is that of the earlier attempt: its `now` still holds.
    now = earlier.get("now", now)
    if follow is not None:
        admitted = follow.take(admitted, now)
        log.info("%-12s %s", "window", follow.described())
    articles = to_table(admitted.articles, Article)
    recorder = Recorder(plan=plan, folder=folder, now=now, digest=digest, started=started, follow=follow)
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


def _asked(plan: Plan, follow: Following | None) -> Source:
    """The source, its feeds asked only for what they did not tell the run that is gone on from."""
    if follow is None or follow.previous is None:
        return plan.source
    return asked_as_before(plan.source, follow.previous.path / MANIFEST)


def _read(source: Source, now: str, started: float, tally: Tally) -> Admitted:
    try:
        admitted = admit(told(source, now, tally))
    except OSError as error:
        raise SourceStoppedError(f"the source stopped: {error}") from error
    count = len(admitted.articles)
    log_line("read", count, len(admitted.dropped), count, time.monotonic() - started, "articles")
    return admitted


def _steps(plan: Plan, apply: Apply, tables: Tables, recorder: Recorder, progress: bool) -> Tables:
    store = Store(root=plan.store, used=recorder.parts)
    for number, step in enumerate(plan.steps, start=1):
        begun = time.monotonic()
        recorder.at = step.name
        follow = recorder.follow
        reads = step.stage.reads
        given = (follow.informed(tables, reads) if follow else tables).given(reads)
        before = follow.earlier(step.name, step.fingerprint) if follow else None
        marked, computed = apply_step(store, apply, step, given, plan.executor.part_rows, progress, before)
        result = _unmarked(marked)
        if follow and step.stage.writes.names[0] != step.stage.reads.names[0]:
            marked = result = StageResult(follow.carry(result.kept, tables.articles), result.dropped)
        recorder.stage(number, step, tables, marked if follow else result, computed, time.monotonic() - begun)
        tables = tables.added(step.stage.reads, result.kept)
    return tables


def apply_step(
    store: Store,
    apply: Apply,
    step: Step,
    given: pa.Table,
    part_rows: int,
    progress: bool,
    before: StageResult | None = None,
) -> tuple[StageResult, int]:
    """A stage's result for a table, each row with the digest of what it answers, and how many rows were computed now.

    before  rows of the run before: what is not among them is new, and of the store only the parts are looked at that
            an earlier attempt at this run can have left, so that the work does not grow with the runs there have been;
            None: all of the store is searched
    """
    digests = row_digests(given)
    if step.stage.scope == "corpus":
        # Its answer belongs to the whole table: one digest for all rows, and one part.
        digests = [table_digest(digests)] * given.num_rows
        part_rows = max(given.num_rows, 1)
    found = store.find(step.name, step.fingerprint, set(digests)) if before is None else _among(before, digests)
    have = set() if found is None else {d for table in found for d in table[DIGEST].to_pylist()}
    missing = [row for row, digest in enumerate(digests) if digest not in have]
    parts = [missing[i : i + part_rows] for i in range(0, len(missing), part_rows)]
    results = [] if found is None else [found]
    if before is not None:
        parts, stored = _left(store, step, parts, digests)
        results += stored
    applied = apply(step.name, step.stage, (given.take(part) for part in parts), len(parts))
    total = sum(map(len, parts))
    with tqdm(total=total, desc=f"{step.name:<12}", unit="row", disable=not progress, leave=False) as bar:
        for part, result in zip(parts, applied, strict=True):
            marked = _mark(result, {given.column(0)[row].as_py(): digests[row] for row in part})
            store.add(step.name, step.fingerprint, table_digest([digests[row] for row in part]), marked)
            results.append(marked)
            bar.update(len(part))
    return _assembled(step, results), total


def _among(before: StageResult, digests: Sequence[str]) -> StageResult:
    """The rows of the run before that answer rows of this one."""
    wanted = pa.array(sorted(set(digests)), pa.large_string())
    return StageResult(*(table.filter(pc.is_in(table[DIGEST], value_set=wanted)) for table in before))


def _left(
    store: Store, step: Step, parts: Sequence[list[int]], digests: Sequence[str]
) -> tuple[list[list[int]], list[StageResult]]:
    """(the parts that are still to be computed, the results of those that an earlier attempt has left)."""
    left, stored = [], []
    for part in parts:
        answers = [digests[row] for row in part]
        result = store.part(step.name, step.fingerprint, table_digest(answers), set(answers))
        if result is None:
            left.append(part)
        else:
            stored.append(result)
    return left, stored


def _mark(result: StageResult, digest_of: dict[str, str]) -> StageResult:
    """Add to each row the digest that it is found by."""
    default = next(iter(digest_of.values()))  # new keys come from corpus stages, which have one digest for all

    def mark(table: pa.Table) -> pa.Table:
        digests = [digest_of.get(key, default) for key in table.column(0).to_pylist()]
        return table.append_column(DIGEST, pa.array(digests, pa.large_string()))

    return StageResult(mark(result.kept), mark(result.dropped))


def _assembled(step: Step, results: Sequence[StageResult]) -> StageResult:
    """All parts as one result in the order of the keys, whatever the parts were."""

    def joined(tables: Sequence[pa.Table], columns: pa.Schema) -> pa.Table:
        marked = columns.append(pa.field(DIGEST, pa.large_string()))
        rows = [table.select(marked.names).cast(marked) for table in tables]
        return pa.concat_tables([marked.empty_table(), *rows]).sort_by(columns.names[0])

    return StageResult(
        joined([r.kept for r in results], step.stage.writes), joined([r.dropped for r in results], schema(Dropped))
    )


def _unmarked(result: StageResult) -> StageResult:
    return StageResult(*(table.drop_columns([DIGEST]) for table in result))


def _input_digest(articles: pa.Table, dropped: Sequence[Dropped]) -> str:
    """Of what came in, kept or not, whatever its order."""
    return table_digest([*row_digests(articles), *row_digests(to_table(dropped, Dropped))])


def _from_where_it_came(plan: Plan, digest: str, follow: Following | None) -> Following | None:
    """Where the last run did just this and its exports are damaged, it is made again from the run that it came from."""
    last = None if follow is None else follow.previous
    if follow is None or last is None or plan.window is None or not follow.repeats(plan.fingerprint, digest):
        return follow
    folder = RunFolder(path=last.path)
    if folder.is_complete():
        return follow
    before = (folder.manifest() or {}).get("previous_run")
    if before is None:
        return replace(follow, previous=None)
    return Following.of(replace(plan.window, previous=str(last.path.parent / before)), plan.output)


def _folder(plan: Plan, digest: str, now: str, follow: Following | None) -> RunFolder:
    """The folder of this run: that of an earlier attempt, where there was one."""
    if follow and follow.previous and follow.repeats(plan.fingerprint, digest):
        last = RunFolder(path=plan.output / follow.previous.run_id)
        if last.is_complete():
            return last
    known_by = f"{plan.fingerprint} {digest}" + (f" {follow.identity}" if follow else "")
    suffix = hashlib.blake2b(known_by.encode(), digest_size=4).hexdigest()
    previous = follow.previous.digest if follow and follow.previous else None
    # By name first: an output may hold the runs of years. The manifest then tells that it is no chance of the digest.
    for folder in reversed(run_folders(plan.output)):
        if folder.run_id.endswith(f"-{suffix}"):
            manifest = folder.manifest()
            before = ((manifest or {}).get("window") or {}).get("previous_digest")
            found = (manifest or {}).get("plan"), (manifest or {}).get("input"), before
            if not manifest or found == (plan.fingerprint, digest, previous):
                return folder
    return RunFolder(path=plan.output / f"{_stamp(now, follow)}-{suffix}")


def _stamp(now: str, follow: Following | None) -> str:
    """The time in the name of a run, always after that of the run before: a clock may jump back."""
    stamp = "".join(c for c in now[:19] if c.isdigit() or c == "T")
    last = follow.previous.run_id[:15] if follow and follow.previous else ""
    if stamp > last:
        return stamp
    try:
        return (datetime.strptime(last, STAMP) + timedelta(seconds=1)).strftime(STAMP)
    except ValueError:  # the folder of the run before has been given another name
        return stamp
