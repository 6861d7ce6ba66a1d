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
from pipeline.window.moments import at, before, newest
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
    """

    articles: Mapping[str, Entry]
    stories: Mapping[str, tuple[str, ...]]
    context: Mapping[str, Entry]
    archive: Mapping[str, tuple[str, ...]]
    arrived: Mapping[str, str]
    clock: str | None
    memory: pa.Table


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
    clock = newest([*found.strangers, *standing.values()], last.clock, now)
    horizon = before(clock, remember)
    fresh, again, refused = _unknown(found.strangers, last, shared, horizon)
    arrived = {a.article_id: clock for a in fresh} | {i: last.arrived.get(i, clock) for i in standing}
    lost = frozenset(last.articles) - frozenset(standing)
    touched = lost | frozenset(found.corrections)
    moments = {i: at(standing[i].published or arrived[i]) for i in standing}
    closed = closed_stories(last.stories, touched, moments, before(clock, hours))
    leaving = {i for story in closed for i in last.stories[story]}
    aged = frozenset(i for i in moments if moments[i] < horizon and not (i in leaving or i in touched))
    leaving |= aged
    articles = {a.article_id: a for a in fresh} | {i: a for i, a in standing.items() if i not in leaving}
    past = {i: a for i, a in last.context.items() if not named(a, gone)} | {i: standing[i] for i in leaving - aged}
    ended = {**last.archive, **{story: last.stories[story] for story in closed}}
    archive = archived(ended, past, {i: at(a.published or last.arrived.get(i, clock)) for i, a in past.items()}, most)
    context = [past[i] for i in sorted(i for ids in archive.values() for i in ids)]
    by_id = {a.article_id: a for a in again} | articles
    listed = [a.article_id for a in (*last.articles.values(), *incoming) if named(a, withdrawn)]
    dropped = [
        *aside,
        *found.dropped,
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
        | {a.article_id: last.arrived.get(a.article_id, clock) for a in context},
        clock=clock,
        memory=remembered(last.memory, [*context, *by_id.values()], shared, listed, at(clock), horizon),
    )


def _unknown(
    strangers: list[Entry], last: Before, shared: frozenset[str], horizon: datetime
) -> tuple[list[Entry], list[Entry], list[Dropped]]:
    """(new articles, those that came before and have left, what is set aside)."""
    memory = known(last.memory, last.articles, strangers)
    fresh, again, dropped = [], [], []
    for article in strangers:
        if article.article_id in last.context or memory.holds(article, shared):
            again.append(article)
            detail = "came in before, and its story is closed or was set aside"
            dropped.append(Dropped(article.article_id, SEEN, detail))
        elif last.clock and article.published and at(article.published) < horizon:
            detail = (
                f"published {article.published}, before {horizon:%Y-%m-%d %H:%M}, up to which articles are remembered"
            )
            dropped.append(Dropped(article.article_id, "too_old", detail))
        else:
            fresh.append(article)
    return fresh, again, dropped


def _taken_back(articles: Iterable[Entry], gone: Collection[str]) -> list[Dropped]:
    detail = "its id or URL is listed as withdrawn, or its source withdrew it"
    return [Dropped(a.article_id, WITHDRAWN, detail) for a in articles if named(a, gone)]
