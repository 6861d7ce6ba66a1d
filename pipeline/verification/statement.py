"""A text with what it takes to read it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from pipeline.records import Candidate
from pipeline.text.periods import find_periods
from pipeline.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim or a passage.

    language  ISO 639-1 code, `und` where undecided
    day       ISO day that its relative dates refer to; None where unknown
    """

    text: str
    language: str
    day: str | None


class Cited(Protocol):
    """What is asked of an article that a claim was made from."""

    @property
    def article_id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def day(self) -> str | None: ...


def statement_of(candidate: Candidate, articles: Iterable[Cited]) -> Statement:
    """A candidate as a statement, in the language and of the day of the first article that it cites, names apart.

    One that cites none has no day, and the language of most articles.
    """
    by_id = {a.article_id: a for a in articles}
    ordered = sorted(candidate.alignments, key=lambda a: a.operation == "refer")
    first = next((by_id[a.article_id] for a in ordered if a.article_id in by_id), None)
    if first is not None:
        return Statement(candidate.text, first.language, first.day)
    spoken = Counter(a.language for a in by_id.values())
    return Statement(candidate.text, min(spoken, key=lambda x: (-spoken[x], x), default="und"), None)


_MAY_BE_APART = re.compile(r"[-$€£#] ")
_APART = re.compile(r"(?<=[a-z0-9]) - (?=[a-z0-9])|(?<=[$€£#]) (?=\d)")


@lru_cache(maxsize=4096)
def joined(text: str) -> str:
    """A text without the spaces that language models leave inside words and amounts: "75 - year - old", "£ 800"."""
    return _APART.sub(lambda match: match[0].strip(), text) if _MAY_BE_APART.search(text) else text


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of an English text."""
    return tuple(text[s:e] for s, e in sentence_spans(text, 0, len(text), "en"))


def with_periods(statement: Statement) -> Statement:
    """A statement that also names the months and years that it counts from its day: "last month" is May."""
    named = _periods(statement.text, statement.day)
    return replace(statement, text="\n".join([statement.text, *named])) if named else statement


@lru_cache(maxsize=4096)
def _periods(text: str, day: str | None) -> tuple[str, ...]:
    return tuple([period.printed for period in find_periods(text, day)])
