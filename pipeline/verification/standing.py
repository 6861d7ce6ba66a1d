"""How what a text tells stands: done, to be done, expected, possible, a duty, or so only by hearsay or on a condition.

A cue ("may", "plans to", "allegedly") tells how the first word with content after it stands; a past form without a
cue is done, and any other form tells nothing. English only. Modality cues as in Saurí and Pustejovsky's FactBank
(2009), brought to seven classes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.name_words import SPEECH
from pipeline.verification.content import stem
from pipeline.verification.faults import Fault
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import Word, places_of, sentence_texts, words_of

_MODALS = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "cannot": "possible",
    "must": "duty", "should": "duty", "shall": "duty", "ought": "duty",
    "will": "sure", "would": "ahead", "wo": "sure", "ca": "possible",
}  # fmt: skip
_AHEAD = "vow pledge promise agree prepare"
_INTEND = "plan intend aim mean"
_EXPECT = "expect hope want seek propose threaten consider wish forecast predict project"
_HAVE = frozenset(["has", "have", "had", "having"])
_CUES = _MODALS.keys() | _HAVE | {"to"}
_FORMS = ("", "s", "d", "ed", "ing")
_PLANS = frozenset(stem(verb + ending) for verb in _AHEAD.split() for ending in _FORMS) | {"set", "about", "go", "due"}
_INTENDS = frozenset(stem(verb + ending) for verb in _INTEND.split() for ending in _FORMS)
_EXPECTS = frozenset(stem(verb + ending) for verb in _EXPECT.split() for ending in _FORMS)
_ASKS_WORDS = """
    ask asks asked asking urge urges urged urging tell tells told telling want wants wanted invite invites invited beg
    begged encourage encourages encouraged advise advises advised press presses pressed pressing push pushed pushing
    demand demands demanded request requests requested pressure pressured lobby lobbied try tries tried trying attempt
    attempts attempted seek sought refuse refuses refused decline declines declined struggle struggled bid effort
    efforts attempt proposal proposals call calls called pressure offer offers offered order orders ordered warn warned
"""
_ASKS = frozenset(_ASKS_WORDS.split())
_ASKED = 6  # words from who asks to what is asked: "urged all residents of the valley to leave"
_HEARSAY_WORDS = "allegedly reportedly purportedly supposedly apparently possibly perhaps probably presumably"
_HEARSAY = frozenset(_HEARSAY_WORDS.split())
_DOUBT = (
    _HEARSAY
    | SPEECH
    | frozenset(["alleged", "accused", "charged", "suspected", "according", "claim", "claims", "charges", "believed"])
)
_ACCUSES = frozenset(["accused", "accuses", "suspected", "charged", "acquitted", "cleared"])
_CONDITIONS = frozenset(["if", "unless", "provided"])
_NO_CONDITION_WORDS = "as even what only ask asked see know decide determine wonder wondered whether"
_NO_CONDITION = frozenset(_NO_CONDITION_WORDS.split())
_FREE_WORDS = "when once should until whether were provided condition case assuming long"
_FREE = frozenset(_FREE_WORDS.split())
_AROUND, _SAME = 4, 2  # words on each side that tell what a word is about; how many of them two texts must share
_NEAR = 0.75  # share of the words of a claim that passages hold from which on a condition must be theirs
_REACH = 4  # words from a cue to the word that it is about
_CAREFUL_WORDS = """
    likely probably expected presumably perhaps possibly planned plans plan hopes hoped wants intends intention believes
    expects expect should would if reportedly proposed proposes proposal
"""
_CAREFUL = frozenset(_CAREFUL_WORDS.split())
_STANDS = {
    "done": "done", "now": "so", "sure": "ahead", "ahead": "ahead", "expected": "no more than expected",
    "planned": "no more than planned",
    "possible": "possible", "duty": "a duty",
}  # fmt: skip
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


class _Told(NamedTuple):
    """A word and how it stands: a key of _STANDS, or `open` where nothing tells.

    place  among the words of its text that have content
    """

    word: Word
    standing: str
    place: int


def standing_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first word that stands otherwise in all passages, the first lost hearsay and the first other condition."""
    if language not in ("en", "und"):
        return []
    return [*_otherwise(claim, passages), *_hearsay(claim, passages), *_conditions(claim, passages)][:1]


def _otherwise(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    if not _has_cue(claim) and not any(map(_has_cue, passages)):
        return
    texts = [_told(passage) for passage in passages]
    ours = _told(claim)
    for word, standing, place in ours:
        if standing == "open":
            continue
        given = [(text, told) for text in texts for told in text if told.word.stem == word.stem]
        if any(told.standing in _BORNE_OUT[standing] for _, told in given):
            continue
        beside = _beside(ours, place)
        enough = max(min(_SAME, len(beside)), 1)  # "The minister resigned." has one
        near = [told.standing for text, told in given if len(_beside(text, told.place) & beside) >= enough]
        if near and not (standing in ("sure", "now") and _careful(claim, near[0])):
            reason = f"says that “{word.text}” is {_STANDS[standing]}; by the source it is {_STANDS[near[0]]}"
            yield Fault("modality", standing != "sure", reason)


def _careful(claim: str, standing: str) -> bool:
    """Whether a claim owns that what will be is expected; who says what will be may have said what is planned."""
    words = sentence_texts(claim)
    said = standing == "planned" and not (words.isdisjoint(SPEECH) and "according" not in words)
    return standing in ("planned", "expected") and (said or not _CAREFUL.isdisjoint(words))


def _beside(text: Sequence[_Told], place: int) -> frozenset[str]:
    """Stems of the words around a place."""
    around = (*text[max(0, place - _AROUND) : place], *text[place + 1 : place + 1 + _AROUND])
    return frozenset(told.word.stem for told in around)


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[_Told, ...]:
    """The words of a text with content, and how each stands."""
    words, spans = words_of(text), places_of(text)
    cued: dict[int, str] = {}
    for cue_at, word in enumerate(words):
        if word.text not in _CUES and "'" not in word.text:
            continue
        cue, start = _cue(words, cue_at)
        if cue and (head := _head(text, words, spans, start)) is not None:
            cued.setdefault(head, cue)
    content = [at for at, word in enumerate(words) if word.content and word.text not in _MODALS]
    return tuple([_Told(words[at], cued.get(at) or _uncued(words, at), n) for n, at in enumerate(content)])


def _uncued(words: Sequence[Word], at: int) -> str:
    return "done" if _past(words, at) else "now" if _third(words, at) else "open"


@lru_cache(maxsize=4096)
def _has_cue(text: str) -> bool:
    """Whether a text may say of anything that it is possible, a duty or ahead."""
    words = words_of(text)
    for at, word in enumerate(words):
        if word.text in _MODALS or word.text.endswith(("'ll", "n't")):
            return True
        if word.text == "to" and at and (words[at - 1].text in _HAVE or _to_come(words, at)):
            return True
    return False


def _cue(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """What the word here tells of a later one, and from where on that one is sought."""
    word = words[at]
    bare = word.text.removesuffix("n't")
    following = words[at + 1].text if at + 1 < len(words) else ""
    if bare in _MODALS and not word.capital:
        return _MODALS[bare], at + 1
    if word.text.endswith("'ll"):
        return "sure", at + 1
    if following == "to" and word.text in _HAVE:
        return "duty", at + 2
    if word.text == "to" and (to_come := _to_come(words, at)):
        return to_come, at + 1
    if word.text in ("has", "have", "had") and following != "to" and at + 1 < len(words) and words[at + 1].content:
        return "done", at + 1
    return ("open", at + 1) if word.text == "to" else (None, at)


def _to_come(words: Sequence[Word], at: int) -> str | None:
    """How what the "to" here begins is told to come: agreed or about to be, or no more than planned or asked for."""
    before = words[at - 1] if at else None
    if before and before.stem in _PLANS:
        return "ahead"
    if before and before.stem in _INTENDS:
        return "planned"
    if before and (before.stem in _EXPECTS or before.text == "likely"):
        return "expected"
    for word in reversed(words[max(0, at - _ASKED) : at]):
        if word.text in _ASKS:
            return "expected"
        if word.text == "to" or word.text in _CONDITIONS or (word.content and word.text.endswith("ed")):
            return None
    return None


def _head(text: str, words: Sequence[Word], spans: Sequence[tuple[int, int]], start: int) -> int | None:
    """The first word with content from here on, before any mark."""
    for at in range(start, min(start + _REACH, len(words))):
        if at and text[spans[at - 1][1] : spans[at][0]] != " ":
            return None
        if words[at].content and not words[at].text.endswith("ly"):
            return at
    return None


_BEFORE_NOUNS_WORDS = "the a an this that these those its his her their our my your no of by in for"
_BEFORE_NOUNS = frozenset(_BEFORE_NOUNS_WORDS.split())


def _past(words: Sequence[Word], at: int) -> bool:
    """Whether a word has a past form, and does not stand where an adjective does: "the proposed law"."""
    word = words[at].text
    base = lexicon().base.get(word)
    # Irregular forms are those of adjectives, too: "youngest".
    formed = word.endswith("ed") if base is None else base != word and not word.endswith(("er", "est"))
    return formed and len(word) > 3 and not (at and words[at - 1].text in _BEFORE_NOUNS)


def _third(words: Sequence[Word], at: int) -> bool:
    """Whether a word looks like a verb of the third person: after a noun, and before what is no noun."""
    if not at or at + 1 == len(words) or not words[at].text.endswith("s") or words[at].text.endswith("ss"):
        return False
    before, after = words[at - 1], words[at + 1]
    plural = before.text.endswith("s") and not before.text.endswith(("ss", "us", "is"))
    return before.content and not plural and not after.content


def _hearsay(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    said = words_of(claim)
    if any(word.text in _DOUBT or word.text in _MODALS for word in said):
        return
    stems = {word.stem for word in said if word.content}
    for passage in passages:
        words = words_of(passage)
        for at, word in enumerate(words):
            if word.text in _HEARSAY and any(w.content and w.stem in stems for w in words[at + 1 : at + 3]):
                yield Fault("modality", False, f"leaves out “{word.text}”, which the source says")
    yield from _accused(claim, passages)


def _accused(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """What a claim says was done, where the passages say no more than that somebody is accused of it."""
    found = [accusation for passage in passages for accusation in _accusations(passage)]
    if not found:
        return
    done = {told.word.stem for told in _told(claim) if told.standing == "done"}
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
    for at in range(start, min(start + _ASKED, len(words) - 1)):
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
    if ours in ("if", "unless") and theirs and ours not in theirs:
        yield Fault("modality", True, f"says “{ours}”; source says “{min(theirs)}”")


@lru_cache(maxsize=4096)
def _condition(text: str) -> str | None:
    words = words_of(text)
    for at, word in enumerate(words):
        if word.text in _CONDITIONS and not (at and words[at - 1].text in _NO_CONDITION):
            return word.text
    return None
