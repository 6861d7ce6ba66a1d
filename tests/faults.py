"""A fault campaign: runs that are hurt at a place drawn by a seed, and the runs after them.

Each trial starts from an empty output, or from one with a complete run of fewer articles. A run is hurt in a process
of its own, forked from this one so that it costs no start: what it does to the disk is counted by a hook on the
interpreter's own events (open for writing, rename, remove, make a folder, flush), and at a number that the seed draws
it is killed, or told an error. Then a run without faults must complete, and its exports must be those of a run that
nothing disturbed, byte for byte. With `previous=last` a run goes on from the one that was there, so what is expected
hangs on where the trial started.
"""

import errno
import json
import os
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline import run as runner
from pipeline.errors import LockedError, NewsbraidError
from pipeline.plan import Plan
from pipeline.retention import removable, remove
from pipeline.run import run
from pipeline.sources.article import OWN_NAMES
from pipeline.sources.jsonl import JsonLinesSource
from pipeline.store import run_folders

COMPLETE, STOPPED, LOCKED, BROKEN = 0, 1, 3, 99
"""How a hurt run ends: BROKEN is an error that is none of ours."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(kw_only=True)
class Disk:
    """What is done at each change of the disk under a folder, from its `at`-th on.

    reads  what opens a file to read it counts as well
    count  changes so far
    """

    folder: Path
    at: int
    act: Callable[[str], None]
    reads: bool = False
    count: int = 0

    def watch(self) -> None:
        """From now on, in this process; a hook cannot be taken away again."""
        inside, fsync = str(self.folder), os.fsync

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "open":
                changes = isinstance(arguments[2], int) and (self.reads or bool(arguments[2] & WRITES))
            else:
                changes = event in ("os.rename", "os.remove", "os.mkdir", "shutil.rmtree")
            if changes and isinstance(arguments[0], str | Path) and str(arguments[0]).startswith(inside):
                self._step(event)

        def flushed(file: Any) -> None:
            self._step(f"flush:{file}")
            fsync(file)

        sys.addaudithook(hook)
        os.fsync = flushed  # type: ignore[assignment]

    def _step(self, event: str) -> None:
        self.count += 1
        if self.count >= self.at:
            self.act(event)


def _kill(event: str) -> None:
    """As the system kills; of a file that is being written, a part has come to the disk."""
    if event.startswith("flush:"):
        file = int(event.partition(":")[2])
        os.truncate(file, os.fstat(file).st_size // 2)
    os.kill(os.getpid(), signal.SIGKILL)


def _fail(number: int, once: bool) -> Callable[[str], None]:
    told: list[str] = []

    def act(event: str) -> None:
        if not (once and told):
            told.append(event)
            raise OSError(number, os.strerror(number))

    return act


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """What all trials share.

    plan      reads `source` (a folder of articles) into an output that a trial sets
    expected  exports of an undisturbed run, by whether it started from `before`
    changes   changes of the disk that one makes
    before    an output with a complete run of fewer articles; their files
    """

    plan: Plan
    source: Path
    expected: dict[bool, dict[str, bytes]]
    changes: int
    before: Path
    work: Path


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One fault and what came of it; `wrong` is empty where all is well."""

    fault: str
    number: int
    ended: str
    wrong: str


def exports(output: Path, run_id: str) -> dict[str, bytes]:
    """Contents of the exports of a run by their paths."""
    folder = output / run_id / "exports"
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def prepared(plan: Plan, articles: int, work: Path) -> Campaign:
    """Run undisturbed, once to know what comes out and once to count changes; the plan's source gives way to
    so many articles of the sample."""
    source = corpus(work / "source", articles)
    plan = replace(plan, source=_files(source))
    counted = work / "counted"
    counter = work / "count"

    def count() -> None:
        disk = Disk(folder=counted, at=10**9, act=lambda event: None)
        disk.watch()
        run(replace(plan, output=counted, store=counted / "store"), progress=False)
        counter.write_text(str(disk.count))

    if _ended(_forked(count)) != COMPLETE:
        raise AssertionError("the run that counts changes of the disk did not complete")
    fewer = work / "fewer"
    fewer.mkdir()
    for file in sorted(source.iterdir())[::2]:
        shutil.copy(file, fewer)
    before = work / "before"
    run(replace(plan, source=_files(fewer), output=before, store=before / "store"), progress=False)
    expected = {}
    for started, output in ((False, work / "clean"), (True, work / "clean-after")):
        if started:
            shutil.copytree(before, output)
        outcome = run(replace(plan, output=output, store=output / "store"), progress=False)
        expected[started] = exports(output, outcome.folder.run_id)
    changes = int(counter.read_text())
    return Campaign(plan=plan, source=source, expected=expected, changes=changes, before=before, work=work)


def _files(folder: Path) -> JsonLinesSource:
    """The articles of a folder, a file each."""
    return JsonLinesSource(path=str(folder), fields=OWN_NAMES, skip=(), limit=None, max_bytes=1_000_000)


def corpus(folder: Path, count: int) -> Path:
    """So many articles of the sample, a file each: dated ones, since the time of others is that of the clock."""
    folder.mkdir(parents=True)
    lines = (Path(__file__).parents[1] / "pipeline" / "sample" / "articles.jsonl").read_bytes().splitlines()
    dated = [line for line in lines if json.loads(line).get("published")]
    for number, line in enumerate(dated[:count]):
        (folder / f"{number:02}.jsonl").write_bytes(line + b"\n")
    return folder


def _forked(task: Callable[[], object]) -> int:
    """Start a task in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    code = BROKEN
    try:
        signal.alarm(300)
        task()
        code = COMPLETE
    except LockedError:
        code = LOCKED
    except NewsbraidError:
        code = STOPPED
    except BaseException:  # noqa: BLE001 - a forked process must not come back into the caller's
        traceback.print_exc()
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    """The exit code of a process, below 0 the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Hurt:
    """One trial's output, and what may be done to it."""

    def __init__(self, campaign: Campaign, number: int, rng: random.Random) -> None:
        self.campaign, self.rng = campaign, rng
        self.output = campaign.work / f"trial-{number:04}"
        self.after = rng.random() < 0.5
        if self.after:
            shutil.copytree(campaign.before, self.output)
        self.plan = replace(campaign.plan, output=self.output, store=self.output / "store")

    def _at(self) -> int:
        return self.rng.randrange(1, self.campaign.changes + 1)

    def _hurt(self, act: Callable[[str], None], reads: bool = False) -> int:
        disk = Disk(folder=self.output, at=self._at(), act=act, reads=reads)

        def task() -> None:
            disk.watch()
            run(self.plan, progress=False)

        return _ended(_forked(task))

    def kill(self) -> int:
        """Killed at a change of the disk."""
        return self._hurt(_kill)

    def kill_twice(self) -> int:
        """Killed, and killed again in the second attempt."""
        self._hurt(_kill)
        return self._hurt(_kill)

    def disk_full(self) -> int:
        """No space from some change on."""
        return self._hurt(_fail(errno.ENOSPC, once=False))

    def disk_full_once(self) -> int:
        """No space for one change: something else is freed then."""
        return self._hurt(_fail(errno.ENOSPC, once=True))

    def input_output_error(self) -> int:
        """One change that the disk cannot do."""
        return self._hurt(_fail(errno.EIO, once=True))

    def read_error(self) -> int:
        """One file that cannot be opened, be it to read it."""
        return self._hurt(_fail(errno.EIO, once=True), reads=True)

    def read_only(self) -> int:
        """The folder is read-only from some change on."""
        return self._hurt(_fail(errno.EROFS, once=False))

    def no_permission(self) -> int:
        """Nothing may be written from some change on (tests may run as root, whom the system refuses nothing)."""
        return self._hurt(_fail(errno.EACCES, once=False))

    def truncated(self) -> int:
        """A file of a complete run, or of the store, has lost its end."""
        code = self._whole()
        file = self._some_file()
        os.truncate(file, self.rng.randrange(file.stat().st_size or 1))
        return code

    def corrupt(self) -> int:
        """Bytes of a Parquet file are others, and the run has to be done again."""
        code = self._whole()
        for file in self.rng.sample(sorted(self.plan.store.rglob("*.parquet")), 3):
            content = bytearray(file.read_bytes())
            for _ in range(self.rng.choice((1, 1, 20))):
                content[self.rng.randrange(len(content))] ^= 1 << self.rng.randrange(8)
            file.write_bytes(content)
        self._forget_exports()
        return code

    def vanished(self) -> int:
        """A file of a complete run or of the store is gone."""
        code = self._whole()
        self._some_file().unlink()
        return code

    def two_at_once(self) -> int:
        """Two runs start together; one may be refused."""
        children = [_forked(lambda: run(self.plan, progress=False)) for _ in range(2)]
        codes = sorted(map(_ended, children))
        return codes[1] if codes[0] == COMPLETE else BROKEN

    def source_vanishes(self) -> int:
        """Files of the source go while it is read: a run of those that are left would look complete."""
        going = self.campaign.work / f"source-{self.output.name}"
        shutil.copytree(self.campaign.source, going)
        files = sorted(going.iterdir())
        gone = files[self.rng.randrange(1, len(files)) :]

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "open" and str(arguments[0]) == str(files[0]):
                for file in gone:
                    file.unlink(missing_ok=True)

        def task() -> None:
            sys.addaudithook(hook)
            run(replace(self.plan, source=_files(going)), progress=False)

        return _ended(_forked(task))

    def clock_back(self) -> int:
        """Killed, and the clock is a day earlier in the run after it, which the last run of the trial goes on from."""

        class Earlier(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> Any:
                return datetime.now(UTC) - timedelta(days=1)

        self._hurt(_kill)

        def task() -> None:
            runner.datetime = Earlier  # type: ignore[attr-defined]
            run(self.plan, progress=False)

        return _ended(_forked(task))

    def kill_in_removal(self) -> int:
        """Killed while old runs and parts of the store are removed."""
        code = self._whole()

        def task() -> None:
            at = self.rng.randrange(1, 40)
            Disk(folder=self.output, at=at, act=lambda event: os.kill(os.getpid(), signal.SIGKILL)).watch()
            remove(removable([self.output], self.plan.store, last=1, days=None, now=datetime.now(UTC)))

        _ended(_forked(task))
        return code

    def _whole(self) -> int:
        return _ended(_forked(lambda: run(self.plan, progress=False)))

    def _some_file(self) -> Path:
        """A file that a run wrote; the lock holds nothing once its run is gone."""
        files = [p for p in sorted(self.output.rglob("*")) if p.is_file() and p.name != ".lock"]
        return self.rng.choice(files)

    def _forget_exports(self) -> None:
        """Have the run done again, from what the store holds."""
        for folder in run_folders(self.output):
            shutil.rmtree(folder.path / "exports", ignore_errors=True)


FAULTS: dict[str, int] = {
    "kill": 8,
    "kill_twice": 2,
    "disk_full": 4,
    "disk_full_once": 2,
    "input_output_error": 3,
    "read_error": 2,
    "read_only": 2,
    "no_permission": 2,
    "truncated": 4,
    "corrupt": 4,
    "vanished": 2,
    "two_at_once": 2,
    "source_vanishes": 2,
    "clock_back": 2,
    "kill_in_removal": 2,
}
"""Faults and how often each comes in a round."""


def faults(count: int) -> list[str]:
    """So many faults, each as often as its share, the rare ones among the first."""
    turns = [(turn / often, name) for name, often in FAULTS.items() for turn in range(often * (count // 40 + 1))]
    return [name for _, name in sorted(turns)[:count]]


def campaign(plan: Plan, articles: int, count: int, seed: int, work: Path) -> Iterator[Trial]:
    """So many trials, one after the other."""
    shared = prepared(plan, articles, work)
    for number, fault in enumerate(faults(count)):
        yield trial(shared, fault, number, seed)


def trial(campaign: Campaign, fault: str, number: int, seed: int) -> Trial:
    """Hurt a run, then run undisturbed and look at what came out."""
    hurt = Hurt(campaign, number, random.Random(f"{seed} {number} {fault}"))
    ended = getattr(hurt, fault)()
    after = _ended(_forked(lambda: run(hurt.plan, progress=False)))
    wrong = _wrong(campaign, hurt, ended, after)
    if fault == "source_vanishes" and ended != STOPPED:
        wrong = f"the run of a source that lost files ended with {ended}"
    if not wrong:
        shutil.rmtree(hurt.output)
    return Trial(fault=fault, number=number, ended=str(ended), wrong=wrong)


def _wrong(campaign: Campaign, hurt: Hurt, ended: int, after: int) -> str:
    if ended == BROKEN:
        return "the hurt run ended with an error that is none of ours"
    if after != COMPLETE:
        return f"the run after it ended with {after}"
    complete = [folder.run_id for folder in run_folders(hurt.output) if folder.is_complete()]
    same = any(exports(hurt.output, run_id) == campaign.expected[hurt.after] for run_id in complete)
    return "" if same else "the exports after it are others"
