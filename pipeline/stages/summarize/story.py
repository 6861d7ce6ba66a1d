"""What summarizers read of a story, and its sentences by place."""

from dataclasses import dataclass

from pipeline.records import Comparison, Member, Ranked, Sentence


@dataclass(frozen=True, slots=True)
class SummarizeInput:
    """What a summarizer reads of a story."""

    story_id: str
    articles: tuple[Member, ...]
    ranked: tuple[Ranked, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A ranked sentence with its article.

    index   position of `sentence` in `member.sentences`
    weight  the score of the ranking
    """

    member: Member
    index: int
    sentence: Sentence
    weight: float

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.member.text[self.sentence.start : self.sentence.end]


def sources(story: SummarizeInput) -> list[Source]:
    """The ranked sentences of a story, best first."""
    members = {member.article_id: member for member in story.articles}
    places = {(m.article_id, s.start, s.end): i for m in story.articles for i, s in enumerate(m.sentences)}
    found: list[Source] = []
    for ranked in story.ranked:
        member = members[ranked.article_id]
        index = places[ranked.article_id, ranked.start, ranked.end]
        found.append(Source(member, index, member.sentences[index], ranked.score))
    return found


def summary_members(story: SummarizeInput) -> tuple[Member, ...]:
    """The articles in the language of the summary, that of the ranked sentences; all where none is ranked."""
    ranked = {r.article_id for r in story.ranked}
    languages = {member.language for member in story.articles if member.article_id in ranked}
    return tuple(member for member in story.articles if member.language in languages or not languages)
