"""Wordings of a sentence that say the same in fewer words and make sense by themselves, each edit with its alignment.

Quotations are never edited. Sentences in a language without rules lose their dateline at most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Candidate, Member, Span
from pipeline.stages.summarize.choosing.selection import Option
from pipeline.stages.summarize.cuts.datelines import datelines
from pipeline.stages.summarize.cuts.needless import known_roles, statements
from pipeline.stages.summarize.cuts.one_origin import Told, of_one_origin, told_by
from pipeline.stages.summarize.cuts.tails import tails
from pipeline.stages.summarize.cuts.trim import also, asides, openers, relative_clauses
from pipeline.stages.summarize.days.doubted_days import Doubts, dates, doubts
from pipeline.stages.summarize.days.loose_days import loose_adjectives, loose_days
from pipeline.stages.summarize.days.weekdays import Reading, days_of_week
from pipeline.stages.summarize.faults.faults import faults, spoken_for
from pipeline.stages.summarize.faults.voice import article_tone, is_comment, opines, remarks, surely_opines
from pipeline.stages.summarize.persons.brackets import party_tags, short_bodies
from pipeline.stages.summarize.persons.cast import Cast, cast
from pipeline.stages.summarize.persons.introductions import Resolved, full_names
from pipeline.stages.summarize.persons.mentions import Mentions, mentions
from pipeline.stages.summarize.persons.references import resolve
from pipeline.stages.summarize.persons.short_names import short_names
from pipeline.stages.summarize.story import Source
from pipeline.stages.summarize.wording.edits import Edit, extract_candidate, rewritten
from pipeline.text.quotation_marks import unquoted

COMMENT_WEIGHT = 0.5
"""What a sentence that sounds like a comment keeps of its rank."""

LONGEST = 4000
"""Characters of a sentence that is reworded: what is longer is no sentence, and would take minutes."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a story before its sentences are rewritten.

    mentions  names by article, for articles in a language that has rules
    known     the bearers of family names over all of these
    days      dates of days of the week by article
    doubted   articles whose day may not be the one of which they tell
    dated     whether any article has a day: where none has, a reader knows "Tuesday" as well as its article does
    comments  ids of articles in their author's own voice
    tones     how much an article sounds like a comment, for English ones
    told      how many origins use a word
    """

    mentions: dict[str, Mentions]
    known: Cast
    days: Mapping[str, Mapping[str, Reading]]
    doubted: Doubts
    dated: bool
    comments: frozenset[str]
    tones: Mapping[str, float]
    told: Told


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader of a sentence has read.

    names   full names known by now
    shown   the claims before, as they are printed
    others  all other claims as they stand in their sources; None where they are not chosen yet
    """

    names: tuple[str, ...]
    shown: str
    others: str | None


NOTHING = Read((), "", None)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The wordings of a sentence and the names that they bring in."""

    candidates: tuple[Candidate, ...]
    names: tuple[str, ...]


def scene(members: Sequence[Member]) -> Scene:
    """Look at the articles of a story, each given once."""
    english = [member for member in members if member.language == "en"]
    found = {member.article_id: mentions(member) for member in english}
    comments = frozenset(member.article_id for member in english if is_comment(member))
    days = days_of_week(english)
    return Scene(
        found,
        cast(found.values()),
        days,
        doubts(english, days),
        any(member.day for member in english),
        comments,
        {member.article_id: article_tone(member) for member in english},
        told_by(english),
    )


def rewrite(source: Source, scene: Scene, told: Read) -> Rewriting:
    """The wordings of a sentence, best first, the last a plain extract."""
    member, start, end = source.member, source.sentence.start, source.sentence.end
    plain = extract_candidate(member, start, end)
    dateline = datelines(member, start, end)
    found = scene.mentions.get(member.article_id)
    if found is None or end - start > LONGEST:
        tidy = rewritten(member, start, end, dateline)
        return Rewriting((tidy, plain) if tidy and tidy.edits else (plain,), ())
    begin = dateline[0].end if dateline else start
    opening = openers(unquoted(member.text[begin:end]), begin)
    begin = opening[-1].end if opening else begin
    needed, named = _needed(found, source.index, begin, scene.known, told)
    further = _further(found, source.index, begin, scene, told)
    edits = [*dateline, *opening, *needed]
    wordings = [rewritten(member, start, end, [*edits, *further])]
    wordings += [rewritten(member, start, end, edits)] if further else []
    made = (*(w for w in wordings if w is not None and w.edits), plain)
    people = found.people(source.index)
    mentioned = [p.fullest.text for p in people if any(name.text in made[0].text for name in p.mentions)]
    return Rewriting(made, (*named, *mentioned))


def _needed(found: Mentions, index: int, begin: int, known: Cast, told: Read) -> tuple[list[Edit], list[str]]:
    """Edits without which a sentence does not stand by itself, and the names that they bring in."""
    outside = unquoted(found.member.text[begin : found.member.sentences[index].end])
    references = [resolved] if (resolved := resolve(found, index, begin, list(told.names), known)) else []
    named = full_names(found, index, begin, [*told.names, *_fullest(references)], known)
    edits = [*(item.edit for item in [*references, *named]), *also(outside, begin), *asides(outside, begin)]
    return edits, _fullest([*references, *named])


def _further(found: Mentions, index: int, begin: int, scene: Scene, told: Read) -> list[Edit]:
    """Edits that make a sentence shorter or plainer."""
    member = found.member
    text = member.text[begin : member.sentences[index].end]
    outside = unquoted(text)
    days = scene.days.get(member.article_id, {})
    edits = [
        *tails(outside, begin),
        *party_tags(outside, begin),
        *known_roles(found, index, begin, told.shown),
        *statements(outside, begin),
        *relative_clauses(outside, begin),
        *of_one_origin(text, begin, scene.told),
        *dates(outside, begin, member, days, scene.doubted),
    ]
    edits += short_names(found, index, begin, scene.known, told.shown)
    if told.others is not None:
        edits += short_bodies(outside, begin, told.shown, told.others)
    return [*edits, *loose_adjectives(outside, begin), *loose_days(outside, begin)] if scene.dated else edits


def _fullest(resolved: Sequence[Resolved]) -> list[str]:
    return [name for item in resolved for name in item.names]


def option(source: Source, scene: Scene) -> Option:
    """A sentence with its wordings for a reader who knows nobody yet: the longest that it can become."""
    candidates = rewrite(source, scene, NOTHING).candidates
    found = scene.mentions.get(source.member.article_id)
    persons = found.family_names if found else frozenset[str]()
    text, language = candidates[0].text, source.member.language
    missing = faults(text, language, persons, scene.dated) + spoken_for(source)
    weight = source.weight
    if language == "en":
        article, whole = source.member.article_id, scene.tones[source.member.article_id]
        missing += remarks(unquoted(text), article in scene.comments) or surely_opines(source.text, whole)
        weight *= COMMENT_WEIGHT if opines(source.text, whole) else 1.0
    span = Span(source.sentence.start, source.sentence.end)
    return Option(source.member, source.index, span, weight, candidates, missing)


def in_context(chosen: Sequence[Option], scene: Scene) -> list[Option]:
    """Options in reading order, each worded for a reader who has read those before it."""
    names: list[str] = []
    shown: list[str] = []
    plain = [item.candidates[-1].text for item in chosen]
    result: list[Option] = []
    for i, item in enumerate(chosen):
        source = Source(item.member, item.position, item.member.sentences[item.position], item.weight)
        told = Read(tuple(names), "\n".join(shown), "\n".join(plain[:i] + plain[i + 1 :]))
        rewriting = rewrite(source, scene, told)
        names += rewriting.names
        shown.append(rewriting.candidates[0].text)
        result.append(replace(item, candidates=rewriting.candidates))
    return result
