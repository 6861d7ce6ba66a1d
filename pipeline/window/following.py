"""A run that goes on from another: what it takes, under which ids its stories go on, and what is new in them."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import DamagedRunError
from pipeline.exports.changes import Gone
from pipeline.exports.story import Story
from pipeline.records import Clustered
from pipeline.rows import RunRows
from pipeline.sources.admission import Admitted
from pipeline.spool import Entry
from pipeline.stage import StageResult
from pipeline.store import RunFolder
from pipeline.tables import to_records, to_table
from pipeline.window.account import descent_entries, described, doubted, taken_entries
from pipeline.window.admission import NOTHING, Before, Taken, take
from pipeline.window.claims import by_id
from pipeline.window.continuing import continued, in_time
from pipeline.window.finding import previous_run
from pipeline.window.lineage import Descent
from pipeline.window.moments import at, before
from pipeline.window.previous import Arrival, Followed, Previous
from pipeline.window.settings import LAST, WindowSettings
from pipeline.window.telling import Telling, material_digest
from pipeline.window.terms import Past, nothing, with_counts, with_those_that_left
from pipeline.window.unfinished import Unfinished, unfinished


@dataclass(kw_only=True)
class Following:
    """One run's dealings with the run before it; its methods are called in their order here.

    previous   None for the first run of a row
    withdrawn  ids and URLs that the operator lists
    passed_over  runs after the previous one that are damaged, of which nothing is taken along
    unfinished   runs after it that did not come to their end, with articles of their own
    context    ids of articles that go along up to the stage that clusters, and are no part of the run's news
    returned   those that are, since new articles came to their closed stories
    closed     stories of the last run that are followed no more
    reopened   stories that were closed before and are followed again
    gone       stories that ended, as long as articles are remembered
    past       what is known of the words of articles that have left
    """

    settings: WindowSettings
    previous: Previous | None
    withdrawn: frozenset[str]
    taken: Taken = field(init=False)
    context: frozenset[str] = frozenset()
    passed_over: tuple[str, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    returned: frozenset[str] = frozenset()
    closed: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    past: Past = field(default_factory=nothing)
    descent: Descent = field(default_factory=lambda: Descent((), (), ()))
    followed: list[Followed] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, settings: WindowSettings, output: Path, below: str | None = None) -> "Following":
        """Find and read the run before; `below` names a run whose predecessor it is."""
        withdrawn = settings.withdrawn_names()
        return cls(settings=settings, previous=previous_run(settings, output, below), withdrawn=withdrawn)

    @classmethod
    def begun(cls, settings: WindowSettings, output: Path) -> "tuple[Following, list[DamagedRunError]]":
        """Find and read the last run that is whole, and tell which damaged ones come after it, the latest first.

        Raises:
            ConfigurationError: a run that is named is not there or not complete, or the list cannot be read.
            StoreError: a run that is named is damaged.
        """
        damaged: list[DamagedRunError] = []
        while True:
            try:
                return cls.of(settings, output, damaged[-1].run_id if damaged else None), damaged
            except DamagedRunError as error:
                if settings.previous != LAST:
                    raise
                damaged.append(error)

    @property
    def identity(self) -> str:
        """What a run is besides its plan and its new articles."""
        listed = hashlib.blake2b("\n".join(sorted(self.withdrawn)).encode("utf-8", "surrogatepass"), digest_size=8)
        return f"{self.previous.digest if self.previous else '-'} {listed.hexdigest()}"

    def repeats(self, plan: str, digest: str) -> bool:
        """Whether the run before did just this: the same plan on the same input, so that nothing can be new."""
        last = self.previous
        return (
            self.settings.previous == LAST
            and last is not None
            and last.request == (plan, digest, self.identity.split()[1])
        )

    @property
    def before(self) -> Before:
        return self.previous.before if self.previous else NOTHING

    def take(self, admitted: Admitted[Entry], now: str) -> Admitted[Entry]:
        """The articles that go in, and what is set aside at the door."""
        hours, remember, most = self.settings.hours, self.settings.remember, self.settings.context
        self.taken = take(admitted.articles, admitted.dropped, self.before, self.withdrawn, now, hours, remember, most)
        self.closed = self.taken.closed
        self.past = self.previous.past if self.previous else nothing()
        self.context = frozenset(a.article_id for a in self.taken.context)
        articles = sorted([*self.taken.articles, *self.taken.context], key=lambda a: a.article_id)
        return Admitted(articles, self.taken.dropped)

    def seek_unfinished(self, output: Path, own: RunFolder) -> None:
        """Find runs whose articles would be missing, `own` is no such: it is about to be finished."""
        if self.settings.previous != LAST:
            return
        taken = self.taken
        ids = {a.article_id for a in (*taken.articles, *taken.context)} | {d.key for d in taken.dropped}
        ids |= {*self.before.articles, *self.before.context}
        after = self.previous.run_id if self.previous else ""
        self.unfinished = tuple(run for run in unfinished(output, after, ids) if run.folder != own)

    def earlier(self, stage: str, fingerprint: str) -> StageResult | None:
        """Rows of a stage that the run before has, with their digests; None where the store must be searched."""
        return self.previous.result(stage, fingerprint) if self.previous else None

    def informed(self, rows: RunRows, reads: pa.Schema) -> Iterator[pa.Table]:
        """What a stage is given, with what it asks to be told of the row of runs: which articles came in with this one,
        and how many of those that have left hold the words of each (terms.py)."""
        tables = rows.given(reads)
        if "fresh" not in reads.names:
            yield from tables
            return
        before, indexed = (self.previous.past, self.previous.indexed()) if self.previous else (nothing(), None)
        self.past = before if indexed is None else with_those_that_left(before, indexed, rows.articles.keys)
        for table in tables:
            fresh = pa.array([i in self.taken.fresh for i in table["article_id"].to_pylist()], pa.bool_())
            table = table.set_column(table.column_names.index("fresh"), "fresh", fresh)
            yield with_counts(table, self.past)

    def carry(self, kept: pa.Table, articles: pa.Table) -> pa.Table:
        """The stories that were clustered, as those of the last run go on in them, and closed ones that go on."""
        clusters = [story.article_ids for story in to_records(kept, Clustered)]
        found = continued(clusters, in_time(articles), self.before, self.taken)
        self.closed, self.reopened, self.descent = found.closed, found.reopened, found.descent
        self.returned = found.returned
        self.context -= found.returned
        return to_table(found.stories, Clustered)

    def told(self, stories: list[Story]) -> list[Story]:
        """The stories with what is new in them, by weight, then those that are closed, as they were, then those of
        which all was withdrawn."""
        past = by_id(self.previous.shown()) if self.previous else {}
        was = self.previous.followed if self.previous else {}
        telling = Telling(
            taken=self.taken,
            before=self.before,
            descent=self.descent,
            past=past,
            followed=was,
            reopened=frozenset(self.reopened),
        )
        active = [telling.active(story) for story in stories]
        self.followed = [was[i] for i in self.taken.archive if i in was and i not in self.reopened]
        self.followed += [Followed(s.story_id, s.born or "", s.updated or "", material_digest(s)) for s in active]
        closed = [telling.closed(past[i]) for i in self.closed if i in past]
        ended = [telling.ended(past[i]) for i in self.descent.ended if i in past]
        self.gone = self._gone({story.story_id for story in active})
        found = active + sorted(closed, key=lambda story: story.weight) + ended
        self.statuses = Counter(story.status for story in found)
        return found

    def _gone(self, active: Collection[str]) -> tuple[Gone, ...]:
        """Stories that ended now or not too long ago, and did not come back."""
        clock = self.taken.clock
        now = [Gone(old, clock, into) for into, ended in self.descent.merged for old in ended]
        now += [Gone(old, clock, None) for old in self.descent.ended]
        edge = before(clock, self.settings.remember)
        known = {gone.story_id for gone in now}.union(active)
        earlier = self.previous.gone if self.previous else ()
        kept = [g for g in earlier if at(g.when) >= edge and g.story_id not in known]
        return tuple(sorted([*kept, *now], key=lambda g: (g.when, g.story_id)))

    def write(self, folder: RunFolder) -> None:
        """Write what the next run needs beside the tables of the stages."""
        story_of = {i: story for story, ids in self.taken.archive.items() for i in ids if i in self.context}
        arrivals = [
            Arrival(i, arrived, i in self.context, story_of.get(i)) for i, arrived in sorted(self.taken.arrived.items())
        ]
        folder.write_window("arrivals", to_table(arrivals, Arrival))
        folder.write_window("gone", to_table(self.gone, Gone))
        folder.write_window("terms", self.past.table())
        folder.write_window("memory", self.taken.memory)
        folder.write_window("stories", to_table(sorted(self.followed, key=lambda f: f.story_id), Followed))

    def manifest(self) -> dict[str, Any]:
        """What the run did with the last one, for its manifest."""
        return {
            "previous_digest": self.previous.digest if self.previous else None,
            "passed_over": list(self.passed_over),
            "unfinished": sorted(run.folder.run_id for run in self.unfinished),
            "clock": self.taken.clock,
            "clock_moved": self.taken.moved,
            "hours": self.settings.hours,
            "withdrawn_list": self.identity.split()[1],
            **taken_entries(self.taken),
            "past": self.past.articles,
            "stories": dict(sorted(self.statuses.items())),
            "closed": list(self.closed),
            "reopened": list(self.reopened),
            **descent_entries(self.descent),
        }

    def doubted(self, now: str) -> str | None:
        """What is wrong with the clock of this run or of one before; None where nothing is."""
        return doubted(self.before.clock, self.taken, now)

    def described(self) -> str:
        """What came in, for a person."""
        if self.previous is None:
            return f"{len(self.taken.fresh)} new articles; there is no run before"
        return described(self.taken) + ("; nothing new" if self.nothing_new else "")

    @property
    def nothing_new(self) -> bool:
        """Whether no article came, changed or was withdrawn since the last run."""
        taken = self.taken
        return self.previous is not None and not (taken.fresh or taken.corrected or taken.withdrawn)
