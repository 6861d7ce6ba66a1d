"""A negation in a claim must be in its evidence, and one in the evidence must not be lost.

A cue negates the words after it to the end of its clause. Its head is the first of them that carries content;
after a verb of saying or thinking ("did not say that ...") all of them are. Scopes by punctuation and conjunctions
follow NegEx (Chapman et al., 2001). Languages without a list of cues are not checked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.text.function_words import function_words
from pipeline.text.tokens import words
from pipeline.verification.content import stem as plain_stem
from pipeline.verification.faults import Fault, shortened
from pipeline.verification.implied import denied_otherwise
from pipeline.verification.lexicon import lexicon
from pipeline.verification.source import places_of, words_of

_CUES = {
    "en": "not no never none nobody nothing neither nor cannot without hardly refuse refuses refused deny denies "
    "denied denying fail fails failed failing",
    "fr": "ne n pas jamais aucun aucune rien sans ni",
    "es": "no nunca ningún ninguna ninguno nada sin ni jamás",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts ohne",
    "it": "non nessun nessuno nessuna niente mai senza né",
    "pt": "não nunca nenhum nenhuma nada sem nem",
    "el": "δεν δε μην χωρίς ποτέ ούτε",
    "ru": "не нет ни никогда без",
    "ar": "لا لم لن ليس ليست غير بدون",
    "he": "לא אין אינו אינה בלי",
    "hi": "नहीं न मत बिना",
}
_EMBEDDING = "say said confirm know believe think prove find see show mean suggest clear claim expect"
_EMBEDS = frozenset(plain_stem(v) for v in _EMBEDDING.split())
# "not only", "no doubt", "No. 3", "if not for her" negate nothing.
_FOLLOWS_ONLY = frozenset({"only", "just", "merely", "simply", "doubt", "less", "fewer", "later"})
_ANY = frozenset({"anyone", "anybody", "anything"})
_AT_LEAST = frozenset({"doubt", "less", "fewer", "later"})
_CLAUSE_END = re.compile(r"[,;:.!?()\[\]\n—–―]|\s--?\s")
_CONJUNCTIONS = frozenset({"but", "and", "or", "because", "while", "although", "though", "however", "until", "unless"})
_NOT_UNTIL = re.compile(r"(?:not|\w+n['’]t) (?:[^\s,;.]+ ){1,6}until\b")
_REACH = 3  # words that carry content
_HORIZON = 20  # words of any kind, so that a clause without end costs no more


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    """The stem of a word; in English of its base, so that "did not buy" denies "bought"."""
    return lexicon().stem(word) if language in ("en", "und") else plain_stem(word)


def _cues(language: str) -> frozenset[str]:
    return frozenset(_CUES.get(language, "").split())


@dataclass(frozen=True, slots=True)
class Polarity:
    """Stems of a text by polarity.

    heads     what a cue negates directly, with the place of the cue and its reach
    negated   all stems in the reach of a cue
    affirmed  stems outside of it
    cues      how many words may be cues, also those that negate nothing here ("not only")
    denying   how many of them are not said of a bound: "no fewer than"
    """

    heads: tuple[tuple[str, int, frozenset[str]], ...]
    negated: frozenset[str]
    affirmed: frozenset[str]
    cues: int
    denying: int


def _clauses(text: str) -> list[list[tuple[str, int]]]:
    """The case-folded words of each clause with their places."""
    clauses: list[list[tuple[str, int]]] = [[]]
    last = 0
    for (start, end), (word, *_) in zip(places_of(text), words_of(text), strict=True):
        if word in _CONJUNCTIONS or (text[last:start] != " " and _CLAUSE_END.search(text, last, start)):
            clauses.append([])
        clauses[-1].append((word, start))
        last = end
    return clauses


def _may_negate(word: str, cues: frozenset[str]) -> bool:
    return word in cues or word.endswith("n't")


def _negates(clause: list[tuple[str, int]], at: int) -> bool:
    """Whether a word that may negate does so here."""
    word = clause[at][0]
    following = clause[at + 1][0] if at + 1 < len(clause) else ""
    return not (following in _FOLLOWS_ONLY or _is_if_not(clause, at) or (word == "no" and following[:1].isdigit()))


def _is_if_not(clause: list[tuple[str, int]], at: int) -> bool:
    """Whether a "not" stands in "if not for her", which is "but for her"."""
    return at > 0 and clause[at][0] == "not" and clause[at - 1][0] == "if"


def _scope(clause: list[tuple[str, int]], at: int, empty: frozenset[str], language: str) -> tuple[list[str], list[str]]:
    """Heads and reach of the cue at `at`."""
    ahead = clause[at + 1 : at + 1 + _HORIZON]
    stems = [_stem(w, language) for w, _ in ahead if w not in empty and w not in _ANY]
    if stems and stems[0] in _EMBEDS:
        return stems, stems
    return stems[:1], stems[:_REACH]


@lru_cache(maxsize=4096)
def polarity(text: str, language: str) -> Polarity:
    """Which words of a text stand under negation."""
    cues, empty = _cues(language), function_words(language)
    heads: list[tuple[str, int, frozenset[str]]] = []
    negated: set[str] = set()
    affirmed: set[str] = set()
    cues_found, denying = 0, 0
    for clause in _clauses(text):
        possible = [i for i, (word, _) in enumerate(clause) if _may_negate(word, cues)]
        found = [i for i in possible if _negates(clause, i)]
        may = [i for i in possible if not _is_if_not(clause, i)]
        cues_found += len(may)
        denying += sum(i + 1 == len(clause) or clause[i + 1][0] not in _AT_LEAST for i in may)
        in_reach: set[str] = set()
        for i in found:
            heads_here, reach = _scope(clause, i, empty, language)
            heads += [(h, clause[i][1], frozenset(reach)) for h in heads_here]
            in_reach.update(reach)
        negated |= in_reach
        affirmed |= {_stem(w, language) for w, _ in clause} - in_reach
    return Polarity(tuple(heads), frozenset(negated), frozenset(affirmed), cues_found, denying)


def _ends_with_until(text: str, at: int) -> bool:
    """Whether what a cue denies is denied for a time alone: "will not open until Monday"."""
    return _NOT_UNTIL.match(text, at) is not None


def _written(stem: str, text: str, language: str) -> str:
    """The first word of a text with a stem, as it stands there."""
    return next((text[s:e] for s, e in places_of(text) if _stem(text[s:e].casefold(), language) == stem), stem)


def _around(text: str, at: int) -> str:
    return shortened(" ".join(text[at : at + 80].split()), 50).rstrip(".,;: ")


def _cut_out(said: list[str], source: list[str], cues: frozenset[str]) -> str | None:
    """The source's words around a cue where the claim has the same words without it."""
    lost = set(pairwise(said)) - set(pairwise(source))
    for i, word in enumerate(source[:-1]):
        if _may_negate(word, cues):
            left = word.removesuffix("n't") if word.endswith("n't") else source[i - 1] if i else ""
            if (left, source[i + 1]) in lost:
                return " ".join(source[max(i - 1, 0) : i + 3])
    return None


@lru_cache(maxsize=4096)
def _without_cues(text: str, language: str) -> bool:
    """Whether a text surely has no cue: as most have none, this is asked first."""
    contracted = "n't" in text.casefold().replace("’", "'")
    return not contracted and _cues(language).isdisjoint(word.text for word in words_of(text))


def negation_faults(claim: str, evidence: str, language: str) -> list[Fault]:
    """A negation that only one of claim and evidence has, on a word that both have; the first one found."""
    if _without_cues(claim, language) and _without_cues(evidence, language):
        return []
    said, source = polarity(claim, language), polarity(evidence, language)
    for head, at, reach in said.heads:
        if head in source.affirmed and not reach & source.negated and not denied_otherwise(reach, claim, evidence):
            affirmed = _written(head, evidence, language)
            reason = f"says “{_around(claim, at)}”; source has “{affirmed}” without a negation"
            return [Fault("negation", True, reason)]
    for head, at, reach in source.heads:
        if _ends_with_until(evidence, at) and " until " not in claim:
            continue  # what is not open until Monday opens on Monday
        lost = head in said.affirmed and head not in source.affirmed and not reach & said.negated
        if lost and not denied_otherwise(reach, evidence, claim):
            return [Fault("negation", True, f"leaves out a negation; source says “{_around(evidence, at)}”")]
    if said.denying > source.cues:
        otherwise = {at for _, at, reach in said.heads if denied_otherwise(reach, claim, evidence)}
        if said.denying - len(otherwise) > source.cues:
            return [Fault("negation", False, f"negates {said.denying} times; source {source.cues} times")]
    if (
        source.cues > said.cues
        and not _NOT_UNTIL.search(evidence)
        and (cut := _cut_out(words(claim), words(evidence), _cues(language)))
    ):
        return [Fault("negation", True, f"leaves out a negation; source says “{shortened(cut)}”")]
    return []


def turned(claim: str, passage: str) -> Callable[[str, str], bool]:
    """Whether of two stems, one of an English claim and one of a passage, just one is negated: "not closed", "open"."""

    def differ(ours: str, theirs: str) -> bool:
        return (ours in polarity(claim, "en").negated) != (theirs in polarity(passage, "en").negated)

    return differ
