"""The sentences of a summary, worded in context so that none takes up what its reader has not read."""

from collections.abc import Sequence

from pipeline.records import Span
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.choosing.overtaken import not_overtaken
from pipeline.stages.summarize.choosing.selection import Option, select
from pipeline.stages.summarize.faults.dangling import dangles, dangling_noun
from pipeline.stages.summarize.faults.hanging import hangs, taken_up, takes_up
from pipeline.stages.summarize.rewriting import Scene, in_context

OPENINGS = 4
"""Choices of a summary that are tried at most until no sentence needs one that is not there."""


def worded(options: Sequence[Option], budget: Budget, scene: Scene) -> list[Option]:
    """The options that make the summary, worded in context; none takes up what nobody has read, where others do not.

    None expects what another one tells as done.
    """
    options = not_overtaken(sorted(options, key=lambda option: -option.weight))
    for _ in range(OPENINGS):
        found = _filled(options, budget, scene)
        loose = _hanging(found)
        if not loose or len(loose) == len(found):
            break
        moved = in_context(_first_moved(found), scene)
        if moved and not _hanging(moved) and budget.used([item.text for item in moved]) <= 1:
            return moved
        options = [o for o in options if (o.member.article_id, o.span) not in loose]
    return found


def _first_moved(found: Sequence[Option]) -> list[Option]:
    """The first sentence behind the one that tells what it takes up ("The suit" of "filed a lawsuit"); [] for none."""
    first = found[0]
    noun = dangling_noun(first.text) if first.member.language == "en" else None
    for i, item in enumerate(found[1:], 1):
        if noun is None or item.member.article_id == first.member.article_id or first.sides | item.sides:
            break
        if taken_up(noun, item.text):
            return [*found[1 : i + 1], first, *found[i + 1 :]]
    return []


def _hanging(found: Sequence[Option]) -> set[tuple[str, Span]]:
    """Options in reading order that take up what stands neither before them nor in the sentence that they follow."""
    loose: set[tuple[str, Span]] = set()
    shown: list[str] = []
    for i, item in enumerate(found):
        before = found[i - 1] if i else None
        follows = before and before.member.article_id == item.member.article_id and before.position + 1 == item.position
        english = item.member.language == "en" and not item.sides
        if english and not follows and ((not i and dangles(item.text)) or _takes_up(item, "\n".join(shown))):
            loose.add((item.member.article_id, item.span))
        shown.append(item.text)
    return loose


def _takes_up(item: Option, shown: str) -> bool:
    """Whether an option takes up what is not shown."""
    return hangs(item.text, shown) or takes_up(item.text, shown)


def _filled(options: Sequence[Option], budget: Budget, scene: Scene) -> list[Option]:
    """The options that make the summary, worded in context, with what they save spent on one more where it fits."""
    found = in_context(select(options, budget, 0.0), scene)
    left = 1 - budget.used([item.text for item in found]) if found else 0.0
    for slack in (left, left / 2) if left > 0 else ():
        longer = in_context(select(options, budget, slack), scene)
        if len(longer) > len(found) and budget.used([item.text for item in longer]) <= 1:
            return longer
    return found
