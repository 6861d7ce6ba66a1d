"""How what a claim tells stands in its sources: done, to come, expected, possible, a duty, by hearsay, on a condition.

How each word stands is read in told.py. English only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.text.name_words import SPEECH
from pipeline.verification.faults import Fault
from pipeline.verification.source import Word, sentence_texts, words_of
from pipeline.verification.told import CONDITIONS, MODALS, STANDS, Told, has_cue, told_words

_WITHIN = 6  # words from who accuses to the deed
_HEARSAY_WORDS = "allegedly reportedly purportedly supposedly apparently possibly perhaps probably presumably"
_HEARSAY = frozenset(_HEARSAY_WORDS.split())
_DOUBT = (
    _HEARSAY
    | SPEECH
    | frozenset(["alleged", "accused", "charged", "suspected", "according", "claim", "claims", "charges", "believed"])
)
_ACCUSES = frozenset(["accused", "accuses", "suspected", "charged", "acquitted", "cleared"])
_NO_CONDITION_WORDS = "as even what only ask asked see know decide determine wonder wondered whether"
_NO_CONDITION = frozenset(_NO_CONDITION_WORDS.split())
_FREE_WORDS = "when once should until whether were provided condition case assuming long"
_FREE = frozenset(_FREE_WORDS.split())
_MOST = 100  # places of a word that are compared: more are no sentences
_AROUND, _SAME = 4, 2  # words on each side that tell what a word is about; how many of them two texts must share
_NEAR = 0.75  # share of the words of a claim that passages hold from which on a condition must be theirs
_CAREFUL_WORDS = """
    likely probably expected presumably perhaps possibly planned plans plan hopes hoped wants intends intention believes
    expects expect should would if reportedly proposed proposes proposal
"""
_CAREFUL = frozenset(_CAREFUL_WORDS.split())
_BORNE_OUT = {
    "done": {"done", "now", "open"},
    "now": {"done", "now", "sure", "ahead", "open"},
    "sure": {"sure", "ahead", "now", "possible", "open"},  # "will" for "may" is told by what stands in its place
    "ahead": {"sure", "ahead", "planned", "expected", "now", "possible", "open"},
    "planned": {"sure", "ahead", "planned", "expected", "now", "possible", "open"},
    "expected": {"sure", "ahead", "planned", "expected", "now", "possible", "open"},
    "possible": {"possible", "planned", "expected", "open"},
    "duty": {"duty", "open"},
}
"""Which standings in a source bear out that of a claim."""


def standing_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first word that stands otherwise in all passages, the first lost hearsay and the first other condition."""
    if language not in ("en", "und"):
        return []
    return [*_otherwise(claim, passages), *_hearsay(claim, passages), *_conditions(claim, passages)][:1]


def _otherwise(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    if not has_cue(claim) and not any(map(has_cue, passages)):
        return
    by_stem = defaultdict[str, list[tuple[Sequence[Told], Told]]](list)
    for text in map(told_words, passages):
        for told in text:
            by_stem[told.word.stem].append((text, told))
    standings = {stem: {told.standing for _, told in found} for stem, found in by_stem.items()}
    ours = told_words(claim)
    for word, standing, place in ours:
        if standing == "open" or not standings.get(word.stem, _BORNE_OUT[standing]).isdisjoint(_BORNE_OUT[standing]):
            continue
        given = by_stem[word.stem][:_MOST]
        beside = _beside(ours, place)
        enough = max(min(_SAME, len(beside)), 1)  # "The minister resigned." has one
        near = [told.standing for text, told in given if len(_beside(text, told.place) & beside) >= enough]
        if near and not (standing in ("sure", "now") and _careful(claim, near[0])):
            reason = f"says that “{word.text}” is {STANDS[standing]}; by the source it is {STANDS[near[0]]}"
            yield Fault("modality", standing != "sure", reason)


def _careful(claim: str, standing: str) -> bool:
    """Whether a claim owns that what will be is expected; who says what will be may have said what is planned."""
    words = sentence_texts(claim)
    said = standing == "planned" and not (words.isdisjoint(SPEECH) and "according" not in words)
    return standing in ("planned", "expected") and (said or not _CAREFUL.isdisjoint(words))


def _beside(text: Sequence[Told], place: int) -> frozenset[str]:
    """Stems of the words around a place."""
    around = (*text[max(0, place - _AROUND) : place], *text[place + 1 : place + 1 + _AROUND])
    return frozenset(told.word.stem for told in around)


def _hearsay(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    said = words_of(claim)
    if any(word.text in _DOUBT or word.text in MODALS for word in said):
        return
    stems = {word.stem for word in said if word.content}
    for passage in passages:
        words = words_of(passage)
        for at, word in enumerate(words):
            if word.text not in _HEARSAY or stems.isdisjoint(w.stem for w in words[at + 1 : at + 3] if w.content):
                continue
            around = {w.stem for w in words[max(0, at - _AROUND) : at + 1 + _AROUND]}
            if len(around & stems) >= min(_SAME, len(stems)):
                yield Fault("modality", False, f"leaves out “{word.text}”, which the source says")
    yield from _accused(claim, passages)


def _accused(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """What a claim says was done, where the passages say no more than that somebody is accused of it."""
    found = [accusation for passage in passages for accusation in _accusations(passage)]
    if not found:
        return
    done = {told.word.stem for told in told_words(claim) if told.standing == "done"}
    said = Counter(word.stem for passage in passages for word in words_of(passage))
    of_it = Counter(deed for _, deed in found)
    for accused, deed in found:
        if deed in done and said[deed] == of_it[deed]:
            yield Fault("modality", False, f"leaves out “{accused}”, which the source says")


@lru_cache(maxsize=4096)
def _accusations(text: str) -> tuple[tuple[str, str], ...]:
    """Words that accuse, each with the stem of the deed: "accused of having stolen", "accused her of stealing"."""
    words = words_of(text)
    return tuple(
        (word.text, following.stem)
        for at, word in enumerate(words)
        if word.text in _ACCUSES and (of := _of(words, at + 1)) is not None
        for following in words[of + 1 : of + 3]
        if following.content
    )


def _of(words: Sequence[Word], start: int) -> int | None:
    """The place of the "of" or "with" that names the deed: the next word, or after whoever is accused of doing it."""
    for at in range(start, min(start + _WITHIN, len(words) - 1)):
        if words[at].text in ("of", "with") and (at == start or words[at + 1].text.endswith("ing")):
            return at
    return None


def _conditions(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """A condition that the passages do not make; one that is left out is not looked for."""
    ours = _condition(claim)
    held = {word.stem for passage in passages for word in words_of(passage)}
    content = [word for word in words_of(claim) if word.content]
    if sum(word.stem in held for word in content) < _NEAR * len(content):
        return
    theirs = {found for passage in passages if (found := _condition(passage))}
    if ours and not theirs and not any(w.text in _FREE for passage in passages for w in words_of(passage)):
        yield Fault("modality", True, f"makes a condition (“{ours}”); the source does not")
    if ours in ("if", "unless") and theirs and ours not in theirs and not any(map(_denies, (claim, *passages))):
        yield Fault("modality", True, f"says “{ours}”; source says “{min(theirs)}”")


def _denies(text: str) -> bool:
    """Whether a condition of a text is denied: "if no deal is reached" is "unless a deal is reached"."""
    words = words_of(text)
    conditions = (at for at, word in enumerate(words) if word.text in CONDITIONS)
    return any(word.negates for at in conditions for word in words[at + 1 : at + 1 + _WITHIN])


@lru_cache(maxsize=4096)
def _condition(text: str) -> str | None:
    words = words_of(text)
    for at, word in enumerate(words):
        if word.text in CONDITIONS and not (at and words[at - 1].text in _NO_CONDITION):
            return word.text
    return None
