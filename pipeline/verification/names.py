"""Every name in a claim must be in its evidence."""

import re

from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans
from pipeline.verification.content import stem
from pipeline.verification.faults import Fault, shortened

_BETWEEN = re.compile(r"[ \u00a0'’.-]{1,2}")


def names_in(text: str, language: str) -> list[str]:
    """Runs of capitalised words, in order; a function word that only starts a sentence is none."""
    found: list[list[tuple[int, int]]] = []
    empty, last = function_words(language), -1
    for start, end in token_spans(text):
        if not text[start].isupper() or text[start:end].casefold() in empty:
            continue
        if found and last >= 0 and _BETWEEN.fullmatch(text[last:start]) and text[last:start] != ". ":
            found[-1].append((start, end))
        else:
            found.append([(start, end)])
        last = end
    return [text[run[0][0] : run[-1][1]] for run in found]


def _stems(text: str) -> list[str]:
    return [stem(text[s:e].casefold().replace("’", "'")) for s, e in token_spans(text)]


def name_faults(claim: str, evidence: str, language: str) -> list[Fault]:
    """Each name of the claim of which the evidence lacks a word."""
    held = set(_stems(evidence))
    faults = []
    for name in names_in(claim, language):
        if not all(s in held for s in _stems(name)):
            faults.append(Fault("name", False, f"names {shortened(name)}; source does not"))
    return faults
