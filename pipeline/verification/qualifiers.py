"""Words that change of whom or what something is said: "the former president" is not the president.

Of each word is noted what restricts it: an office that is no longer held or only stood in for; what is only alleged,
planned or pretended; what was done nearly, rarely or wrongly; and the place before a superlative. Where the passages
have a word of the claim under other restrictions alone, that is a fault. Restricting and privative modifiers as in
Partee, "Privative adjectives: subsective plus coercion" (2010). English only.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.name_spelling import same_name
from pipeline.text.name_words import PERSON_NOUNS
from pipeline.verification.faults import Fault, as_written
from pipeline.verification.names import names_of
from pipeline.verification.source import NUMBERS, Word, places_of, sentence_texts, sentence_words


def _by_word(classes: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words.split()}


_OFFICES = _by_word({
    "former": "former ex onetime erstwhile ousted deposed retired",
    "acting": "acting interim caretaker",
    "deputy": "deputy vice assistant associate",
    "elect": "elect designate",
})  # fmt: skip
_UNREAL = _by_word({
    "alleged": "alleged suspected purported supposed accused",
    "pretended": "fake counterfeit mock bogus",
    "ahead": "proposed planned potential possible attempted prospective draft",
})  # fmt: skip
_MANNER = _by_word({
    "nearly": "nearly almost barely hardly scarcely rarely seldom",
    "wrongly": "falsely wrongly mistakenly erroneously unsuccessfully baselessly",
    "partly": "partly partially largely mostly mainly chiefly",
})  # fmt: skip
_PLACES = _by_word({"place": "second third fourth fifth sixth seventh eighth ninth tenth"})
_AMONG = _by_word({"one of": "one some many among"})
_CLASSES = _AMONG | _OFFICES | _UNREAL | _MANNER | _PLACES
_OFFICE_CLASSES = frozenset(_OFFICES.values())
_SAME = {
    "former": "formerly once until previously predecessor used",
    "acting": "temporarily temporary",
    "deputy": "no2",
    "alleged": "allegedly accused suspected charged alleges allege claim claims claimed said says reportedly",
    "pretended": "false hoax forged",
    "ahead": "would could may might plan plans proposal proposals propose proposes attempt try tried seek if "
    "approve approves approved reject rejects rejected block blocks blocked vote voted",
    "nearly": "close narrowly about little",
    "one of": "a an several",
    "partly": "part parts partial some most much many primarily principally main chief bulk largest biggest",
    "wrongly": "false wrong untrue baseless unfounded failed not no without",
}  # fmt: skip
"""Other words that say the same of something, wherever they stand."""
_WHOLE = frozenset(["all", "every", "everyone", "everybody", "entire"])
_SUPERLATIVES = frozenset(["most", "least", "best", "worst"])
_ONLY = frozenset(["only", "solely"])
_ALONE_WORDS = "only solely exclusively just alone sole merely lone single except other unless limited but no nothing"
_ALONE = frozenset(_ALONE_WORDS.split())
_SO_CALLED_WORDS = "called dubbed known supposed supposedly alleged self proclaimed styled described calls"
_SO_CALLED = frozenset(_SO_CALLED_WORDS.split())
_AFTER_ONLY_WORDS = "when if after by because then last in on at once until since a an one two three"
_AFTER_ONLY = frozenset(_AFTER_ONLY_WORDS.split())
_CUES = frozenset(_CLASSES) | _ONLY | {"called"}
_REACH = 4  # words from a restriction to the office that it is about
_SUBJECT = 2  # words with content after an "only" that a claim must have


class _Mention(NamedTuple):
    """A word under restrictions, by class as they are printed; name: whom a title stands before, "" for nobody."""

    word: Word
    marks: Mapping[str, str]
    name: str


def qualifier_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first word of the claim that the passages have under other restrictions alone."""
    if language not in ("en", "und"):
        return []
    if all(sentence_texts(text).isdisjoint(_CUES) for text in (claim, *passages)):
        return []
    checks = (_restrictions, _only, _so_called)
    return [fault for check in checks for fault in check(claim, passages)][:1]


def _restrictions(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    marked = frozenset[str]().union(*map(_marked, (claim, *passages)))
    if not marked:
        return
    theirs: dict[str, list[_Mention]] = {}
    for mention in (m for passage in passages for m in _mentions(passage) if m.word.stem in marked):
        theirs.setdefault(mention.word.stem, []).append(mention)
    if not theirs:
        return
    here, there = sentence_texts(claim), frozenset[str]().union(*map(sentence_texts, passages))
    for ours in (mention for mention in _mentions(claim) if mention.word.stem in theirs):
        given = [m for m in theirs[ours.word.stem] if _comparable(ours, m, claim)]
        if not given or any(m.marks.keys() == ours.marks.keys() for m in given):
            continue
        for name, printed in given[0].marks.items():
            if name not in ours.marks and not _says(name, here):
                reason = f"leaves out “{printed}” of “{as_written(ours.word.text, claim)}”, which the source says"
                yield Fault("modality", name in _OFFICE_CLASSES, reason)
        for name, printed in ours.marks.items():
            if name in _ADDED and not _says(name, there) and not any(name in m.marks for m in given):
                reason = f"says “{printed}” of “{as_written(ours.word.text, claim)}”; the source does not"
                yield Fault("modality", True, reason)


_ADDED = _OFFICE_CLASSES | {"pretended", "place"}
"""Restrictions that say another thing where the source has none; those of other classes are careful at most."""


@lru_cache(maxsize=256)
def _saying(name: str) -> frozenset[str]:
    return frozenset(_SAME.get(name, "").split()) | {word for word, own in _CLASSES.items() if own == name}


def _says(name: str, words: frozenset[str]) -> bool:
    return not _saying(name).isdisjoint(words)


def _comparable(ours: _Mention, theirs: _Mention, claim: str) -> bool:
    """Whether two mentions may be of one person: not two titles of two names."""
    if not theirs.name:
        return True
    if ours.name:
        return same_name(ours.name, theirs.name)
    return not any(same_name(theirs.name, name.text) for name in names_of(claim))


@lru_cache(maxsize=4096)
def _marks(text: str) -> Mapping[int, Mapping[str, str]]:
    """What restricts the words of a text, by their places."""
    words, spans = sentence_words(text), places_of(text)
    marks: dict[int, dict[str, str]] = {}
    for at, word in enumerate(words):
        name = _CLASSES.get(word.text)
        if name and (target := _target(text, words, spans, at, name)) is not None:
            marks.setdefault(target, {})[name] = word.text
    return marks


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[_Mention, ...]:
    """The words of a text that can be restricted, with what restricts them."""
    words, spans, marks, named = sentence_words(text), places_of(text), _marks(text), _named(text)
    return tuple([
        _Mention(word, marks.get(at, {}), named.get(spans[at][0], ""))
        for at, word in enumerate(words)
        if _can_be_restricted(word)
    ])  # fmt: skip


def _can_be_restricted(word: Word) -> bool:
    return word.content or word.text in _WHOLE or word.text in _SUPERLATIVES


@lru_cache(maxsize=4096)
def _marked(text: str) -> frozenset[str]:
    """Stems of the words of a text that are under a restriction: as most texts have none, this is asked first."""
    if sentence_texts(text).isdisjoint(_CUES):
        return frozenset()
    words = sentence_words(text)
    return frozenset([words[at].stem for at in _marks(text) if _can_be_restricted(words[at])])


def _named(text: str) -> dict[int, str]:
    """For each place of a title the name that it stands before."""
    found: dict[int, str] = {}
    for name in (name for name in names_of(text) if name.title):
        at = name.full_start
        found |= {at + start: name.text for start, _ in places_of(name.title)}
    return found


def _target(text: str, words: Sequence[Word], spans: Sequence[tuple[int, int]], at: int, name: str) -> int | None:
    """Place of the word that a restriction at `at` is about; None where it is about none."""
    if name == "elect":
        return at - 1 if at and text[spans[at - 1][1] : spans[at][0]] == "-" else None
    if name == "one of":
        return _superlative(words, at)
    ahead = []
    for place in range(at + 1, min(at + 1 + _REACH, len(words))):
        if text[spans[place - 1][1] : spans[place][0]] not in (" ", "-"):
            break
        if not words[place].content and words[place].text not in _WHOLE | _SUPERLATIVES:
            break
        ahead.append(place)
    if not ahead:
        return None
    first = words[ahead[0]]
    if name == "place":
        return ahead[0] if _is_superlative(first.text) else None
    if name in _OFFICE_CLASSES:
        offices = (place for place in ahead if words[place].text.removesuffix("s") in PERSON_NOUNS)
        return next(offices, ahead[0])
    if name == "nearly" and (first.number or first.text in NUMBERS):
        return None
    return ahead[0]


def _superlative(words: Sequence[Word], at: int) -> int | None:
    """Place of the superlative in "one of the largest", "among its most famous"."""
    start = at + 1 + (at + 1 < len(words) and words[at + 1].text == "of")
    if start == at + 1 and words[at].text != "among":
        return None
    near = range(start + 1, min(start + 3, len(words)))
    return next((place for place in near if _is_superlative(words[place].text)), None)


def _is_superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and len(word) > 4)


def _only(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """A claim that says of something alone what the source says of it, or of all what it says of that alone.

    "Only" before a number or a circumstance may be left out: who came on Monday alone came on Monday.
    """
    added = next((word.text for word in sentence_words(claim) if word.text in _ONLY), None)
    if added and all(sentence_texts(passage).isdisjoint(_ALONE) for passage in passages):
        yield Fault("modality", False, f"says “{added}”; the source does not")
    for words in map(sentence_words, passages):
        if words and words[0].text == "only" and sentence_texts(claim).isdisjoint(_ALONE) and _leaves_out(claim, words):
            yield Fault("modality", False, "leaves out “only”, which the source says")


def _leaves_out(claim: str, words: Sequence[Word]) -> bool:
    """Whether a claim has what follows an "only" that begins a text, other than a number or a circumstance."""
    if len(words) < 3 or words[1].number or words[1].text in _AFTER_ONLY:
        return False
    subject = [word.stem for word in words[1:] if word.content][:_SUBJECT]
    return {word.stem for word in sentence_words(claim)}.issuperset(subject)


def _so_called(claim: str, passages: Sequence[str]) -> Iterator[Fault]:
    """A doubt that the source does not have; "the so-called Green Card Law" doubts nothing."""
    words = sentence_words(claim)
    said = any(
        words[at - 1].text == "so" and words[at].text == "called" and not words[at + 1].capital
        for at in range(1, len(words) - 1)
    )
    if said and not any(_doubts(passage) for passage in passages):
        yield Fault("modality", False, "says “so-called”; the source does not")


def _doubts(passage: str) -> bool:
    return "“" in passage or '"' in passage or not sentence_texts(passage).isdisjoint(_SO_CALLED)
