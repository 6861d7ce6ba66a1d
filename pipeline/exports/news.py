"""What is new since the last run, in words for a reader; nothing at all in a run of its own."""

from collections import Counter
from collections.abc import Sequence

from pipeline.exports import display
from pipeline.exports.changes import ClaimChange, FigureChange, WithdrawalReason
from pipeline.exports.story import Story
from pipeline.records import Claim


def followed(stories: Sequence[Story]) -> bool:
    """Whether the stories are of a run that goes on from another."""
    return any(story.updated is not None for story in stories)


def open_stories(stories: Sequence[Story]) -> list[Story]:
    """The stories that are followed still, those with news before those without."""
    followed_still = [story for story in stories if story.status != "closed"]
    return sorted(followed_still, key=lambda story: story.status == "unchanged")


def closed_stories(stories: Sequence[Story]) -> list[Story]:
    """Those that no article came to for long, as they were; of which all was withdrawn, there is nothing to show."""
    return [story for story in stories if story.status == "closed" and story.articles]


def mark(story: Story) -> str | None:
    """`new` or `grown`; None for a story as it was, and in a run of its own."""
    return story.status if story.updated is not None and story.status in ("new", "grown") else None


def claim_mark(story: Story, claim: Claim) -> str | None:
    """`new` or `changed`; None for a claim as it was, and in a story that is new as a whole."""
    if story.changes is None or story.status == "new":
        return None
    change = story.changes.claim(claim.claim_id)
    return change.change if change else None


def totals(stories: Sequence[Story]) -> str | None:
    """How many stories are new, grown, unchanged and closed, and articles withdrawn; None in a run of its own."""
    if not followed(stories):
        return None
    counts = Counter(story.status for story in stories)
    told = [f"{counts[status]:,} {status}" for status in ("new", "grown", "unchanged", "closed") if counts[status]]
    gone = {article for story in stories if story.changes for article in story.changes.withdrawn}
    withdrawn = f"; {display.count(len(gone), 'article')} withdrawn" if gone else ""
    if set(counts) == {"unchanged"}:
        return f"Nothing new since the last run{withdrawn}."
    return f"Since the last run: {', '.join(told)}{withdrawn}."


_LOST: dict[WithdrawalReason, str] = {
    "article_withdrawn": "Withdrawn with its source",
    "article_corrected": "Gone from its source, which was corrected",
    "article_moved": "Now in another story",
    "article_aged": "Left with its source, which is old",
    "superseded": "Not in the summary any more",
}


def lost(change: ClaimChange) -> str:
    """Why a claim is not said now: that its source took it back is news, that there is more to tell is not."""
    return _LOST[change.reason or "superseded"]


def figure(change: FigureChange) -> str:
    """`people killed: 28, was 25`."""
    measure = display.one_line(change.measure or "")
    said = f"{display.one_line(change.now)}, was {display.one_line(change.was)}"
    return f"{measure}: {said}" if measure else said


def moves(story: Story) -> tuple[str, ...]:
    """What became of stories and articles that readers may look for, a sentence each."""
    changes = story.changes
    if changes is None:
        return ()
    told: list[tuple[object, str]] = [
        (changes.reopened, "This story was closed and goes on."),
        (changes.merged, "Another story was joined to this one."),
        (changes.split_from, "Split from another story."),
        (changes.split_into, "A part of this story is told apart now."),
    ]
    found = [sentence for stories, sentence in told if stories]
    found += [f"{display.count(len(changes.corrected), 'article')} corrected."] if changes.corrected else []
    found += [f"{display.count(len(changes.withdrawn), 'article')} withdrawn."] if changes.withdrawn else []
    return tuple(found)
