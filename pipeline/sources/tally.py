"""What a source has read: bytes, articles, and what was set aside and why."""

import logging
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from tqdm import tqdm

from pipeline.logs import fields
from pipeline.records import Article, Dropped
from pipeline.sources import Source

log = logging.getLogger("newsbraid")


@dataclass(kw_only=True)
class Tally:
    """Counts of one reading of a source, which `read` gives back when it ends.

    bytes       read of files as they lie, and received over the network
    left_out    by "field: reason": values that a source gives and that its article does not have
    skipped     by kind: what is no article and needs no reason (requests in a WARC, a feed that has not changed)
    validators  by URL: what a server asks to be sent back with the next request (`ETag`, `Last-Modified`)
    """

    bytes: int = 0
    articles: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    validators: dict[str, dict[str, str]] = field(default_factory=dict)

    def count(self, record: Article | Dropped) -> None:
        """Count a record that was read."""
        if isinstance(record, Dropped):
            self.set_aside[record.reason] += 1
            return
        self.articles += 1
        self.left_out.update(f"{left.field}: {left.reason}" for left in record.left_out)

    def add(self, other: "Tally") -> None:
        """Count what another reading counted."""
        self.bytes += other.bytes
        self.articles += other.articles
        self.set_aside += other.set_aside
        self.left_out += other.left_out
        self.skipped += other.skipped
        self.validators |= other.validators

    def described(self) -> str:
        """All counts as a line for a person."""
        reasons = ", ".join(f"{name} {count}" for name, count in sorted(self.set_aside.items()))
        skipped = "".join(f", {count} {name} skipped" for name, count in sorted(self.skipped.items()))
        aside = f"{self.set_aside.total()} set aside" + (f" ({reasons})" if reasons else "")
        left = ", ".join(f"{name.replace(': ', ' ')} {count}" for name, count in sorted(self.left_out.items()))
        left = f", left out: {left}" if left else ""
        return f"{self.bytes} bytes, {self.articles} articles, {aside}{skipped}{left}"


Reading = Generator[Article | Dropped, None, Tally]
"""Records one by one, and the tally in the end."""


def counted(records: Iterator[Article | Dropped], tally: Tally, limit: int | None) -> Reading:
    """Pass records on and count them, up to so many articles; the tally is that which the records' reader fills."""
    for record in records:
        tally.count(record)
        yield record
        if tally.articles == limit:
            break
    return tally


def tallied(source: Source, now: str) -> Reading:
    """All records of a source, and its tally; of a source that keeps none, what can be counted from outside."""
    records = source.read(now)
    own = Tally()
    while True:
        try:
            record = next(records)
        except StopIteration as end:
            return end.value if isinstance(end.value, Tally) else own
        own.count(record)
        yield record


def _shown(reading: Reading, progress: bool) -> Reading:
    """Pass records on and, with `progress`, show how many there were so far; nobody knows how many will come."""
    with tqdm(desc=f"{'read':<12}", unit="record", disable=not progress, leave=False) as bar:
        while True:
            try:
                record = next(reading)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            bar.update()
            yield record


def told(source: Source, now: str, total: Tally, progress: bool = False) -> Iterator[Article | Dropped]:
    """All records of a source; in the end what they came to is said in the log, and added to `total`."""
    tally = yield from _shown(tallied(source, now), progress)
    total.add(tally)
    name = type(source).__name__.removesuffix("Source").lower()
    counts = {"bytes": tally.bytes, "articles": tally.articles, "set_aside": tally.set_aside, "skipped": tally.skipped}
    counts["left_out"] = tally.left_out
    log.info("%-12s %s", name, tally.described(), extra=fields(event="source", source=name, **counts))
