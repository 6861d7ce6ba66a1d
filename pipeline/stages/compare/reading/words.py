"""Content words as rough stems, a few of them mapped to one concept each ("aid", "assistance")."""

import re
from functools import lru_cache

from pipeline.text.unit_phrases import STOP
from pipeline.text.units import singular

CONCEPTS = {
    stem: words[0]
    for words in (
        ("aid", "assist", "help"),
        ("kill", "dead", "death", "die", "died", "fatal", "slain", "slay", "toll"),
        ("injur", "wound", "hurt"),
        ("arrest", "detain", "custod"),
        ("person", "victim", "resid", "civili"),
        ("country", "nation"),
        ("soldie", "troop"),
        ("plan", "packag", "propos", "bill", "deal"),
        ("kid", "child"),
        ("case", "infect"),
        ("plant", "factor"),
        ("hospit", "treat"),
        ("quake", "earthq", "tremor"),
    )
    for stem in words
}
"""Stems that stand for the first of their row."""

STATES = frozenset({"kill", "injur", "arrest", "missin", "evacua", "displa", "rescue", "hospit", "vaccin", "charge"})
"""What became of people: counts of different states are different measures."""

INCREMENTS = frozenset(
    ["another", "additional", "more", "other", "further", "extra", "new", "rest", "first", "last", "final"]
)
"""Words that make a count a part of some total."""

ORDER = frozenset({"first", "last", "final", "rest"})
"""Those that do so only before it: "the last 12", but not "12 last month"."""

IDLE = STOP | frozenset({
    "said", "say", "says", "told", "according", "reported", "report", "reports", "announced", "announce",
    "officials", "official", "statement", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "year", "years", "month", "months", "week", "weeks", "day", "days", "today",
    "yesterday", "tomorrow", "since", "last", "next", "first", "second", "third", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "million", "billion", "trillion",
    "dozen", "total", "number", "figure", "including", "include", "includes", "included", "least", "nearly",
    "almost", "about", "around", "approximately", "roughly", "much", "many", "while", "however", "well", "like",
    "among", "per", "mr", "mrs", "ms", "dr", "get", "got", "made", "make",
})  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A rough stem, the same for "assist", "assisted" and "assistance"; concepts are mapped to their name."""
    lower = singular(word.casefold().replace("’", "'").removesuffix("'s"))
    for suffix in ("ing", "ed", "ly"):
        if lower.endswith(suffix) and len(lower) - len(suffix) >= 3:
            lower = lower.removesuffix(suffix)
            break
    short = lower[:6]
    return CONCEPTS.get(short, CONCEPTS.get(lower[:5], CONCEPTS.get(lower, short)))


@lru_cache(maxsize=1024)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the content words of a text, in order; those of a sentence are asked for by each of its figures."""
    return tuple([stem(word) for word in WORD.findall(text) if len(word) > 1 and word.casefold() not in IDLE])
