"""Which articles a run takes: those of the last run's stories that are still followed, and what is new among the rest.

Of an incoming article: withdrawn is set aside; what is there already is `seen`; another text under one id or one URL is
a correction, and the newer text counts; what came before and has left is `seen` too; what is older than can be
remembered is set aside, since nobody can tell whether it came before. All else is new, however late it comes.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from pipeline.records import Dropped
from pipeline.spool import Entry
from pipeline.window.leaving import archived, closed_stories
from pipeline.window.memory import empty, known, remembered
from pipeline.window.moments import Clock, at, before, moment_of, newest, told
from pipeline.window.versions import SEEN, named, shared_urls, sorted_out


@dataclass(frozen=True, kw_only=True)
class Before:
    """What a run knows of the last one.

    articles  of its stories, by id
    stories   article ids of each
    context   articles of closed stories, by id: they tell what is alike, and late articles and reprints find them
    archive   article ids of each of these stories
    arrived   moment of the news at which an article first came in, by id
    clock     the newest moment of the news
    moved     `now` of the run in which that last changed; None where there is no clock
    """

    articles: Mapping[str, Entry]
    stories: Mapping[str, tuple[str, ...]]
    context: Mapping[str, Entry]
    archive: Mapping[str, tuple[str, ...]]
    arrived: Mapping[str, str]
    clock: str | None
    memory: pa.Table
    moved: str | None = None


TOO_OLD = "too_old"
"""A reason: nobody can tell whether it came before."""

WITHDRAWN = "withdrawn"
"""A reason, and what a source gives to withdraw an article."""

NOTHING = Before(articles={}, stories={}, context={}, archive={}, arrived={}, clock=None, memory=empty())
"""Before the first run."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What goes into a run and what does not.

    articles   by id; context  those of closed stories that go along; dropped  incoming ones and versions that gave way
    archive    ids of the articles of each of these stories
    fresh      ids of the articles that are new
    corrected  ids whose text is a newer one
    withdrawn  ids that were in a story and are withdrawn
    seen       how many incoming ones had come before
    closed     stories of the last run that are not followed any more
    aged       ids of articles that leave a story which goes on: older than is remembered, so that none grows for ever
    """

    articles: list[Entry]
    context: list[Entry]
    archive: Mapping[str, tuple[str, ...]]
    dropped: list[Dropped]
    fresh: frozenset[str]
    corrected: frozenset[str]
    withdrawn: frozenset[str]
    seen: int
    closed: tuple[str, ...]
    aged: frozenset[str]
    arrived: Mapping[str, str]
    clock: str
    moved: str
    memory: pa.Table


def take(
    incoming: list[Entry],
    aside: list[Dropped],
    last: Before,
    withdrawn: Collection[str],
    now: str,
    hours: int,
    remember: int,
    most: int = 0,
) -> Taken:
    """Settle what goes in.

    incoming   one article an id
    aside      what the source set aside; `withdrawn` among the reasons withdraws the article of that key
    withdrawn  ids and URLs
    most       articles of closed stories that go along, those of the stories that were closed last
    """
    gone = frozenset([*withdrawn, *(d.key for d in aside if d.reason == WITHDRAWN)])
    standing = {i: a for i, a in last.articles.items() if not named(a, gone)}
    left_in = [a for a in incoming if not named(a, gone)]
    shared = shared_urls(left_in)
    found = sorted_out(left_in, standing, shared)
    standing |= found.corrections
    unknown, again = _told_apart(found.strangers, last, shared)
    was = Clock(last.clock, last.moved or now) if last.clock else None
    dated = newest([*found.strangers, *standing.values()], now)
    clock, moved = told(dated, any(a.published is None for a in unknown), was, now)
    horizon = before(clock, remember)
    fresh, refused = _young_enough(unknown, horizon if was else None)
    came = {i: min(moment, clock) for i, moment in last.arrived.items()}
    arrived = {a.article_id: clock for a in fresh} | {i: came.get(i, clock) for i in standing}
    lost = frozenset(last.articles) - frozenset(standing)
    touched = lost | frozenset(found.corrections)
    moments = {i: moment_of(standing[i], arrived[i], now) for i in standing}
    closed = closed_stories(last.stories, touched, moments, before(clock, hours))
    leaving = {i for story in closed for i in last.stories[story]}
    aged = frozenset(i for i in moments if moments[i] < horizon and not (i in leaving or i in touched))
    leaving |= aged
    articles = {a.article_id: a for a in fresh} | {i: a for i, a in standing.items() if i not in leaving}
    past = {i: a for i, a in last.context.items() if not named(a, gone)} | {i: standing[i] for i in leaving - aged}
    ended = {**last.archive, **{story: last.stories[story] for story in closed}}
    archive = archived(ended, past, {i: moment_of(a, came.get(i, clock), now) for i, a in past.items()}, most)
    context = [past[i] for i in sorted(i for ids in archive.values() for i in ids)]
    by_id = {a.article_id: a for a in again} | articles
    listed = [a.article_id for a in (*last.articles.values(), *incoming) if named(a, withdrawn)]
    dropped = [
        *aside,
        *found.dropped,
        *(Dropped(a.article_id, SEEN, "came in before, and its story is closed or was set aside") for a in again),
        *refused,
        *_taken_back(incoming, gone),
        *_taken_back(last.articles.values(), gone),
    ]
    return Taken(
        articles=[articles[i] for i in sorted(articles)],
        context=context,
        archive=archive,
        dropped=sorted(dropped, key=lambda d: (d.key, d.reason, d.detail, d.counterpart or "")),
        fresh=frozenset(a.article_id for a in fresh),
        corrected=frozenset(found.corrections),
        withdrawn=lost,
        seen=sum(d.reason == SEEN for d in dropped),
        closed=closed,
        aged=aged,
        arrived={i: arrived[i] for i in sorted(articles)}
        | {a.article_id: came.get(a.article_id, clock) for a in context},
        clock=clock,
        moved=moved,
        memory=remembered(last.memory, [*context, *by_id.values()], shared, listed, at(clock), horizon),
    )


def _told_apart(strangers: list[Entry], last: Before, shared: frozenset[str]) -> tuple[list[Entry], list[Entry]]:
    """(articles that never came before, those that did and have left)."""
    memory = known(last.memory, last.articles, strangers)
    before = [a for a in strangers if a.article_id in last.context or memory.holds(a, shared)]
    ids = {a.article_id for a in before}
    return [a for a in strangers if a.article_id not in ids], before


def _young_enough(unknown: list[Entry], horizon: datetime | None) -> tuple[list[Entry], list[Dropped]]:
    """(new articles, what is older than can be remembered); all are new where there was no run before."""
    old = [a for a in unknown if horizon and a.published and at(a.published) < horizon]
    detail = f"before {horizon:%Y-%m-%d %H:%M}, up to which articles are remembered" if horizon else ""
    gone = [Dropped(a.article_id, TOO_OLD, f"published {a.published}, {detail}") for a in old]
    ids = {a.article_id for a in old}
    return [a for a in unknown if a.article_id not in ids], gone


def _taken_back(articles: Iterable[Entry], gone: Collection[str]) -> list[Dropped]:
    detail = "its id or URL is listed as withdrawn, or its source withdrew it"
    return [Dropped(a.article_id, WITHDRAWN, detail) for a in articles if named(a, gone)]
