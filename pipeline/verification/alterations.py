"""Words of a near-copy that were exchanged for others of contrary meaning, and words put into another mouth.

Claim and passage are aligned word by word (longest matching blocks: Ratcliff and Metzener, 1988); what stands in the
place of something else is looked at in pairs. Only English is checked: the lexicon knows no other language.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.text.function_words import function_words
from pipeline.text.name_spelling import same_name
from pipeline.text.name_words import SPEECH
from pipeline.text.tokens import letter_runs
from pipeline.verification.contraries import contrary, has_contrary
from pipeline.verification.faults import AT_MOST, Fault, FaultKind, shortened
from pipeline.verification.lexicon import are_kin
from pipeline.verification.names import names_of
from pipeline.verification.negation import turned
from pipeline.verification.quotations import quotation_faults, quotations
from pipeline.verification.source import NUMBERS, Word, words_of
from pipeline.verification.told import MODALS

NEAR_COPY = 0.6
"""Share of a claim's words that must stand in the passage in the same order."""

LONGEST = 120
"""Words of a claim or passage that are aligned: more are no sentence, and aligning them takes long."""

_MOST_SPEAKERS = 50
_SEGMENT = 4  # words of a stretch that stands in the place of another
_FIRM = frozenset(["will", "must", "shall", "cannot"])
_WEAK = frozenset(["may", "might", "could"])
_AMOUNTS = {
    "all": 5, "every": 5, "each": 5, "most": 4, "some": 3, "several": 3, "few": 2, "no": 1, "none": 1, "neither": 1
}  # fmt: skip
"""How many of a kind are meant; two of another rank are said of different cases."""
_ORDINALS_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = frozenset(_ORDINALS_WORDS.split())
_SPEECH = "|".join(sorted(SPEECH))
_AFTER = re.compile(rf"(?:,[^,.;“”\"]{{1,60}},)?[ ](?:(?:also|later|then|has|had|have)[ ])?(?:{_SPEECH})\b")
_BEFORE = re.compile(rf"[,”\"’'?!] ?(?:{_SPEECH})[ ](?:the )?\Z")

_OFFICE = re.compile(rf"\b([a-z]{{3,20}}) (?:{_SPEECH})\b")
_PRONOUN = re.compile(rf"\b(?:he|she|they|who|it) (?:(?:also|later|then|has|had|have) )?(?:{_SPEECH})\b", re.IGNORECASE)


def alteration_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first exchanged word of a near-copy, and the first wrong speaker; [] for another language than English."""
    if language not in ("en", "und"):
        return []
    source = "\n".join(passages)
    exchanged = next(_exchanged(claim, source), None)
    spoken = next(_speakers(claim, source), None) or _quoted_of_another(claim, passages)
    return [fault for fault in (exchanged, spoken) if fault]


def slot_faults(claim: str, passage: str) -> list[Fault]:
    """The first name, number or day that a near-copy has in the place of another: no other passage makes it good."""
    said, source = words_of(claim), words_of(passage)
    held = {w.stem for w in source}
    if all(w.stem in held for w in said if _names(w)):
        return []
    for ours, theirs in _replaced(said, source):
        new, old = [w for w in ours if _names(w) and w.stem not in held], [w for w in theirs if _names(w)]
        if new and old:
            kind: FaultKind = "figure" if new[0].number else "name" if new[0].capital else "date"
            return [Fault(kind, True, f"says {_printed(new)}; source says {_printed(old)}")]
    return []


def _names(word: Word) -> bool:
    return (word.capital and word.content and word.text not in MODALS) or word.number or word.text in NUMBERS


def _printed(words: Sequence[Word]) -> str:
    return shortened(" ".join(w.text.title() if w.capital else w.text for w in words))


def _replaced(said: Sequence[Word], source: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Short stretches of a near-copy and what stands in the source in their place."""
    if not said or len(said) > LONGEST or len(source) > LONGEST:
        return
    matcher = SequenceMatcher(None, [w.stem for w in said], [w.stem for w in source], autojunk=False)
    codes = matcher.get_opcodes()
    if sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal") < NEAR_COPY * len(said):
        return
    for tag, i1, i2, j1, j2 in codes:
        if tag == "replace" and max(i2 - i1, j2 - j1) <= _SEGMENT:
            yield said[i1:i2], source[j1:j2]


def _exchanged(claim: str, passage: str) -> Iterator[Fault]:
    said, source = words_of(claim), words_of(passage)
    held = {w.stem for w in source}
    if any(_may_be_exchanged(word, held) for word in said if word.stem not in held):
        for ours, theirs in _replaced(said, source):
            yield from _contrary(ours, theirs, held, turned(claim, passage))


def _may_be_exchanged(word: Word, held: set[str]) -> bool:
    """Whether an absent word of a claim has a contrary one in the source: what an alignment is worth."""
    if word.text in _FIRM or word.text in _WEAK or word.text in _AMOUNTS or word.text in _ORDINALS:
        return True
    return has_contrary(word.stem, held)


def _contrary(
    said: Sequence[Word], source: Sequence[Word], held: set[str], twice: Callable[[str, str], bool]
) -> Iterator[Fault]:
    for word in said:
        for other in source:
            if _amounts_differ(word.text, other.text) or _ordinals_differ(word, other, held):
                yield Fault("opposite", True, f"says “{word.text}”; source says “{other.text}”")
            opposed = word.stem not in held and contrary(word.stem, other.stem) and not twice(word.stem, other.stem)
            if opposed and other.text != "any" and not (word.capital and other.capital):
                yield Fault("opposite", True, f"says “{word.text}”; source says “{other.text}”")
            elif (word.text in _FIRM and other.text in _WEAK) or (word.text in _WEAK and other.text in _FIRM):
                yield Fault("modality", True, f"says “{word.text}”; source says “{other.text}”")


def _amounts_differ(one: str, other: str) -> bool:
    return one in _AMOUNTS and other in _AMOUNTS and _AMOUNTS[one] != _AMOUNTS[other]


def _ordinals_differ(word: Word, other: Word, held: set[str]) -> bool:
    return word.text in _ORDINALS and other.text in _ORDINALS and word.stem not in held


def _speakers(claim: str, source: str) -> Iterator[Fault]:
    """Speakers of the claim of whom the passage does not say that they spoke, where it names who did."""
    if SPEECH.isdisjoint(letter_runs(claim.lower())):
        return
    yield from _offices(claim, source)
    said = speakers(claim)
    if not said:
        return
    spoke = list(dict.fromkeys(speakers(source))) if not _PRONOUN.search(source) else []
    for name in said[:AT_MOST] if len(spoke) <= _MOST_SPEAKERS else ():
        if spoke and not any(same_name(name, other) or are_kin(name, other) for other in spoke):
            yield Fault("speaker", True, f"has {name} speak; in the source {spoke[0]} does")


def _quoted_of_another(claim: str, passages: Sequence[str]) -> Fault | None:
    """Where passages are read together: each that has the quotations of a claim has none of its speakers speak, and
    says who does. That another passage has one of them say something makes no quotation his."""
    if len(passages) < 2 or not quotations(claim) or not (said := speakers(claim)):
        return None
    found = None
    for passage in (p for p in passages if not quotation_faults(claim, p)):
        wrong = [fault for fault in _speakers(claim, passage) if fault.kind == "speaker"]
        if len(wrong) < len(said):
            return None
        found = found or wrong[0]
    return found


def _offices(claim: str, source: str) -> Iterator[Fault]:
    """Who speaks in the claim without a name, and is not heard of in the passages, where another one speaks."""
    said = _nouns_that_speak(claim)
    if not said or not (spoke := _nouns_that_speak(source)):
        return
    held = {word.stem for word in words_of(source)}
    for noun in said[:AT_MOST]:
        if words_of(noun)[0].stem not in held:
            yield Fault("speaker", True, f"has the {noun} speak; in the source the {spoke[0]} does")


@lru_cache(maxsize=4096)
def _nouns_that_speak(text: str) -> tuple[str, ...]:
    found = dict.fromkeys(match[1] for match in _OFFICE.finditer(text))
    return tuple(noun for noun in found if noun not in function_words("en"))


@lru_cache(maxsize=4096)
def speakers(text: str) -> tuple[str, ...]:
    """The names beside a verb of saying, in order."""
    return tuple(
        n.text
        for n in names_of(text)
        if len(n.text) > 1
        and (_AFTER.match(text, n.end, n.end + 90) or _BEFORE.search(text, max(0, n.full_start - 24), n.full_start))
    )
