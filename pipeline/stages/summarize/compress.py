"""Summaries of sentences that are shortened and made to stand alone, without a change of what they say.

Deletion of material that a reader does not miss follows Dunlavy, O'Leary, Conroy and Schlesinger, "QCS: A System for
Querying, Clustering and Summarizing Documents" (Information Processing and Management 43, 2007: the trimming of
CLASSY); names are put in the place of pronouns as in Steinberger et al., "Two Uses of Anaphora Resolution in
Summarization" (the same journal). Every edit carries its alignment; quotations are never edited.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import pyarrow as pa

from pipeline.records import Candidate, Member, Span, Summarized
from pipeline.stage import Scope, StageResult, check_parameters, map_rows, require
from pipeline.stages.rank.standing import unquoted
from pipeline.stages.summarize.calendar import absolute_dates, unsure_days
from pipeline.stages.summarize.edits import Edit, deletion, extract_candidate, rewritten
from pipeline.stages.summarize.faults import faults
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.mentions import Mentions, mentions
from pipeline.stages.summarize.references import Resolved, full_names, resolve
from pipeline.stages.summarize.selection import Option, draft, select
from pipeline.stages.summarize.story import Source, SummarizeInput, sources, summary_members
from pipeline.stages.summarize.trim import also, asides, openers, relative_clauses
from pipeline.tables import schema

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'/-]+(?:, [\w .]{2,20})? \([A-Za-z/ ]{2,20}\)\s*[-–—]+\s*"
    r"|[A-ZÀ-Þ][\w .,'-]{2,30} \((?:CNN|AP|AFP|UPI|Reuters|BBC)\)\s*[-–—]*\s*(?=[A-Z])"
)
_FIRST_DATELINE = re.compile(
    _DATELINE.pattern
    + r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?\s?[–—]{1,2}\s?(?=[A-Z\"“])"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a story before its sentences are rewritten.

    mentions  names by article, for articles in a language that has rules
    unsure    days of the week that are left as they are
    """

    mentions: dict[str, Mentions]
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The wordings of a sentence and the names that they bring in."""

    candidates: tuple[Candidate, ...]
    names: tuple[str, ...]


def scene(members: Sequence[Member]) -> Scene:
    """Look at the articles of a story, each given once."""
    english = [member for member in members if member.language == "en"]
    return Scene({member.article_id: mentions(member) for member in english}, unsure_days(english))


def rewrite(source: Source, scene: Scene, introduced: Sequence[str]) -> Rewriting:
    """The wordings of a sentence, best first, the last a plain extract; `introduced` holds names known by now."""
    member, start, end = source.member, source.sentence.start, source.sentence.end
    plain = extract_candidate(member, start, end)
    dateline = _dateline(member, start, end)
    found = scene.mentions.get(member.article_id)
    if found is None:
        tidy = rewritten(member, start, end, dateline)
        return Rewriting((tidy, plain) if tidy and tidy.edits else (plain,), ())
    begin = dateline[0].end if dateline else start
    opening = openers(unquoted(member.text[begin:end]), begin)
    begin = opening[-1].end if opening else begin
    outside = unquoted(member.text[begin:end])
    references = [resolved] if (resolved := resolve(found, source.index, begin, list(introduced))) else []
    named = full_names(found, source.index, begin, [*introduced, *_fullest(references)])
    needed = [*dateline, *opening, *(item.edit for item in references), *also(outside, begin), *asides(outside, begin)]
    dates = absolute_dates(outside, begin, member.day, scene.unsure)
    further = [*relative_clauses(outside, begin), *dates, *(item.edit for item in named)]
    wordings = (rewritten(member, start, end, [*needed, *further]), rewritten(member, start, end, needed))
    mentioned = [person.fullest.text for person in found.people(source.index)]
    return Rewriting(
        (*(w for w in wordings if w is not None and w.edits), plain), (*_fullest([*references, *named]), *mentioned)
    )


def _fullest(resolved: Sequence[Resolved]) -> list[str]:
    return [person.fullest.text for item in resolved for person in item.persons]


def _dateline(member: Member, start: int, end: int) -> list[Edit]:
    """The dateline that a sentence begins with: the one that `clean` found, else a city and an agency.

    At the head of an article a place and a dash are enough.
    """
    line = member.layout.dateline
    if line and line.start <= start < line.end < end:
        rest = re.match(r"[\s\-–—:]*", member.text[line.end : end])
        return [deletion(start, line.end + (rest.end() if rest else 0), "dateline removed")]
    pattern = _DATELINE if start > member.sentences[0].start else _FIRST_DATELINE
    match = pattern.match(member.text[start : min(end, start + 80)])
    return [deletion(start, start + match.end(), "dateline removed")] if match else []


def option(source: Source, scene: Scene) -> Option:
    """A sentence with its wordings for a reader who knows nobody yet: the longest that it can become."""
    candidates = rewrite(source, scene, ()).candidates
    found = scene.mentions.get(source.member.article_id)
    persons = found.family_names() if found else frozenset[str]()
    missing = faults(candidates[0].text, source.member.language, persons)
    span = Span(source.sentence.start, source.sentence.end)
    return Option(source.member, source.index, span, source.weight, candidates, missing)


def in_context(chosen: Sequence[Option], scene: Scene) -> list[Option]:
    """Options in reading order, each worded for a reader who has read those before it."""
    introduced: list[str] = []
    result: list[Option] = []
    for item in chosen:
        source = Source(item.member, item.position, item.member.sentences[item.position], item.weight)
        rewriting = rewrite(source, scene, introduced)
        introduced += rewriting.names
        result.append(replace(item, candidates=rewriting.candidates))
    return result


@dataclass(frozen=True, kw_only=True)
class SummarizeCompress:
    """The best sentences of a story within a budget, shortened and with names for pronouns and dates for weekdays.

    budget_words      words of all claims together; one claim is made even where it is longer
    sentences_tried   sentences of the ranking that are considered at most
    """

    reads: ClassVar[pa.Schema] = schema(SummarizeInput)
    writes: ClassVar[pa.Schema] = schema(Summarized)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 4
    libraries: ClassVar[tuple[str, ...]] = ()

    budget_words: int
    sentences_tried: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.budget_words > 0, "budget_words", self.budget_words, "a whole number above 0")
        require(self.sentences_tried > 0, "sentences_tried", self.sentences_tried, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        return map_rows(table, SummarizeInput, Summarized, self.summarize)

    def summarize(self, story: SummarizeInput) -> Summarized:
        """The summary of one story."""
        tried = sources(story)[: self.sentences_tried]
        known = scene(list({source.member.article_id: source.member for source in tried}.values()))
        options = [option(source, known) for source in tried]
        chosen = in_context(select(options, self.budget_words), known)
        return Summarized(
            story.story_id, headline(summary_members(story), story.comparisons), tuple(draft(item) for item in chosen)
        )
