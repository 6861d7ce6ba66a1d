"""The sentences of a story as every ranker sees them: words, independent origin, place, fitness."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Member, Ranked
from pipeline.stages.rank.standing import ends_as_sentence, inside_quotations, says_when_and_where, stands_alone
from pipeline.text.name_spelling import one_spelling
from pipeline.text.tokens import words

LEAD = 3
"""Sentences at the top of an article that report the event itself, where they say when and where."""


@dataclass(frozen=True, slots=True)
class RankInput:
    """What a ranker reads of a story."""

    story_id: str
    articles: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of a story that is no repeat.

    article   position of its article in the story
    position  number of sentences before it in its article, captions and headings above the lead not counted
    origin    the origin that its words come from: that of the source for a passage carried from elsewhere
    copied    stands in a copy or in a carried passage
    fits      whole, and in the summary language
    standing  fits, and can be read on its own
    anchored  says when and where, among the first sentences of its article
    """

    article: int
    position: int
    start: int
    end: int
    origin: str
    copied: bool
    words: tuple[str, ...]
    fits: bool
    standing: bool
    anchored: bool

    @property
    def place(self) -> tuple[bool, int, int]:
        """Order among equals: originals first, then as the articles stand in the story."""
        return self.copied, self.article, self.start


def summary_language(articles: Iterable[Member], language: str | None = None) -> str:
    """The language of most independent origins, the first code among equals; `language` itself where given."""
    if language is not None:
        return language
    pairs = {(member.origin, member.language) for member in articles}
    counts = Counter(code for _, code in pairs if code != "und")
    return min(counts, key=lambda code: (-counts[code], code)) if counts else "und"


def story_sentences(articles: tuple[Member, ...], language: str) -> list[StorySentence]:
    """Every sentence of a story but repeats, by article and place, each article's title before them."""
    origins = {member.article_id: member.origin for member in articles}
    return [s for i, member in enumerate(articles) for s in _member_sentences(i, member, origins, language)]


def _member_sentences(index: int, member: Member, origins: dict[str, str], language: str) -> Iterable[StorySentence]:
    if title := _title_text(member):
        yield _title(index, member, title)
    kept = [s for s in member.sentences if not s.repeat]
    inside = inside_quotations(member)
    lead = _lead([member.text[s.start : s.end] for s in kept])
    for i, sentence in enumerate(kept):
        source = _carried_from(member, sentence.start, sentence.end)
        fits = not sentence.truncated and member.language == language
        position = max(i - lead, 0)
        yield StorySentence(
            article=index,
            position=position,
            start=sentence.start,
            end=sentence.end,
            origin=member.origin if source is None else origins.get(source, source),
            copied=member.copy_of is not None or source is not None,
            words=tuple(one_spelling(word) for word in words(member.text[sentence.start : sentence.end])),
            fits=fits,
            standing=fits and stands_alone(member, sentence, inside),
            anchored=position < LEAD and says_when_and_where(member.text[sentence.start : sentence.end]),
        )


def _lead(texts: list[str]) -> int:
    """The place of the first text that ends as a sentence does, 0 where none does."""
    return next((i for i, text in enumerate(texts) if ends_as_sentence(text)), 0)


def _title_text(member: Member) -> str:
    """The title field, else the title that stands in the text, "" where there is none."""
    place = member.layout.title
    return member.title or (member.text[place.start : place.end] if place else "")


def _title(index: int, member: Member, title: str) -> StorySentence:
    """A title as a first sentence that counts and is not ranked."""
    found = tuple(one_spelling(word) for word in words(title))
    return StorySentence(index, 0, 0, 0, member.origin, member.copy_of is not None, found, False, False, False)


def _carried_from(member: Member, start: int, end: int) -> str | None:
    """The source of the passage that holds at least half of [start, end)."""
    for reuse in member.reuse:
        if 2 * (min(end, reuse.end) - max(start, reuse.start)) >= end - start:
            return reuse.source
    return None


def rankable(sentences: list[StorySentence], limit: int) -> list[StorySentence]:
    """The sentences that may be ranked, `limit` at most: those that stand alone, where there are any.

    Among more than `limit`, those nearest the top of their articles stay; the order given is kept.
    """
    whole = [s for s in sentences if s.fits and s.words]
    kept = [s for s in whole if s.standing] or whole
    if len(kept) <= limit:
        return kept
    nearest = sorted(range(len(kept)), key=lambda i: (kept[i].position, kept[i].place))[:limit]
    return [kept[i] for i in sorted(nearest)]


def in_order(sentences: Iterable[StorySentence], scores: Iterable[float], articles: tuple[Member, ...]) -> list[Ranked]:
    """Sentences as `Ranked`, best first, equals by place."""
    pairs = sorted(zip(sentences, scores, strict=True), key=lambda pair: (-pair[1], pair[0].place))
    return [Ranked(articles[s.article].article_id, s.start, s.end, float(score)) for s, score in pairs]
