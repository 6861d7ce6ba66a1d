"""Whether a sentence can be read on its own: whole, quotations closed and with their speaker, not page furniture."""

import re
from collections import Counter

from pipeline.records import Member, Sentence
from pipeline.text.name_words import CALENDAR
from pipeline.text.quotation_marks import all_closed, marks_of, quotes_balance, unquoted
from pipeline.text.tokens import words
from pipeline.text.verbs import AUXILIARY, PAST

MIN_WORDS = 5
MAX_WORDS = 70

_TERMINAL = re.compile(r"(?:[.!?。！？؟۔।॥;·]|[\u0900-\u0963] ?\|)[\"”’'»“)\]\u200e\u200f]*\Z")
_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)[\"”’'»)\]]*\Z")
_WEB = re.compile(r"https?://|www\.|@\w|pic\.twitter|#\w|\w\.com\b")
# What an English sentence with a finite verb nearly always holds: an auxiliary, a form in -ed or -s, an irregular past.
_VERB = re.compile(
    rf"\b(?:{AUXILIARY}|am|be|been|shall|{PAST}|[a-z]{{2,}}ed|(?!this|its|his|us|as|thus)[a-z]+[a-rt-z]s)\b|"
    r"['’](?:s|re|ve|ll|d|m)\b|n['’]t\b",
    re.IGNORECASE,
)
_CALENDAR = "|".join(sorted((word.capitalize() for word in CALENDAR), key=lambda w: (-len(w), w)))
_DAY = re.compile(rf"\b(?:{_CALENDAR})\b")
_PLACE = re.compile(
    rf"\b(?:in|at|near|outside|to|from) (?:the )?(?:[a-z]+ (?:city|town|capital) of )?(?!(?:{_CALENDAR})\b)[A-Z]"
)


def inside_quotations(member: Member) -> frozenset[int]:
    """Starts of the sentences where a quotation that began earlier in their line is still open.

    One pass over the text: a page may be a single line of megabytes.
    """
    found = set()
    at, marks = 0, Counter[str]()
    for sentence in sorted(member.sentences, key=lambda s: s.start):
        line = member.text.rfind("\n", at, sentence.start) + 1
        if line:
            at, marks = line, Counter[str]()
        marks += marks_of(member.text, at, sentence.start)
        at = sentence.start
        if not all_closed(marks):
            found.add(sentence.start)
    return frozenset(found)


def _starts_well(text: str) -> bool:
    first = next((c for c in text if c.isalnum()), "")
    lead = text[: text.find(first)] if first else text
    return bool(first) and not first.islower() and not re.search(r"[^\s\"“«„'‘(\[¿¡$€£¥#\u200e\u200f-]", lead)


def _mostly_capitals(words: list[str]) -> bool:
    cased = [w for w in words if w[:1].isalpha() and w[:1].lower() != w[:1].upper()]
    return len(cased) >= 5 and sum(w[:1].isupper() for w in cased) > 0.75 * len(cased)


def _speakerless(text: str) -> bool:
    """Whether a text is a quotation and little else: nobody is named who says it."""
    if not re.match(r"\s*[\"“«„]", text):
        return False
    outside = unquoted(text)
    return len(words(outside)) < 2


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends in a full stop or the like: captions, bylines and headings do not."""
    return _TERMINAL.search(text) is not None


def has_finite_verb(text: str) -> bool:
    """Whether an English sentence holds what nearly always is a finite verb."""
    return _VERB.search(text) is not None


def stands_alone(member: Member, sentence: Sentence, inside: frozenset[int]) -> bool:
    """Whether a sentence may be shown without its neighbours; `inside` is `inside_quotations` of its article."""
    text = member.text[sentence.start : sentence.end]
    written = text.split()
    if not (MIN_WORDS <= len(words(text)) <= MAX_WORDS or (len(written) < 3 and len(text) >= 15)):
        return False
    if not ends_as_sentence(text) or _ELLIPSIS.search(text) or _WEB.search(text) or not _starts_well(text):
        return False
    if not quotes_balance(text) or sentence.start in inside:
        return False
    if member.language == "en" and not has_finite_verb(text):
        return False
    return not _speakerless(text) and not _mostly_capitals(written)


def says_when_and_where(text: str) -> bool:
    """Whether an English sentence holds a day and, after a preposition of place, a name."""
    return _DAY.search(text) is not None and _PLACE.search(text) is not None
