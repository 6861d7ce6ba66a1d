"""A run that goes on from another: what it takes, under which ids its stories go on, and what is new in them."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import DamagedRunError
from pipeline.exports.changes import Changes
from pipeline.exports.story import Story
from pipeline.records import Clustered, Status
from pipeline.sources.admission import Admitted
from pipeline.spool import Entry
from pipeline.stage import StageResult
from pipeline.stages.cluster.lineage import Descent, carried, descent
from pipeline.stages.cluster.settle import settled
from pipeline.store import RunFolder
from pipeline.tables import to_records, to_table
from pipeline.window.admission import NOTHING, Before, Taken, take
from pipeline.window.claims import by_id, claim_changes, figure_changes, material
from pipeline.window.moments import later
from pipeline.window.previous import Arrival, Followed, Previous, previous_run
from pipeline.window.settings import LAST, WindowSettings


@dataclass(kw_only=True)
class Following:
    """One run's dealings with the run before it; its methods are called in their order here.

    previous   None for the first run of a row
    withdrawn  ids and URLs that the operator lists
    passed_over  runs after the previous one that are damaged, of which nothing is taken along
    context    ids of articles that go along up to the stage that clusters, and are no part of the run's news
    """

    settings: WindowSettings
    previous: Previous | None
    withdrawn: frozenset[str]
    taken: Taken = field(init=False)
    context: frozenset[str] = frozenset()
    passed_over: tuple[str, ...] = ()
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
        hours, remember = self.settings.hours, self.settings.remember
        least = self.settings.context
        self.taken = take(admitted.articles, admitted.dropped, self.before, self.withdrawn, now, hours, remember, least)
        self.context = frozenset(a.article_id for a in self.taken.context)
        articles = sorted([*self.taken.articles, *self.taken.context], key=lambda a: a.article_id)
        return Admitted(articles, self.taken.dropped)

    def earlier(self, stage: str, fingerprint: str) -> StageResult | None:
        """Rows of a stage that the run before has, with their digests; None where the store must be searched."""
        return self.previous.result(stage, fingerprint) if self.previous else None

    def carry(self, kept: pa.Table, articles: pa.Table) -> pa.Table:
        """The stories that were clustered, as those of the last run go on in them."""
        days = _days(articles)
        order = {i: (days[i] is None, days[i] or "", i) for i in days}
        every = [[i for i in story.article_ids if i not in self.context] for story in to_records(kept, Clustered)]
        clusters = [ids for ids in every if ids]
        clusters.sort(key=lambda ids: order[ids[0]])
        last = self._still_there(set(order), order)
        groups = [sorted(group, key=order.__getitem__) for group in settled(clusters, last, self.taken.arrived)]
        fresh = [Clustered(group[0], tuple(group)) for group in groups]
        stories = carried(fresh, self.before.stories)
        self.descent = descent(stories, [s for s in self.before.stories if s not in self.taken.closed])
        return to_table(stories, Clustered)

    def _still_there(self, ids: Collection[str], order: Mapping[str, Any]) -> dict[str, list[str]]:
        closed = self.taken.closed
        members = {
            story: sorted((a for a in articles if a in ids), key=order.__getitem__)
            for story, articles in self.before.stories.items()
            if story not in closed
        }
        return {story: articles for story, articles in members.items() if articles}

    def told(self, stories: list[Story]) -> list[Story]:
        """The stories with what is new in them, by weight, then those that are closed, as they were, then those of
        which all was withdrawn."""
        past = by_id(self.previous.shown) if self.previous else {}
        active = [self._told(story, past) for story in stories]
        self.followed = [
            Followed(s.story_id, s.born or "", s.updated or "", _digest(material(s)))
            for s in sorted(active, key=lambda s: s.story_id)
        ]
        closed = [self._closed(past[i]) for i in self.taken.closed if i in past]
        ended = [self._ended(past[i]) for i in self.descent.ended if i in past]
        found = active + sorted(closed, key=lambda story: story.weight) + ended
        self.statuses = Counter(story.status for story in found)
        return found

    def _told(self, story: Story, past: Mapping[str, Story]) -> Story:
        before = [past[i] for i in story.previous if i in past]
        withdrawn = self.taken.withdrawn
        claims = claim_changes(story, before, withdrawn, self.taken.aged)
        changes = Changes(
            added=tuple(a.article_id for a in story.articles if a.article_id in self.taken.fresh),
            corrected=tuple(a.article_id for a in story.articles if a.article_id in self.taken.corrected),
            withdrawn=tuple(sorted(i for old in story.previous for i in self.before.stories[old] if i in withdrawn)),
            merged=dict(self.descent.merged).get(story.story_id, ()),
            split_from=() if story.story_id in story.previous else story.previous,
            split_into=tuple(i for i in dict(self.descent.split).get(story.story_id, ()) if i != story.story_id),
            claims=claims,
            figures=figure_changes(story, before, claims),
        )
        born, updated = self._dates(story)
        return replace(story, status=self._status(story, changes), changes=changes, born=born, updated=updated)

    def _status(self, story: Story, changes: Changes) -> Status:
        """Copies of what was there make no story grow; a correction and a story that joins do."""
        if story.story_id not in self.before.stories:
            return "new"
        known = {i for old in story.previous for i in self.before.stories[old]}
        origins = {a.origin for a in story.articles if a.article_id in known}
        news = [a for a in story.articles if a.article_id in changes.added and a.origin not in origins]
        return "grown" if news or changes.corrected or changes.merged else "unchanged"

    def _dates(self, story: Story) -> tuple[str, str]:
        """When a story was born and when something material in it last changed."""
        clock = self.taken.clock
        was = self.previous.followed.get(story.story_id) if self.previous else None
        if was is None and story.story_id in self.before.stories:  # of a run that was none of a row
            old = by_id(self.previous.shown).get(story.story_id) if self.previous else None
            was = Followed(
                story.story_id,
                self.before.clock or clock,
                self.before.clock or clock,
                _digest(material(old)) if old else "",
            )
        if was is None:
            return clock, clock
        same = was.material == _digest(material(story))
        return was.born, was.updated if same else later(clock, was.updated)

    def _closed(self, story: Story) -> Story:
        was = self.previous.followed.get(story.story_id) if self.previous else None
        clock = self.before.clock
        born, updated = (was.born, was.updated) if was else (clock, clock)
        return replace(story, status="closed", changes=None, born=born, updated=updated, previous=(story.story_id,))

    def _ended(self, story: Story) -> Story:
        """What is told of a story that has no article left: its id, and which claims are said no more."""
        empty = replace(self._closed(story), articles=(), headline=None, claims=(), set_aside=(), comparisons=())
        withdrawn = tuple(sorted(a.article_id for a in story.articles if a.article_id in self.taken.withdrawn))
        changes = Changes(withdrawn=withdrawn, claims=claim_changes(empty, [story], self.taken.withdrawn))
        return replace(empty, updated=later(self.taken.clock, empty.updated or self.taken.clock), changes=changes)

    def write(self, folder: RunFolder) -> None:
        """Write what the next run needs beside the tables of the stages."""
        arrivals = [Arrival(i, arrived, i in self.context) for i, arrived in sorted(self.taken.arrived.items())]
        folder.write_window("arrivals", to_table(arrivals, Arrival))
        folder.write_window("memory", self.taken.memory)
        folder.write_window("stories", to_table(self.followed, Followed))

    def manifest(self) -> dict[str, Any]:
        """What the run did with the last one, for its manifest."""
        taken = self.taken
        return {
            "previous_digest": self.previous.digest if self.previous else None,
            "passed_over": list(self.passed_over),
            "clock": taken.clock,
            "hours": self.settings.hours,
            "withdrawn_list": self.identity.split()[1],
            "new": len(taken.fresh),
            "carried": len(taken.articles) - len(taken.fresh),
            "context": len(taken.context),
            "seen": taken.seen,
            "corrected": sorted(taken.corrected),
            "withdrawn": sorted(taken.withdrawn),
            "stories": dict(sorted(self.statuses.items())),
            "closed": list(taken.closed),
            "merged": [{"into": new, "from": list(old)} for new, old in self.descent.merged],
            "split": [{"from": old, "into": list(new)} for old, new in self.descent.split],
            "ended": list(self.descent.ended),
        }

    def described(self) -> str:
        """What came in, for a person."""
        taken = self.taken
        if self.previous is None:
            return f"{len(taken.fresh)} new articles; there is no run before"
        parts = [f"{len(taken.fresh)} new articles", f"{len(taken.articles) - len(taken.fresh)} of the last run"]
        parts += [
            f"{count} {name}"
            for count, name in ((taken.seen, "seen before"), (len(taken.corrected), "corrected"))
            if count
        ]
        parts += [f"{len(taken.withdrawn)} withdrawn"] * bool(taken.withdrawn) + [
            f"{len(taken.closed)} stories closed"
        ] * bool(taken.closed)
        return ", ".join(parts) + ("; nothing new" if self.nothing_new else "")

    @property
    def nothing_new(self) -> bool:
        """Whether no article came, changed or was withdrawn since the last run."""
        taken = self.taken
        return self.previous is not None and not (taken.fresh or taken.corrected or taken.withdrawn)


def _days(articles: pa.Table) -> dict[str, str | None]:
    name = "day" if "day" in articles.column_names else "published"
    days = (day[:10] if day else None for day in articles[name].to_pylist())
    return dict(zip(articles["article_id"].to_pylist(), days, strict=True))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
