"""What stands between quotation marks in a claim must stand in its evidence, word for word."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, pairwise

from pipeline.text.tokens import words
from pipeline.verification.faults import AT_MOST, Fault, shortened

_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‹": "›", "「": "」", "『": "』", "‘": "’"}
_SPACES = re.compile(r"\s+")
_ELLIPSIS = re.compile(r" ?\.(?: ?\.){2,}")
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»‹›「」『』＂", '"')
    | dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u200b": None, "\u00ad": None, "\ufeff": None}
)
_ANY_MARK = re.compile(f"[{re.escape(''.join({*_CLOSES, *_CLOSES.values()}))}]")
_MARKS = re.compile('[“”„«»"‹›「」『』‘]')
_EDGES = " \"'.,;:!?-()[]"


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A text with one form of quotation mark, dash, ellipsis and white space, and no double hyphens."""
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    text = _ELLIPSIS.sub("...", _SPACES.sub(" ", text))
    return re.sub(r"-{2,}", "-", text).strip()


def _starts_word(text: str, at: int) -> bool:
    return (not at or not text[at - 1].isalnum()) and at + 1 < len(text) and not text[at + 1].isspace()


def _ends_word(text: str, at: int) -> bool:
    return bool(at) and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _opens(text: str, at: int) -> bool:
    """A mark that may also close, or be an apostrophe, opens a quotation only at the start of a word."""
    return text[at] in _CLOSES and (text[at] not in '‘»"' or _starts_word(text, at))


def _closes(text: str, at: int, closing: str) -> bool:
    return text[at] in closing and (text[at] != "’" or _ends_word(text, at))


def _closes_earlier(text: str, at: int) -> bool:
    """Whether a mark ends a quotation that began before the text: `at last," he said`."""
    return text[at] == "”" or (text[at] == '"' and _ends_word(text, at) and not _starts_word(text, at))


def quotations(text: str) -> list[tuple[int, int]]:
    """Places of quoted words, marks left out, in order; a quotation that never closes runs to the end.

    A closing mark without an opening one, as where a sentence ends a longer quotation, quotes all before it.
    """
    found: list[tuple[int, int]] = []
    start, closing = 0, ""
    for match in _ANY_MARK.finditer(text):
        at, mark = match.start(), match[0]
        if closing:
            if _closes(text, at, closing):
                found.append((start, at))
                closing = ""
        elif not found and _closes_earlier(text, at):
            found.append((0, at))
        elif _opens(text, at):
            start, closing = at + 1, _CLOSES[mark]
    if closing and closing != "’":
        found.append((start, len(text)))
    return [(s, e) for s, e in found if text[s:e].strip(_EDGES)]


SAME_WORDS = 0.8
"""Share of the neighbouring pairs of a quotation's words by which another source has the same one: papers quote one
speech in slightly different words."""


def quotation_faults(claim: str, evidence: str, *, nearly: bool = False) -> list[Fault]:
    """The first quotations of the claim whose words the evidence does not hold in this order, or nearly so."""
    if not _MARKS.search(claim):
        return []
    source = plain(evidence).casefold()
    missing = (q for q in _quoted(claim) if q.casefold() not in source)
    absent = islice((q for q in missing if not (nearly and _mostly(q, _pairs(source)))), AT_MOST)
    return [Fault("quotation", False, f"quotes “{shortened(q)}”; no source has these words") for q in absent]


@lru_cache(maxsize=1024)
def _quoted(claim: str) -> tuple[str, ...]:
    """What a claim quotes, in plain characters."""
    return tuple([plain(claim[start:end]).strip(_EDGES) for start, end in quotations(claim)])


QUOTED_WORDS = 8
"""Words of a quotation that nobody else says by chance."""

QUOTED_SHARE = 0.5
"""What of a claim's words must be quoted for the quotation to be what it tells."""


@lru_cache(maxsize=1024)
def is_quotation(claim: str) -> bool:
    """Whether a claim tells little but what somebody said, in his own words."""
    if not _MARKS.search(claim):
        return False
    quoted = sum(len(words(claim[start:end])) for start, end in quotations(claim))
    return quoted >= max(QUOTED_WORDS, QUOTED_SHARE * len(words(claim)))


def requotes(claim: str, evidence: str) -> bool:
    """Whether evidence has the words of which a claim is little but a quotation, whoever is said to have said them."""
    return is_quotation(claim) and not quotation_faults(claim, evidence, nearly=True)


def _mostly(quoted: str, pairs: frozenset[tuple[str, str]]) -> bool:
    own = list(pairwise(words(quoted)))
    return len(own) > 2 and sum(pair in pairs for pair in own) >= SAME_WORDS * len(own)


@lru_cache(maxsize=1024)
def _pairs(source: str) -> frozenset[tuple[str, str]]:
    """Words of a text that stand side by side."""
    return frozenset(pairwise(words(source)))
