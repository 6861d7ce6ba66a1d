"""Noun phrases of English clauses, found by the closed classes of words that end them."""

import re
from collections.abc import Sequence

from pipeline.stages.compare.reading.verbs import is_verb
from pipeline.text.months import MONTH, WEEKDAY
from pipeline.text.unit_phrases import STOP
from pipeline.text.units import is_plural

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_](?:[\w.’'&/-]*[\w’'])?")
_LINKS = frozenset({"of", "in", "for", "on", "at", "from", "with", "against", "under", "into"})
_TIES = frozenset({"of", "for", "in"})
_DETERMINERS = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "our", "my", "all", "every", "this", "that", "these", "those",
    "some", "any",
})  # fmt: skip
_EMPTY = frozenset({"way", "exchange", "table", "case", "time", "response", "addition", "order", "anniversary"})
_NOUNS_IN_LY = frozenset({"family", "assembly", "supply", "ally", "rally", "anomaly", "monopoly", "reply", "jelly"})
_KEPT = frozenset({"the", "a", "an", "its", "their", "his", "her", "that", "this"})
_BARE = frozenset({
    "lower", "higher", "never",
    "want", "wants", "says", "say", "said", "need", "needs", "expect", "expects", "remain", "remains", "include",
    "including", "let", "put", "cut", "set", "went", "get", "gets", "takes", "take", "gives", "give", "makes", "make",
    "comes", "come", "goes", "go", "become", "becomes", "keep", "keeps", "lasted", "broke", "told", "brought", "stayed",
    "got", "began", "gone", "seen", "given", "known", "grown", "shows", "show", "according", "him", "them", "us", "me",
    "cannot", "let's", "used", "like", "without", "within", "across", "around", "toward", "towards", "near",
    "along", "behind", "beyond", "amid", "despite", "via", "unless", "though", "although", "whether", "s", "he's",
    "it's", "she's", "i'm", "we're", "they're", "that's", "didn't", "don't", "wasn't", "isn't", "won't", "doesn't",
})  # fmt: skip
_FILL = frozenset({
    "nearly", "almost", "around", "roughly", "approximately", "least", "most", "much", "many", "estimated", "record",
    "another", "additional", "exactly", "well", "close", "total", "far", "tune", "soon", "today", "tomorrow", "first",
    "second", "third",
    "yesterday", "together", "ever", "long", "else", "instead", "late", "early", "last", "next", "several", "own",
    "or", "onboard", "following", "revised", "similar", "half", "dozen", "whopping",
    "hundred", "thousand", "million", "billion", "trillion", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "eleven", "twelve",
})  # fmt: skip
_TIME = re.compile(
    r"(?<![^\W_])(?:(?:early|late) )?(?:(?:on|in|over|for) )?"
    r"(?:(?:last|this|next|the past|the previous|the prior|early|late) )*"
    rf"(?:{WEEKDAY}(?:,? (?:morning|afternoon|evening|night)(?![^\W_]))?|(?<=[tsr] )(?:week|month|year|quarter)"
    rf"|{MONTH}(?![^\W_])|for the first time)"
    r"(?:['’]s)?(?![^\W_])"
)

REACH = 120
_STOPS = re.compile(r"[;()\[\]“”\"—–]|--|,(?!\d)|\.{3}|\s(?:and|but|while|as|because|when|or|than)(?![^\W_])")
AUXILIARY = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "could", "can", "may",
    "might", "should", "must", "also", "now", "currently", "still", "already", "who", "that", "which",
})  # fmt: skip
AFTER = frozenset({"in", "on", "at", "from", "by", "for", "with", "into", "to", "during", "after", "over", "of"})


def clause_before(text: str, at: int, limit: int) -> str:
    """What stands before a figure in its clause; a colon joins what it stands between."""
    start = max(limit, at - REACH)
    for match in _STOPS.finditer(text, start, at):
        if match[0].strip() != "than":
            start = match.end()
    return text[start:at]


def clause_after(text: str, at: int, limit: int) -> str:
    end = min(limit, at + REACH)
    stop = _STOPS.search(text, at, end)
    return text[at : stop.start() if stop else end]


def words_of(text: str) -> list[str]:
    """The words and numbers of a text without its days, weeks and months."""
    return [match[0] for match in _TOKEN.finditer(_TIME.sub(" ; ", text))]


def phrase(words: Sequence[str], most: int = 8, *, head: int = 0, article: bool = False) -> str:
    """The noun phrase that words begin with, and what "of", "in" and the like add to it; "" where there is none.

    head     place behind a word that is known to be its noun, or 0
    article  whether an article or possessive before it is kept
    """
    end = max(head, _end(words, 0, most))
    while 0 < end < len(words) and words[end].casefold() in _LINKS:
        after = _end(words, end + 1, most - end - 1)
        if after <= end + 1 or words[after - 1] in _EMPTY:
            break
        end = after
    found = bare(words[:end])
    return f"{words[0]} {found}" if article and found and words[0] in _KEPT else found


def is_content(word: str) -> bool:
    """Whether a word may stand in a noun phrase, as far as closed classes and forms of the past tell."""
    lower = word.casefold().replace("’", "'")
    if lower[0].isdigit() or lower in STOP | _BARE | _DETERMINERS | _FILL:
        return False
    return not is_verb(word)


def noun_end(words: Sequence[str]) -> int:
    """The place behind the noun phrase that words begin with, 0 where none does."""
    return _end(words, 0, len(words))


def phrase_before(words: Sequence[str], most: int = 7) -> str:
    """The noun phrase that words end with, and the ones that "of" ties to it; "" where there is none."""
    start = len(words)
    while start and len(words) - start < most:
        word = words[start - 1].casefold()
        tied = word in _TIES and 1 < start < len(words) and is_content(words[start - 2])
        inner = word in _DETERMINERS and 1 < start < len(words) and words[start - 2].casefold() in _TIES
        if not (tied or inner or is_content(words[start - 1])):
            break
        start -= 1
    return bare(words[start:])


def bare(words: Sequence[str]) -> str:
    """Words without articles and idle words before them, or links after them."""
    kept = list(words)
    while kept and (kept[0].casefold() in _DETERMINERS | _FILL | _LINKS or kept[0][0].isdigit()):
        kept.pop(0)
    while kept and kept[-1].casefold() in _DETERMINERS | _FILL | _LINKS:
        kept.pop()
    return " ".join(kept)


def _end(words: Sequence[str], at: int, most: int) -> int:
    """Where the noun phrase ends that begins at a place; the place where none does."""
    first = at
    while first < len(words) and words[first].casefold() in _DETERMINERS | (_FILL if at == 0 else set()):
        first += 1
    while at == 0 and first < len(words) and words[first][0].isdigit():
        first += 1
    end = first
    while end < len(words) and end - at < most and _goes_on(words, end, first):
        end += 1
    if end - at == most and end < len(words) and _goes_on(words, end, first):
        return at  # too long: cut within, it would miss its noun
    while (
        end > first
        and words[end - 1].islower()
        and words[end - 1].endswith("ly")
        and words[end - 1] not in _NOUNS_IN_LY
    ):
        end -= 1
    return end if end > first else at


def _goes_on(words: Sequence[str], place: int, first: int) -> bool:
    word = words[place]
    if is_verb(word) or (word not in STOP | _BARE and word.islower() and word.endswith("ing") and len(word) > 5):
        before = all(w.endswith("ly") for w in words[first:place])
        following = place + 1 < len(words) and is_content(words[place + 1])
        return (before and following) or (not is_verb(word) and not following and not is_plural(words[place - 1]))
    return is_content(word)
