"""What is new in each story since the last run, told on the stories of this one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.exports.changes import Changes
from pipeline.exports.story import Story
from pipeline.records import Status
from pipeline.window.admission import Before, Taken
from pipeline.window.claims import claim_changes, figure_changes, material
from pipeline.window.lineage import Descent
from pipeline.window.moments import later
from pipeline.window.previous import Followed


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What telling the news needs to know.

    past      the stories that the last run told, by id
    followed  what the last run kept of its stories and of closed ones, by id
    reopened  stories that were closed and go on
    """

    taken: Taken
    before: Before
    descent: Descent
    past: Mapping[str, Story]
    followed: Mapping[str, Followed]
    reopened: frozenset[str]

    def active(self, story: Story) -> Story:
        """A story that is followed, with what is new in it.

        What a closed story told is not kept: of one that goes on, those claims are new that only new articles support.
        """
        before = [self.past[i] for i in story.previous if i in self.past]
        withdrawn = self.taken.withdrawn
        opened = story.story_id in self.reopened
        known = frozenset(a.article_id for a in story.articles) - self.taken.fresh if opened and not before else ()
        claims = claim_changes(story, before, withdrawn, self.taken.aged, known)
        changes = Changes(
            added=tuple(a.article_id for a in story.articles if a.article_id in self.taken.fresh),
            corrected=tuple(a.article_id for a in story.articles if a.article_id in self.taken.corrected),
            withdrawn=tuple(sorted(i for old in story.previous for i in self._articles(old) if i in withdrawn)),
            merged=dict(self.descent.merged).get(story.story_id, ()),
            split_from=() if story.story_id in story.previous else story.previous,
            split_into=tuple(i for i in dict(self.descent.split).get(story.story_id, ()) if i != story.story_id),
            claims=claims,
            figures=figure_changes(story, before, claims),
            reopened=opened,
        )
        born, updated = self._dates(story)
        return replace(story, status=self._status(story, changes), changes=changes, born=born, updated=updated)

    def closed(self, story: Story) -> Story:
        """A story that is followed no more, as it was."""
        was = self.followed.get(story.story_id)
        clock = self.before.clock
        born, updated = (was.born, was.updated) if was else (clock, clock)
        return replace(story, status="closed", changes=None, born=born, updated=updated, previous=(story.story_id,))

    def ended(self, story: Story) -> Story:
        """What is told of a story that has no article left: its id, and which claims are said no more."""
        empty = replace(self.closed(story), articles=(), headline=None, claims=(), set_aside=(), comparisons=())
        withdrawn = tuple(sorted(a.article_id for a in story.articles if a.article_id in self.taken.withdrawn))
        changes = Changes(withdrawn=withdrawn, claims=claim_changes(empty, [story], self.taken.withdrawn))
        return replace(empty, updated=later(self.taken.clock, empty.updated or self.taken.clock), changes=changes)

    def _articles(self, story: str) -> tuple[str, ...]:
        return self.before.stories.get(story) or self.taken.archive.get(story, ())

    def _status(self, story: Story, changes: Changes) -> Status:
        """Copies of what was there make no story grow; a correction and a story that joins do."""
        if story.story_id not in self.before.stories and not changes.reopened:
            return "new"
        known = {i for old in story.previous for i in self._articles(old)}
        origins = {a.origin for a in story.articles if a.article_id in known}
        news = [a for a in story.articles if a.article_id in changes.added and a.origin not in origins]
        return "grown" if news or changes.corrected or changes.merged else "unchanged"

    def _dates(self, story: Story) -> tuple[str, str]:
        """When a story was born and when something material in it last changed."""
        clock = self.taken.clock
        was = self.followed.get(story.story_id)
        if was is None and story.story_id in self.before.stories:  # of a run that was none of a row
            old = self.past.get(story.story_id)
            then = self.before.clock or clock
            was = Followed(story.story_id, then, then, material_digest(old) if old else "")
        if was is None:
            return clock, clock
        same = was.material == material_digest(story)
        return was.born, was.updated if same else later(clock, was.updated)


def material_digest(story: Story) -> str:
    """Of all that a reader would call another state of the story."""
    return hashlib.blake2b(material(story).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
