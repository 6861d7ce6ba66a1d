"""Deeds of which not both are done: a bill is vetoed or signed, a curfew imposed or lifted.

The lexicon has the contraries of WordNet, which are those of adjectives for the most part. Here verbs of news stand in
groups: each of one side is contrary to each of the other, said of one doer and one thing. Who does what to whom is
read by word order, as in roles.py, so that a passive tells the same deed. English only.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.verification.faults import Fault
from pipeline.verification.lexicon import lexicon
from pipeline.verification.roles import is_passive
from pipeline.verification.source import Word, sentence_words

_GROUPS = """
    approve back support endorse pass adopt ratify sign enact uphold affirm allow permit authorize legalize grant accept
    : reject oppose veto block defeat overturn overrule bar ban outlaw prohibit forbid refuse deny decline quash repeal
    impose introduce tighten reinstate extend : lift ease relax loosen waive scrap suspend end
    hire appoint recruit promote nominate : fire dismiss sack oust demote
    resume restore continue start begin launch open reopen restart
    : suspend halt stop cancel end abandon close shut pause
    deploy send advance enter invade arrive : withdraw pull retreat leave exit depart
    arrest detain jail imprison convict sentence capture : free release acquit clear pardon exonerate
    praise welcome applaud hail defend : attack criticize condemn blast denounce slam rebuke
    confirm admit acknowledge : deny dispute dismiss
    gain add rise climb soar jump surge increase grow
    : shed lose fall drop decline sink tumble plunge slide slip decrease
    expand increase raise boost : cut reduce limit lower trim slash curb
    win : lose
    survive live : die
    succeed manage : fail
    agree : refuse decline
    join : leave quit
    buy acquire : sell
    strengthen : weaken
    improve : worsen deteriorate
    accelerate : slow
    include : exclude
    reveal disclose publish : hide conceal withhold
    public open : secret private
"""
_REACH = 4  # words with content on each side of a verb
_NO_PART_WORDS = "say said tell told year week month day monday tuesday wednesday thursday friday saturday sunday"
_NO_PART = frozenset(_NO_PART_WORDS.split())


@cache
def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.replace("\n    :", " :").strip().splitlines():
        one, _, other = line.partition(":")
        sides = [{s for verb in side.split() for s in _stems(verb)} for side in (one, other)]
        for stem in sides[0]:
            found.setdefault(stem, set()).update(sides[1] - {stem})
        for stem in sides[1]:
            found.setdefault(stem, set()).update(sides[0] - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}


def _stems(verb: str) -> frozenset[str]:
    """The stems of a verb's forms, which the stemmer does not always join: free, freed."""
    bare = verb.removesuffix("e")
    forms = (verb, verb + "s", bare + "ed", bare + "ing")
    return frozenset(map(lexicon().stem, forms))


@lru_cache(maxsize=16384)
def _against(stem: str) -> frozenset[str]:
    return lexicon().opposite.get(stem, frozenset()) | _contraries().get(stem, frozenset())


def contrary(one: str, other: str) -> bool:
    """Whether two stems cannot both be said of one thing."""
    return other in _against(one)


def has_contrary(stem: str, held: Set[str]) -> bool:
    """Whether any of some stems is contrary to a stem."""
    return not held.isdisjoint(_against(stem))


class _Deed(NamedTuple):
    """A verb with the stems of the words of content around it."""

    verb: Word
    doers: frozenset[str]
    things: frozenset[str]


Turned = Callable[[str, str], Callable[[str, str], bool]]
"""For a claim and a passage: whether of two stems, one of each, just one is negated; see negation.py."""


def deed_faults(claim: str, passages: Sequence[str], language: str, turned: Turned) -> list[Fault]:
    """The first deed that the passages do not have, and of whose doer and thing they tell a contrary one.

    turned  what is not closed is open, and no contrary
    """
    if language not in ("en", "und"):
        return []
    known = _contraries()
    ours = [w for w in sentence_words(claim) if w.stem in known]
    if not ours:
        return []
    held = {word.stem for passage in passages for word in sentence_words(passage)}
    absent = [w for w in ours if w.stem not in held and not held.isdisjoint(known[w.stem])]
    return list(islice(_other_deeds(claim, passages, {w.stem for w in absent}, turned), 1)) if absent else []


def _other_deeds(claim: str, passages: Sequence[str], absent: set[str], turned: Turned) -> Iterator[Fault]:
    said = {word.stem for word in sentence_words(claim)}
    for ours in _deeds(claim):
        if ours.verb.stem not in absent:
            continue
        for passage in passages:
            for theirs in _deeds(passage):
                contraries = _contraries().get(ours.verb.stem, frozenset())
                against = theirs.verb.stem in contraries and theirs.verb.stem not in said and _one_deed(ours, theirs)
                if against and not turned(claim, passage)(ours.verb.stem, theirs.verb.stem):
                    yield Fault("opposite", True, f"says “{ours.verb.text}”; source says “{theirs.verb.text}”")


def _one_deed(ours: _Deed, theirs: _Deed) -> bool:
    """Whether both are of one thing, and not of two doers."""
    by_one = bool(ours.doers & theirs.doers)
    nobody = not ours.doers or not theirs.doers
    return bool(ours.things & theirs.things) and (by_one or nobody)


@lru_cache(maxsize=4096)
def _deeds(text: str) -> tuple[_Deed, ...]:
    words = sentence_words(text)
    found = []
    for at, word in enumerate(words):
        if word.stem not in _contraries() or word.capital:
            continue
        before, after = _around(words, range(at - 1, -1, -1)), _around(words, range(at + 1, len(words)))
        if is_passive(words, at):
            by = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i].text == "by"), None)
            doers = _around(words, range(by + 1, len(words))) if by is not None else frozenset[str]()
            found.append(_Deed(word, doers, before))
        else:
            found.append(_Deed(word, before, after))
    return tuple(found)


def _around(words: Sequence[Word], places: range) -> frozenset[str]:
    """Stems of the nearest words of content."""
    stems: list[str] = []
    for at in places:
        if len(stems) == _REACH:
            break
        if words[at].content and words[at].text not in _NO_PART:
            stems.append(words[at].stem)
    return frozenset(stems)
