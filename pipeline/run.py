"""Apply a plan: read, reuse or execute each stage, set rows aside, export, record.

A run is known by its plan, its input and the run that it goes on from, if any. The same again finds the complete run
and does nothing, or goes on with an interrupted one, with the `now` that it started with.
"""

import contextlib
import hashlib
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from pipeline.digests import row_digests, table_digest
from pipeline.errors import DamagedRunError, NothingNew, SourceError, SourceStoppedError, StoreError
from pipeline.executors import Apply, kept_apart
from pipeline.lock import locked
from pipeline.logs import fields
from pipeline.memory import give_back, reset_peak
from pipeline.plan import Plan
from pipeline.recorder import Recorder, log_line
from pipeline.records import Article, Dropped
from pipeline.rows import RunRows
from pipeline.sources import Source
from pipeline.sources.admission import Admitted, admit
from pipeline.sources.feed import asked_as_before
from pipeline.sources.tally import Tally, told
from pipeline.spool import Entry, Listed, Spool
from pipeline.steps import Applying, apply_step
from pipeline.store import MANIFEST, RunFolder, Store, run_folders
from pipeline.tables import to_table
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

    progress  shows a bar for the reading and for each stage on standard error

    Raises:
        SourceError, SourceStoppedError, StageError, StoreError: the run stopped; its manifest says where, unless it
            was never begun.
    """
    started = time.monotonic()
    reset_peak()
    begun = _begun(plan, started, progress)
    if isinstance(begun, Outcome):
        return begun
    recorder, rows = begun
    with _recorded(recorder):
        executor = plan.executor if recorder.deaths < DEATHS else kept_apart(plan.executor)
        with executor.open() as apply:
            rows = _steps(plan, apply, rows, recorder, progress)
        return Outcome(folder=recorder.folder, manifest=recorder.finish(rows), reused=False)


def _begun(plan: Plan, started: float, progress: bool) -> Outcome | tuple[Recorder, RunRows]:
    """Read the source and begin the run that it makes; the outcome of that run where it is complete already."""
    tally = Tally()
    now = plan.now or datetime.now(UTC).strftime(SECONDS)
    follow, damaged = (None, []) if plan.window is None else Following.begun(plan.window, plan.output)
    with Spool(plan.output) as spool:
        admitted = _read(told(_asked(plan, follow), now, tally, progress), started, spool)
        if not admitted.articles and not admitted.dropped and (follow is None or follow.previous is None):
            if damaged:
                raise damaged[0]
            if tally.skipped:
                raise NothingNew(f"nothing new: {tally.described()}")
            named = f"source.path={path}" if (path := getattr(plan.source, "path", None)) else "the source"
            raise SourceError(f"{named} holds no articles; see the options of sources with --help")
        digest = _input_digest(admitted)
        follow = _from_where_it_came(plan, digest, follow)
        lost = [run.run_id for run in damaged]
        folder = _folder(plan, digest, now, follow, lost)
        _warn(damaged, folder, follow)
        earlier = folder.manifest() or {}
        if folder.is_complete() and folder.run_id not in lost:
            log.info("already complete: %s", folder.path)
            return Outcome(folder=folder, manifest=earlier, reused=True)
        # The clock only tells future dates, and the input is that of the earlier attempt: its `now` still holds.
        now = earlier.get("now", now)
        taken: Admitted[Entry] = Admitted([*admitted.articles], admitted.dropped)
        if follow is not None:
            taken = follow.take(taken, now)
            log.info("%-12s %s", "window", follow.described())
            if doubt := follow.doubted(now):
                log.warning("%s", doubt, extra=fields(event="clock", clock=follow.taken.clock, now=now))
            follow.seek_unfinished(plan.output, folder)
            for left in follow.unfinished:
                log.warning("%s", left.described(), extra=fields(event="unfinished", run_id=left.folder.run_id))
        recorder = Recorder(plan=plan, folder=folder, now=now, digest=digest, started=started, follow=follow)
        recorder.validators, recorder.left_out = tally.validators, tally.left_out
        with _recorded(recorder):
            return recorder, recorder.read(len(taken.articles), spool.tables(taken.articles), taken.dropped)


_DETAIL = 400
"""Characters of a detail that a warning repeats."""


@contextlib.contextmanager
def _recorded(recorder: Recorder) -> Iterator[None]:
    """Tell the manifest of an error that ends the run."""
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(StoreError):  # a full disk must not hide the first error
            recorder.fail(error)
        raise


def _warn(damaged: list[DamagedRunError], folder: RunFolder, follow: Following | None) -> None:
    """Say which damaged runs are passed over: what came in with them alone is not known any more."""
    passed = [error for error in damaged if error.run_id != folder.run_id]
    if follow is None or not passed:
        return
    follow.passed_over = tuple(sorted(error.run_id for error in passed))
    whole = follow.previous.run_id if follow.previous else None
    instead = f"this run goes on from {whole}, the last whole one" if whole else "no run is whole, this is the first"
    for error in passed:
        log.warning(
            "%s; until then %s: what came in with %s alone is not known", error, instead, error.run_id,
            extra=fields(event="passed_over", run_id=error.run_id, previous_run=whole),
        )  # fmt: skip


def _asked(plan: Plan, follow: Following | None) -> Source:
    """The source, its feeds asked only for what they did not tell the run that is gone on from."""
    if follow is None or follow.previous is None:
        return plan.source
    return asked_as_before(plan.source, follow.previous.path / MANIFEST)


def _read(records: Iterable[Article | Dropped], started: float, spool: Spool) -> Admitted[Listed]:
    try:
        admitted = admit(spool.listed(records), spool.article)
    except OSError as error:
        raise SourceStoppedError(f"the source stopped: {error}") from error
    count = len(admitted.articles)
    log_line("read", count, len(admitted.dropped), count, time.monotonic() - started, "articles")
    if admitted.dropped and not count:
        _warn_of_nothing(admitted.dropped)
    return admitted


def _warn_of_nothing(dropped: Sequence[Dropped]) -> None:
    """Say what is wrong with an input of which nothing was kept: as a rule one thing, with all of it."""
    first = dropped[0]
    told = f"{first.key} ({first.reason}): {first.detail[:_DETAIL]}"
    log.warning(
        "nothing of the input was kept; the first of %d set aside is %s",
        len(dropped), "".join(c if c.isprintable() else " " for c in told),
        extra=fields(event="nothing_kept", set_aside=len(dropped)),
    )  # fmt: skip


def _steps(plan: Plan, apply: Apply, rows: RunRows, recorder: Recorder, progress: bool) -> RunRows:
    store = Store(root=plan.store, used=recorder.parts)
    how = Applying(store=store, apply=apply, part_rows=plan.executor.part_rows, progress=progress)
    for number, step in enumerate(plan.steps, start=1):
        begun = time.monotonic()
        recorder.at = step.name
        give_back()  # what one stage has used does not add to what the next one needs
        follow = recorder.follow
        before = follow.earlier(step.name, step.fingerprint) if follow else None
        given = partial(follow.informed, rows) if follow else rows.given
        results, computed = apply_step(how, step, partial(given, step.stage.reads), before)
        rows = recorder.stage(number, step, rows, results, computed, begun)
    return rows


def _input_digest(admitted: Admitted[Listed]) -> str:
    """Of what came in, kept or not, whatever its order."""
    return table_digest([*(a.digest for a in admitted.articles), *row_digests(to_table(admitted.dropped, Dropped))])


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


def _folder(plan: Plan, digest: str, now: str, follow: Following | None, lost: Sequence[str]) -> RunFolder:
    """The folder of this run: that of an earlier attempt, where there was one; `lost` are damaged runs after the one
    that is gone on from."""
    if follow and follow.previous and follow.repeats(plan.fingerprint, digest):
        last = RunFolder(path=plan.output / follow.previous.run_id)
        if last.is_complete():
            return last
    known_by = f"{plan.fingerprint} {digest}" + (f" {follow.identity}" if follow else "")
    suffix = hashlib.blake2b(known_by.encode(), digest_size=4).hexdigest()
    previous = follow.previous.digest if follow and follow.previous else None
    for name in lost:
        if name.endswith(f"-{suffix}"):
            return RunFolder(path=plan.output / name)
    # The manifest tells that it is no chance of the digest.
    for folder in reversed(run_folders(plan.output, lambda name: name.endswith(f"-{suffix}"))):
        manifest = folder.manifest()
        before = ((manifest or {}).get("window") or {}).get("previous_digest")
        found = (manifest or {}).get("plan"), (manifest or {}).get("input"), before
        if not manifest or found == (plan.fingerprint, digest, previous):
            return folder
    before = [*lost, *([follow.previous.run_id] if follow and follow.previous else [])]
    return RunFolder(path=plan.output / f"{_stamp(now, max(before, default=''))}-{suffix}")


def _stamp(now: str, last: str) -> str:
    """The time in the name of a run, always after that in the name of the last one: a clock may jump back."""
    stamp = "".join(c for c in now[:19] if c.isdigit() or c == "T")
    last = last[:15]
    if stamp > last:
        return stamp
    try:
        return (datetime.strptime(last, STAMP) + timedelta(seconds=1)).strftime(STAMP)
    except ValueError:  # the folder of the run before has been given another name
        return stamp
