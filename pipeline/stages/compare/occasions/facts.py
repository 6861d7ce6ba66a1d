"""Scores and votes of a story: what its sentences say of how something ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Member, Sentence
from pipeline.stages.compare.reading.naming import Source, names_in
from pipeline.stages.compare.reading.votes import scores
from pipeline.stages.compare.reading.words import stems

_ROOM = 300


@dataclass(frozen=True, slots=True)
class Fact:
    """A score at [start, end) of an article.

    value   "51-49"
    phrase  what it is called for a reader
    words   stems of the sentence, without days and numbers; `names` are those of its names
    before, after  what stands around it in its sentence
    """

    article: int
    article_id: str
    day: str | None
    origin: str
    sentence: tuple[int, int]
    start: int
    end: int
    value: str
    phrase: str
    words: frozenset[str]
    names: frozenset[str]
    before: str
    after: str


def facts_of(articles: Sequence[Member]) -> list[Fact]:
    """The scores of all sentences that are no repeats, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        _fact(source, sentence, score, source.origin(sentence, origins))
        for index, member in enumerate(articles)
        for source in [Source(index, member)]
        for sentence in member.sentences
        if not sentence.repeat
        for score in scores(member.text, sentence)
    ]


def _fact(source: Source, sentence: Sentence, score: tuple[int, int, str], origin: str) -> Fact:
    text, (start, end, value) = source.member.text, score
    near = max(sentence.start, start - _ROOM), min(sentence.end, end + _ROOM)
    own = frozenset(stems(text[start:end]))
    return Fact(
        article=source.index,
        article_id=source.member.article_id,
        day=source.member.day,
        origin=origin,
        sentence=(sentence.start, sentence.end),
        start=start,
        end=end,
        value=value,
        phrase="score",
        words=frozenset(stems(text[slice(*near)])) - own,
        names=names_in(source, sentence, *near) - own,
        before=text[near[0] : start],
        after=text[end : near[1]],
    )
