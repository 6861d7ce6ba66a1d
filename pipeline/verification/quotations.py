"""What stands between quotation marks in a claim must stand in its evidence, word for word."""

import re
import unicodedata

from pipeline.verification.faults import Fault, shortened

_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‹": "›", "「": "」", "『": "』", "‘": "’"}
_SPACES = re.compile(r"\s+")
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»‹›「」『』＂", '"')
    | dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "...", "\u200b": None, "\u00ad": None, "\ufeff": None}
)
_EDGES = " \"'.,;:!?-()[]"


def plain(text: str) -> str:
    """A text with one form of quotation mark, dash, ellipsis and white space, and no double hyphens."""
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return re.sub(r"-{2,}", "-", _SPACES.sub(" ", text)).strip()


def _opens(text: str, at: int) -> bool:
    """A single mark opens a quotation only at the start of a word: elsewhere it is an apostrophe."""
    before = text[at - 1] if at else " "
    return text[at] in _CLOSES and not (text[at] in "‘»" and before.isalnum())


def _closes(text: str, at: int, closing: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] in closing and not (text[at] == "’" and after.isalnum())


def quotations(text: str) -> list[tuple[int, int]]:
    """Places of quoted words, marks left out, in order; a quotation that never closes runs to the end.

    A closing mark without an opening one, as where a sentence ends a longer quotation, quotes all before it.
    """
    found: list[tuple[int, int]] = []
    start, closing = 0, ""
    for at, mark in enumerate(text):
        if closing:
            if _closes(text, at, closing):
                found.append((start, at))
                closing = ""
        elif mark == "”" and not found:
            found.append((0, at))
        elif _opens(text, at):
            start, closing = at + 1, _CLOSES[mark]
    if closing and closing != "’":
        found.append((start, len(text)))
    return [(s, e) for s, e in found if text[s:e].strip(_EDGES)]


def quotation_faults(claim: str, evidence: str) -> list[Fault]:
    """Each quotation of the claim whose words the evidence does not hold in this order."""
    source = plain(evidence).casefold()
    faults = []
    for start, end in quotations(claim):
        words = plain(claim[start:end]).strip(_EDGES)
        if words.casefold() not in source:
            faults.append(Fault("quotation", False, f"quotes “{shortened(words)}”; no source has these words"))
    return faults
