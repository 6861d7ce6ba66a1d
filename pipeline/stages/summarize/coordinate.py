"""Two claims with one subject as one: "X said A. X said B." becomes "X said that A and that B".

Sentence fusion by word graphs (Filippova, "Multi-Sentence Compression", COLING 2010) joins what shares a few words and
then often says what no source says. Here nothing is interleaved: whole predicates stand side by side, both subjects
are one bearer's name, and the first predicate has no clause of its own to which the second could be taken to belong. A
date that only the first claim gives would be read as that of both, so such claims stay apart.
"""

import re
from dataclasses import replace

from pipeline.records import Alignment, Candidate
from pipeline.stages.summarize.wording.edits import part, word_count
from pipeline.text.name_words import CALENDAR
from pipeline.text.verbs import AUXILIARY, PAST

MOST_WORDS = 50
"""Words of a joined claim at most: a longer one is easier to read as two."""

_NAME = r"[A-Z][\w’'-]+"
_SUBJECT = (
    rf"(?P<subject>(?:(?:{_NAME}|[A-Z]\.|(?:Gov|Sen|Rep|Gen|Dr|Mr|Mrs|Ms|U\.S)\.|of|the) ){{0,7}}(?P<name>{_NAME})) "
)
_SAYS = re.compile(
    _SUBJECT + r"(?P<verb>said) (?P<that>that )?(?P<clause>(?:he|she|it|they|the|there|his|her|its|their|[A-Z]).*)\.\Z"
)
_DOES = re.compile(_SUBJECT + rf"(?P<verb>[a-z]{{2,}}ed|is|was|has|had|will|heard|{PAST}) (?P<clause>.*)\.\Z")
_MARKS = re.compile(r"[\"“”;:()—–?!]|\s-\s|--")
_THAT = re.compile(r"\b(?:that|which|who|whom|whose)\b")
_FINITE = re.compile(
    r",|\b(?:that|which|who|whom|whose|while|as|after|before|when|where|because|since|if|and|or|but|says|"
    rf"{AUXILIARY}|be|been|not|[a-z]+ed|heard|{PAST})\b|n['’]t\b"
)
_DATED = re.compile(r"[\w']+|\d+")
_MONTHS = CALENDAR | {"may"}
_WHEN = CALENDAR | {"today", "yesterday", "tomorrow", "week", "month", "year", "weekend", "later", "earlier", "night"}


def coordinated(first: Candidate, second: Candidate) -> Candidate | None:
    """Both claims as one, in this order; None where that would not be safe."""
    days = _when(first.text)
    if _MARKS.search(first.text) or (days and days != _when(second.text)):
        return None
    for pattern, says in ((_SAYS, True), (_DOES, False)):
        one, two = pattern.match(first.text), pattern.match(second.text)
        if one and two and one["name"] == two["name"] == two["subject"]:
            joined = _said(first, one, second, two) if says else _done(first, one, second, two)
            return joined if joined and word_count(joined.text) <= MOST_WORDS else None
    return None


def _when(text: str) -> frozenset[str]:
    """Words and numbers of dates."""
    found = [word.casefold() for word in _DATED.findall(text)]
    return frozenset(w for i, w in enumerate(found) if w in _WHEN or (w.isdigit() and i and found[i - 1] in _MONTHS))


def _said(first: Candidate, one: re.Match[str], second: Candidate, two: re.Match[str]) -> Candidate | None:
    """`X said that A and that B`; a pronoun in B must not be able to mean anybody named in A."""
    pronoun = re.search(r"\b(?:he|she|they|his|her|their|him|them)\b", two["clause"])
    if _THAT.search(one["clause"]) or " and " in one["clause"] or (pronoun and re.search(r"[A-Z]", one["clause"])):
        return None
    parts = [part(first, 0, one.end("verb")), _insert(" "), _insert("that"), _insert(" ")]
    parts += [part(first, one.start("clause"), one.end("clause")), _insert(" "), _insert("and"), _insert(" ")]
    parts += [_insert("that"), _insert(" "), part(second, two.start("clause"), len(second.text))]
    return _joined(parts, first, second)


def _done(first: Candidate, one: re.Match[str], second: Candidate, two: re.Match[str]) -> Candidate | None:
    """`X did A and did B`, where A holds no further verb and no comma."""
    if _FINITE.search(one["clause"]) or one["verb"] == "said":
        return None
    parts = [part(first, 0, one.end("clause")), _insert(" "), _insert("and"), _insert(" ")]
    return _joined([*parts, part(second, two.start("verb"), len(second.text))], first, second)


def _insert(text: str) -> Candidate:
    return Candidate(text, (Alignment(0, len(text), None, None, None, None, "insert"),), ())


def _joined(parts: list[Candidate | None], first: Candidate, second: Candidate) -> Candidate | None:
    text, alignments = "", list[Alignment]()
    for each in parts:
        if each is None:
            return None
        at = len(text)
        alignments += [replace(a, claim_start=a.claim_start + at, claim_end=a.claim_end + at) for a in each.alignments]
        text += each.text
    edits = dict.fromkeys([*first.edits, *second.edits, "claims joined"])
    return Candidate(text, tuple(alignments), tuple(edits))
