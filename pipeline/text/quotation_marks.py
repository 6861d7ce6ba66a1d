"""Quotation marks and brackets: whether all that open close, and what stands between them."""

import re
from collections import Counter

_OPEN_CLOSE = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_PAIRED = "“”«»()[]„"
_OPENS = re.compile(r"[\"“«„]")
_CLOSES = {mark: re.compile(f"[{closing}]") for mark, closing in (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“”"))}
_STRAIGHT = re.compile(r"(?<!\w)\"|\"(?!\w)")


def marks_of(text: str, start: int, end: int) -> Counter[str]:
    """Quotation marks and brackets of text[start:end); a straight mark between two letters (inches) is none."""
    straight = sum(1 for _ in _STRAIGHT.finditer(text, start, end))
    return Counter({'"': straight} | {mark: text.count(mark, start, end) for mark in _PAIRED})


def all_closed(marks: Counter[str]) -> bool:
    """Whether every mark that opens is closed."""
    if marks['"'] % 2:
        return False
    if marks["„"]:
        return marks["„"] == marks["“"] + marks["”"]
    return all(marks[opening] == marks[closing] for opening, closing in _OPEN_CLOSE)


def quotes_balance(text: str) -> bool:
    """Whether every quotation mark and bracket that opens in a text closes in it."""
    return all_closed(marks_of(text, 0, len(text)))


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Places of quoted text, marks included; a mark that never closes quotes up to the end."""
    spans: list[tuple[int, int]] = []
    never: set[str] = set()  # marks of which no closing one is left, so that none is sought twice
    open_since: int | None = None
    at = 0
    while opening := _OPENS.search(text, at):
        mark, start = opening[0], opening.start()
        closing = None if mark in never else _CLOSES[mark].search(text, start + 1)
        if closing:
            at, open_since = closing.end(), None
            spans.append((start, at))
        else:
            at, open_since = start + 1, start if open_since is None else open_since
            never.add(mark)
    return spans if open_since is None else [*spans, (open_since, len(text))]


def unquoted(text: str) -> str:
    """A text of the same length with its quotations blanked out."""
    parts: list[str] = []
    at = 0
    for start, end in quotation_spans(text):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]]) if parts else text
