"""How each word of a text stands: done, to come, expected, possible, a duty.

A cue ("may", "plans to") tells how the first word with content after it stands; a past form without a cue is done, and
any other form tells nothing. English only. Modality cues as in Saurí and Pustejovsky's FactBank (2009), brought to
seven classes.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.verification.content import stem
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import Word, places_of, words_of

MODALS = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "cannot": "possible",
    "must": "duty", "should": "duty", "shall": "duty", "ought": "duty",
    "will": "sure", "would": "ahead", "wo": "sure", "ca": "possible",
}  # fmt: skip
_AHEAD = "vow pledge promise agree prepare"
_INTEND = "plan intend aim mean"
_EXPECT = "expect hope want seek propose threaten consider wish forecast predict project"
_HAVE = frozenset(["has", "have", "had", "having"])
_CUES = MODALS.keys() | _HAVE | {"to"}
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
ASKED = 6  # words from who asks to what is asked: "urged all residents of the valley to leave"
CONDITIONS = frozenset(["if", "unless", "provided"])
_LASTING = frozenset(["stay", "remain", "keep", "become", "get"])
"""Verbs before a state, which stands as they do: "will stay closed"."""
_REACH = 4  # words from a cue to the word that it is about
STANDS = {
    "done": "done", "now": "so", "sure": "ahead", "ahead": "ahead", "expected": "no more than expected",
    "planned": "no more than planned",
    "possible": "possible", "duty": "a duty",
}  # fmt: skip


class Told(NamedTuple):
    """A word and how it stands: a key of STANDS, or `open` where nothing tells.

    place  among the words of its text that have content
    """

    word: Word
    standing: str
    place: int


@lru_cache(maxsize=4096)
def told_words(text: str) -> tuple[Told, ...]:
    """The words of a text with content, and how each stands."""
    words, spans = words_of(text), places_of(text)
    cued: dict[int, str] = {}
    for cue_at, word in enumerate(words):
        if word.text not in _CUES and "'" not in word.text:
            continue
        cue, start = _cue(words, cue_at)
        if cue and (head := _head(text, words, spans, start)) is not None:
            cued.setdefault(head, cue)
            if words[head].text in _LASTING and (state := _head(text, words, spans, head + 1)) is not None:
                cued.setdefault(state, cue)
    content = [at for at, word in enumerate(words) if word.content and word.text not in MODALS]
    return tuple([Told(words[at], cued.get(at) or _uncued(words, at), n) for n, at in enumerate(content)])


def _uncued(words: Sequence[Word], at: int) -> str:
    return "done" if _past(words, at) else "now" if _third(words, at) else "open"


@lru_cache(maxsize=4096)
def has_cue(text: str) -> bool:
    """Whether a text may say of anything that it is possible, a duty or ahead."""
    words = words_of(text)
    for at, word in enumerate(words):
        if word.text in MODALS or word.text.endswith(("'ll", "n't")):
            return True
        if word.text == "to" and at and (words[at - 1].text in _HAVE or _to_come(words, at)):
            return True
    return False


def _cue(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """What the word here tells of a later one, and from where on that one is sought."""
    word = words[at]
    bare = word.text.removesuffix("n't")
    following = words[at + 1].text if at + 1 < len(words) else ""
    if bare in MODALS and not word.capital:
        return MODALS[bare], at + 1
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
    for word in reversed(words[max(0, at - ASKED) : at]):
        if word.text in _ASKS:
            return "expected"
        if word.text == "to" or word.text in CONDITIONS or (word.content and word.text.endswith("ed")):
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
