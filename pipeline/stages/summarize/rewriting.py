"""Wordings of a sentence that say the same in fewer words and make sense by themselves, each edit with its alignment.

Quotations are never edited. Sentences in a language without rules lose their dateline at most.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Candidate, Member, Span
from pipeline.stages.rank.standing import unquoted
from pipeline.stages.summarize.brackets import party_tags, short_bodies
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.calendar import Reading, days_of_week
from pipeline.stages.summarize.cast import Cast, cast
from pipeline.stages.summarize.doubted_days import Doubts, dates, doubts
from pipeline.stages.summarize.edits import Edit, deletion, extract_candidate, rewritten
from pipeline.stages.summarize.faults import dangles, dangling_noun, faults, spoken_for
from pipeline.stages.summarize.hanging import hangs, taken_up, takes_up
from pipeline.stages.summarize.introductions import Resolved, full_names
from pipeline.stages.summarize.loose_days import loose_adjectives, loose_days
from pipeline.stages.summarize.mentions import Mentions, mentions
from pipeline.stages.summarize.needless import known_roles, statements
from pipeline.stages.summarize.one_origin import Told, of_one_origin, told_by
from pipeline.stages.summarize.references import resolve
from pipeline.stages.summarize.selection import Option, select
from pipeline.stages.summarize.short_names import short_names
from pipeline.stages.summarize.story import Source
from pipeline.stages.summarize.tails import tails
from pipeline.stages.summarize.trim import also, asides, openers, relative_clauses
from pipeline.stages.summarize.voice import article_tone, is_comment, opines, remarks

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'/-]+(?:, [\w .]{2,20})? \([A-Za-z/ ]{2,20}\)\s*[-–—]+\s*"
    r"|[A-ZÀ-Þ][\w .,'-]{2,30} \((?:CNN|AP|AFP|UPI|Reuters|BBC)\)\s*[-–—]*\s*(?=[A-Z])"
    r"|\((?:CNN|AP|AFP|UPI|Reuters|BBC)\)\s*[-–—]*\s*(?=[A-Z])"
)
_FIRST_DATELINE = re.compile(
    _DATELINE.pattern
    + r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?\s?[–—]{1,2}\s?(?=[A-Z\"“])"
)


OPENINGS = 4
"""Choices of a summary that are tried at most until no sentence needs one that is not there."""

COMMENT_WEIGHT = 0.5
"""What a sentence that sounds like a comment keeps of its rank."""

REACH = 6
"""Sentences back to which a noun may refer."""


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
    dateline = _dateline(member, start, end)
    found = scene.mentions.get(member.article_id)
    if found is None:
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
    candidates = rewrite(source, scene, NOTHING).candidates
    found = scene.mentions.get(source.member.article_id)
    persons = found.family_names() if found else frozenset[str]()
    text, language = candidates[0].text, source.member.language
    missing = faults(text, language, persons, scene.dated) + spoken_for(source)
    if language == "en":
        article = source.member.article_id
        outside = unquoted(text)
        missing += remarks(outside, article in scene.comments)
    weight = source.weight * (COMMENT_WEIGHT if language == "en" and opines(source.text, scene.tones[article]) else 1.0)
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


def worded(options: Sequence[Option], budget: Budget, scene: Scene) -> list[Option]:
    """The options that make the summary, worded in context; none takes up what nobody has read, where others do not."""
    options = sorted(options, key=lambda option: -option.weight)
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
    """Whether an option takes up what stands only in its article."""
    sentences = item.member.sentences[max(item.position - REACH, 0) : item.position]
    earlier = item.member.text[sentences[0].start : sentences[-1].end] if sentences else ""
    return hangs(item.text, shown) or takes_up(item.text, earlier, shown)


def _filled(options: Sequence[Option], budget: Budget, scene: Scene) -> list[Option]:
    """The options that make the summary, worded in context, with what they save spent on one more where it fits."""
    found = in_context(select(options, budget, 0.0), scene)
    left = 1 - budget.used([item.text for item in found]) if found else 0.0
    for slack in (left, left / 2) if left > 0 else ():
        longer = in_context(select(options, budget, slack), scene)
        if len(longer) > len(found) and budget.used([item.text for item in longer]) <= 1:
            return longer
    return found
