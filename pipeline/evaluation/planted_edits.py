"""Edits that a reprint undergoes, of graded strength: what is planted in real articles to measure recall of copies.

Each takes a text, words of other articles to draw from, and a generator; none knows how copies are found.
"""

import re
from collections.abc import Callable, Sequence
from math import ceil
from random import Random

from pipeline.evaluation.planted_lines import FURNITURE

Edit = Callable[[str, Sequence[str], Random], str]

TEASER = 100
"""Words of a truncated copy; a shorter text is cut in half."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SMOOTH = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-", "\n": " "})
_PRINTED = str.maketrans({'"': "”", "'": "’", "-": "–", " ": "\u00a0"})


def units(text: str) -> tuple[list[str], str]:
    """Paragraphs of a text, or its sentences where it has fewer than four, and what joins them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return (lines, "\n") if len(lines) > 3 else ([s for s in _SENTENCE.split(text) if s.strip()], " ")


def headline(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """Another first line."""
    return " ".join(draw.choices(vocabulary, k=9)).capitalize() + "\n" + text


def cut(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """30 % of the paragraphs left out, at least one of several."""
    parts, joint = units(text)
    gone = set(draw.sample(range(len(parts)), min(len(parts) - 1, ceil(0.3 * len(parts))))) if parts else set()
    return joint.join(part for i, part in enumerate(parts) if i not in gone)


def reorder(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """The paragraphs in another order."""
    parts, joint = units(text)
    return joint.join(draw.sample(parts, len(parts)))


def boilerplate(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """Lines of a site before, between and after the paragraphs, 40 % of the words of what comes out."""
    parts, _ = units(text)
    added = 0
    for line in draw.sample(FURNITURE, len(FURNITURE)):
        if added >= 2 / 3 * len(text.split()):
            break
        parts.insert(draw.choice((0, len(parts), draw.randrange(len(parts) + 1))), line)
        added += len(line.split())
    return "\n".join(parts)


def tenth_word(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """Every tenth word replaced, dropped, doubled by another one or misspelt."""
    first = draw.randrange(10)
    return _edit_words(text, vocabulary, draw, lambda i: i % 10 == first)


def random_words(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """One word in ten, anywhere, replaced, dropped, doubled by another one or misspelt."""
    return _edit_words(text, vocabulary, draw, lambda _: draw.random() < 0.1)


def _edit_words(text: str, vocabulary: Sequence[str], draw: Random, chosen: Callable[[int], bool]) -> str:
    pieces = re.split(r"(\s+)", text)
    for i in range(0, len(pieces), 2):
        if pieces[i] and chosen(i // 2):
            pieces[i] = _edited(pieces[i], vocabulary, draw)
    return "".join(pieces)


def _edited(word: str, vocabulary: Sequence[str], draw: Random) -> str:
    other, at = draw.choice(vocabulary), draw.randrange(len(word))
    misspelt = word[:at] + draw.choice(_LETTERS) + word[at + 1 :]
    return draw.choice((other, "", f"{word} {other}", misspelt))


def lower(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """No capitals."""
    return text.lower()


def spacing(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """Quotation marks, dashes and white space as another system writes them; all in one line, or non-breaking."""
    return text.translate(draw.choice((_SMOOTH, _PRINTED)))


def teaser(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """The first words and an ellipsis."""
    words = list(re.finditer(r"\S+", text))
    last = words[min(TEASER, ceil(len(words) / 2)) - 1]
    return text[: last.end()] + "..."


def passage(text: str, vocabulary: Sequence[str], draw: Random) -> str:
    """Whole sentences or paragraphs in a row, from 25 % of the words on."""
    parts, joint = units(text)
    least = len(text.split()) / 4
    start = draw.randrange(len(parts))
    end = start
    while len(" ".join(parts[start:end]).split()) < least:
        if end < len(parts):
            end += 1
        else:
            start -= 1
    return joint.join(parts[start:end])


def in_turn(*edits: Edit) -> Edit:
    """One edit after another."""

    def all_of_them(text: str, vocabulary: Sequence[str], draw: Random) -> str:
        for edit in edits:
            text = edit(text, vocabulary, draw)
        return text

    return all_of_them


EDITS: dict[str, Edit] = {
    "headline": headline,
    "cut": cut,
    "reorder": reorder,
    "boilerplate": boilerplate,
    "tenth_word": tenth_word,
    "random_words": random_words,
    "lower": lower,
    "spacing": spacing,
    "teaser": teaser,
    "cut_boilerplate": in_turn(cut, boilerplate),
    "cut_tenth_word": in_turn(cut, tenth_word),
    "reorder_tenth_word": in_turn(reorder, tenth_word),
    "boilerplate_tenth_word": in_turn(boilerplate, tenth_word),
    "lower_boilerplate": in_turn(lower, boilerplate),
}
"""Edits that leave a copy, by the name of the grade."""
