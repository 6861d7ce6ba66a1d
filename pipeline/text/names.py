"""Names of persons and organisations in a text, found by capital letters, titles and mentions.

Nothing is found in scripts without capitals (Arabic, Hebrew, Devanagari, Han): there a name looks like any word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.text.function_words import function_words
from pipeline.text.given_names import MEN, WOMEN
from pipeline.text.name_spelling import normal_tokens as normal_tokens
from pipeline.text.name_spelling import same_name as same_name
from pipeline.text.name_words import (
    CALENDAR,
    COMMON_STARTERS,
    CONNECTORS,
    HONORIFICS,
    ORGANISATION,
    PERSON_NOUNS,
    SPEECH,
    TITLES,
)

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=[ \u00a0][^\W\d_])|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|\d+")
# A word with a capital and up to two of the small words that may join it to another: all that _WORD finds of use in a
# text without letters beyond ASCII or initials such as "p.M.", at a tenth of the time.
_SMALL = rf"[ \u00a0]((?i:{'|'.join(sorted(CONNECTORS))})(?![A-Za-z]|[-'’.][A-Za-z])\.?)"
_PART = re.compile(
    r"([A-Z](?<![A-Za-z][A-Z])(?<![A-Za-z][-'’][A-Z])"
    r"(?:\.(?:[A-Za-z]\.)+|\.(?=[ \u00a0][A-Za-z])|[A-Za-z]*(?:[-'’][A-Za-z]+)*\.?))"
    rf"(?:{_SMALL}(?:{_SMALL})?)?"
)
_BEYOND = re.compile(r"[^\x00-\x7f‘’“”–—…\u00a0]|[a-z]\.[A-Z]\.")
_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?:]['\"”’»)]*|—|–|--|[•*])\s*['\"“„«‘(¿¡\[]*\Z")
# "Choosing Ann Doe": a capital that starts a sentence, whatever follows.
_PARTICIPLE = re.compile(r"[^\W\d_]{3,}ing\Z")
_POSSESSIVE = re.compile(r"['’][sS]?\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_SPEAKER_BEFORE = re.compile(r"([^\W\d_]+)[ ]\Z")
_SPEAKER_AFTER = re.compile(r"[ ,]{1,2}([^\W\d_]+|\d\d,)")
_NAME_AFTER = re.compile(r"(['’]s\b)|[ ]([^\W\d_]+)")
_ABBREVIATED = HONORIFICS | frozenset(
    {"gen", "col", "capt", "lt", "sgt", "sen", "rep", "gov", "jr", "sr", "maj", "cmdr", "adm"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end) of a text, without the titles before it.

    text    the characters of the name
    title   what stands before it as a title (`Ukrainian President`), "" where nothing does
    person  known to be a person, by title, given name or another mention
    certain False for a first word of a sentence whose capital may mean nothing
    """

    start: int
    end: int
    text: str
    title: str
    person: bool
    certain: bool

    @property
    def full_start(self) -> int:
        """Where the title starts, or the name where there is none."""
        return self.start - len(self.title) - 1 if self.title else self.start


class _Word(NamedTuple):
    """A word of a text.

    first    stands at the start of a sentence
    key      case-folded, with plain apostrophes and no full stop at its end
    capital  whether it may be part of a name: days and months are none
    """

    start: int
    end: int
    text: str
    first: bool
    key: str
    capital: bool


@lru_cache(maxsize=64)
def find_names(text: str) -> tuple[Name, ...]:
    """The names of a text in order, none overlapping."""
    words = _words(text)
    middle = {word.key for word in words if word.capital and not word.first}
    names = [name for run in _runs(text, words) for name in _names(text, run, middle)]
    return tuple(_persons(names))


def _words(text: str) -> list[_Word]:
    """The words of a text that may be parts of names."""
    found = list[_Word]()
    for start, end in _places(text):
        word, key, capital = _read_word(text[start:end])
        if capital or key in CONNECTORS:
            found.append(_Word(start, start + len(word), word, _starts_sentence(text, start), key, capital))
    return found


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Places of words among which are all that may be parts of names."""
    if _BEYOND.search(text):
        return map(re.Match.span, _WORD.finditer(text))
    return (match.span(part) for match in _PART.finditer(text) for part in range(1, (match.lastindex or 0) + 1))


@lru_cache(maxsize=64)
def _lower(text: str) -> frozenset[str]:
    """Keys of the words of a text without a capital."""
    return frozenset([key for _, key, capital in map(_read_word, _WORD.findall(text)) if not capital])


@lru_cache(maxsize=65536)
def _read_word(word: str) -> tuple[str, str, bool]:
    """The characters of a word, its key, and whether it has the capital of a name."""
    if word.endswith(".") and word.count(".") == 1 and len(word) > 2 and word[:-1].casefold() not in _ABBREVIATED:
        word = word[:-1]
    key = word.rstrip(".").casefold().replace("’", "'")
    return word, key, (word[0].isupper() or word[0].istitle()) and key not in CALENDAR


def _starts_sentence(text: str, at: int) -> bool:
    if at > 1 and text[at - 1] == " " and text[at - 2].isalnum():
        return False  # as most words, and told at once
    return _SENTENCE_START.search(text, max(0, at - 12), at) is not None or (at < 12 and not text[:at].strip())


def _runs(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    """Neighbouring capitalised words, with the small words of names between them."""
    run: list[_Word] = []
    i = 0
    while i < len(words):
        word = words[i]
        close = not run or (_close(text, run[-1], word) and not (word.first and not _title_dot(run[-1])))
        if not word.capital or not close or _POSSESSIVE.search(run[-1].text if run else ""):
            if run and close and not word.capital and (ahead := _connected(text, words, i)):
                run += words[i:ahead]
                i = ahead
                continue
            if run:
                yield run
            run = []
        if word.capital:
            run.append(word)
        i += 1
    if run:
        yield run


def _title_dot(word: _Word) -> bool:
    return word.text.endswith(".")


def _close(text: str, left: _Word, right: _Word) -> bool:
    gap = text[left.end : right.start]
    return gap in (" ", "\u00a0")


def _connected(text: str, words: list[_Word], i: int) -> int | None:
    """Where a run goes on after the small words at `i`, if it does: after "of" only in names of organisations."""
    if words[i].key == "of" and words[i - 1].key not in ORGANISATION:
        return None
    for j in range(i, min(i + 2, len(words))):
        if words[j].key not in CONNECTORS or not _close(text, words[j - 1], words[j]):
            return None
        after = j + 1
        if after < len(words) and words[after].capital and _close(text, words[j], words[after]):
            return after
    return None


def _names(text: str, run: list[_Word], middle: set[str]) -> Iterator[Name]:
    """The names of a run: what stands before a title word, and what follows it."""
    run = _without_starter(text, run, middle)
    last = max([i for i, word in enumerate(run) if word.key in TITLES or word.key in HONORIFICS], default=-1)
    if any(word.key in ORGANISATION for word in run[last + 1 :]):
        yield _name(text, run, "", False, middle)
        return
    before, after = run[: max(last, 0)], run[last + 1 :]
    before = [word for word in before if word.key not in TITLES and word.key not in HONORIFICS]
    if last >= 0 and before:
        yield _name(text, before, "", False, middle)
    if after:
        title = text[run[0].start : run[last].end] if last >= 0 else ""
        yield _name(text, after, title, bool(title) or _follows_noun(text, after[0].start), middle)


def _follows_noun(text: str, at: int) -> bool:
    """Whether a word such as "actor" stands before a place."""
    before = text[max(0, at - 30) : at]
    if before[-1:] not in (" ", "\u00a0"):
        return False
    word = before[:-1].rpartition(" ")[2]
    if not (word.isascii() and word.isalpha()):
        match = _LAST_WORD.search(before[:-1])
        word = match[0] if match else ""
    return word.casefold() in PERSON_NOUNS


def _without_starter(text: str, run: list[_Word], middle: set[str]) -> list[_Word]:
    """A run without the word whose capital only marks the start of a sentence."""
    while run and (_is_function_word(run[0])):
        run = run[1:]
    while run and not run[-1].capital:
        run = run[:-1]
    if len(run) > 1 and run[0].first and run[0].key not in middle and run[0].key not in TITLES:
        participle = _PARTICIPLE.match(run[0].key) and run[0].key not in MEN and run[0].key not in WOMEN
        run = run[1:] if participle or run[0].key in _lower(text) else run
    return run


def _is_function_word(word: _Word) -> bool:
    return word.key in COMMON_STARTERS or (word.first and word.key in function_words("en") and word.text != "US")


def _name(text: str, run: list[_Word], title: str, titled: bool, middle: set[str]) -> Name:
    last = run[-1]
    end = last.end - len(possessive.group()) if (possessive := _POSSESSIVE.search(last.text)) else last.end
    spelled = text[run[0].start : end]
    given = run[0].key in MEN or run[0].key in WOMEN
    organised = any(word.key in ORGANISATION for word in run)
    person = titled or (2 <= len(run) <= 4 and given and not organised) or _speaks(text, run, end, organised)
    single = len(run) == 1 and run[0].first and run[0].key not in middle
    certain = not single or titled or (_followed_like_a_name(text, end) and run[0].key not in _lower(text))
    return Name(run[0].start, end, spelled, title, person, certain)


def _speaks(text: str, run: list[_Word], end: int, organised: bool) -> bool:
    """Whether a name of two words and more is that of a speaker, or is followed by an age."""
    if organised or not 2 <= len(run) <= 3 or not all(word.capital for word in run):
        return False
    after = _SPEAKER_AFTER.match(text[end : end + 30])
    before = _SPEAKER_BEFORE.search(text[max(0, run[0].start - 20) : run[0].start])
    return bool(after and (after.group(1) in SPEECH or after.group(1)[0].isdigit())) or bool(
        before and before.group(1) in SPEECH and text[: run[0].start].rstrip().endswith(before.group(1))
    )


def _followed_like_a_name(text: str, end: int) -> bool:
    after = _NAME_AFTER.match(text[end : end + 30])
    return bool(
        after and (after.group(1) or after.group(2) in SPEECH or after.group(2) in ("has", "had", "was", "is", "will"))
    )


def _persons(names: list[Name]) -> Iterator[Name]:
    """Names with `person` carried over to the other mentions of one person."""
    known = {normal_tokens(name.text)[-1] for name in names if name.person and normal_tokens(name.text)}
    if not known:
        yield from names
        return
    for name in names:
        tokens = normal_tokens(name.text)
        short = len(tokens) == 1 and tokens[0] in known
        yield replace(name, person=True, certain=True) if short and not name.person else name


def gender(name: Name, text: str) -> str | None:
    """`m` or `f` by honorific or given name, None where nothing tells."""
    title = name.title.casefold().rstrip(".")
    if title.endswith(("mr", "king", "prince", "lord", "sir", "congressman", "chairman", "spokesman")):
        return "m"
    if title.endswith(("mrs", "ms", "miss", "queen", "princess", "lady", "congresswoman", "chairwoman", "spokeswoman")):
        return "f"
    tokens = name.text.casefold().split()
    if len(tokens) > 1 and (tokens[0] in MEN) != (tokens[0] in WOMEN):
        return "m" if tokens[0] in MEN else "f"
    return None


def distinct(names: Iterable[Name]) -> list[list[Name]]:
    """Mentions grouped by bearer, in order of first mention; a short form joins the last bearer that it fits."""
    groups: list[tuple[list[Name], dict[str, None]]] = []  # with the different forms of each, in order
    for name in names:
        fits = (group for group in reversed(groups) if any(same_name(name.text, form) for form in group[1]))
        if (home := next(fits, None)) is None:
            groups.append(home := ([], {}))
        home[0].append(name)
        home[1][name.text] = None
    return [group for group, _ in groups]
