"""Who did what to whom, as far as word order tells: "A beat B" and "B was beaten by A" are one deed.

Beside each verb stand the few words with content before and after it. A deed of a claim is the other way round where
the source has the same verb with doer and done-to exchanged, and nowhere as the claim has it. Names whose words
before them were exchanged ("from A to B" for "from B to A") are found the same way.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pipeline.verification.content import stem
from pipeline.verification.faults import Fault, shortened
from pipeline.verification.lexicon import lexicon
from pipeline.verification.names import names_of
from pipeline.verification.source import Word, in_order, places_of, words_of

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_BREAKS_WORDS = """
    who which that and or but while because if when after before as to for in on at from with near during
    under over against into by
"""
_BREAKS = frozenset(_BREAKS_WORDS.split())
_MUTUAL_WORDS = "meet face play marry join fight tie draw equal resemble call talk speak agree"
_MUTUAL = frozenset(map(stem, _MUTUAL_WORDS.split()))
_BINDING = frozenset(
    ["to", "from", "by", "for", "of", "in", "at", "against", "over", "than", "into", "before", "after"]
)
_REACH = 4  # words with content on each side of a verb


class _Deed(NamedTuple):
    """Stems of who or what does something, and of whom or what it is done to."""

    verb: str
    doers: frozenset[str]
    done_to: frozenset[str]


def role_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first deed that has its roles exchanged, and the first two names that have; [] for other languages."""
    if language not in ("en", "und") or _in_order(claim, passages, content=False):
        return []
    return [*_turned(claim, passages), *_by_others(claim, passages), *_exchanged(claim, passages)][:1]


def _in_order(claim: str, passages: Sequence[str], *, content: bool) -> bool:
    """Whether a passage has the words of a claim in its order, and both or none has a "by": then roles are the same."""
    by = _has_by(claim)
    return any(by == _has_by(passage) and in_order(claim, passage, content=content) for passage in passages)


@lru_cache(maxsize=4096)
def _has_by(text: str) -> bool:
    return any(word.text == "by" for word in words_of(text))


def _turned(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    if _in_order(claim, passages, content=True):
        return
    ours = _deeds(claim)
    theirs = [deed for passage in passages for deed in _deeds(passage)]
    for deed in ours:
        same = [d for d in theirs if d.verb == deed.verb]
        if any(d.doers & deed.done_to and d.done_to & deed.doers for d in same) and not any(
            d.doers & deed.doers or d.done_to & deed.done_to for d in same
        ):
            doer, done_to = (shortened(" ".join(sorted(part))) for part in (deed.doers, deed.done_to))
            yield Fault("direction", True, f"has “{doer}” and “{done_to}” in each other's place")


@lru_cache(maxsize=4096)
def _deeds(text: str) -> tuple[_Deed, ...]:
    """The deeds of a text, active and passive ones."""
    words, spans = words_of(text), places_of(text)
    found = []
    for at, word in enumerate(words):
        if not word.content or word.number or word.capital or word.stem in _MUTUAL:
            continue
        passive = is_passive(words, at)
        after = at + 1
        if passive:
            # What grew by 3 percent was not grown by anybody.
            first = next((w for w in words[after + 1 :] if w.content), None)
            if first is None or words[after].text != "by" or first.number:
                continue
            after += 1
        chained = at > 0 and words[at - 1].text == "to"
        before = _beside(text, words, spans, range(at - 1 - chained, -1, -1))
        behind = _beside(text, words, spans, range(after, len(words)))
        if before and behind:
            found.append(_Deed(word.stem, behind if passive else before, before if passive else behind))
    return tuple(found)


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether a participle stands after a form of "be", or before "by"."""
    word = words[at].text
    participle = word.endswith("ed") or word in lexicon().base
    by = at + 1 < len(words) and words[at + 1].text == "by"
    return participle and (by or any(w.text in _BE for w in words[max(0, at - 2) : at]))


def _beside(text: str, words: Sequence[Word], spans: Sequence[tuple[int, int]], places: range) -> frozenset[str]:
    """Stems of the words with content at some places, up to a mark or a word that begins another part."""
    found: list[str] = []
    last = places.start
    for at in places:
        word = words[at]
        if word.text in _BREAKS or len(found) == _REACH:
            break
        if at != last:
            gap = text[spans[last][1] : spans[at][0]] if at > last else text[spans[at][1] : spans[last][0]]
            if gap != " " and (found or "." in gap or "," in gap):
                break
        if word.content:
            found.append(word.stem)
        last = at
    return frozenset(found)


def _by_others(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """What two did, each by the other: "designed by A and built by B" for "designed by B and built by A"."""
    ours = _agents(claim)
    for passage in passages:
        theirs = _agents(passage)
        both = [verb for verb in ours if verb in theirs]
        for verb in both:
            others = any(other != verb and ours[verb] & theirs[other] for other in both)
            if others and not ours[verb] & theirs[verb]:
                by = shortened(" ".join(sorted(ours[verb])))
                yield Fault("direction", True, f"says that “{by}” did what in the source another one did")


@lru_cache(maxsize=4096)
def _agents(text: str) -> dict[str, frozenset[str]]:
    """For each verb before "by" stems of those who did it."""
    words, spans = words_of(text), places_of(text)
    return {
        words[at].stem: _beside(text, words, spans, range(at + 2, len(words)))
        for at in range(len(words) - 2)
        if words[at].content and words[at + 1].text == "by"
    }


def _exchanged(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """Two names of the claim that have each other's word before them in a passage, and in none their own."""
    ours = _before_names(claim)
    for (one, left), (other, right) in combinations(ours.items(), 2):
        for passage in passages:
            theirs = _before_names(passage)
            if left != right and theirs.get(one) == right and theirs.get(other) == left:
                yield Fault("direction", True, f"says “{left} {one}”, “{right} {other}”; source says it the other way")


@lru_cache(maxsize=4096)
def _before_names(text: str) -> dict[str, str]:
    """The word before each name that stands in a text once: a preposition that binds, a title, or one with content."""
    found: dict[str, list[str]] = {}
    for name in names_of(text):
        close = text[max(0, name.full_start - 30) : name.full_start]
        before = words_of(name.title)[-1:] or (words_of(close)[-1:] if close[-2:-1].isalnum() else ())
        for word in words_of(name.text)[-1:]:
            found.setdefault(word.text, []).append("".join(w.text for w in before if _binds(w) or name.title))
    return {name: words[0] for name, words in found.items() if len(words) == 1 and words[0]}


def _binds(word: Word) -> bool:
    return word.text in _BINDING or (word.content and not word.capital)
