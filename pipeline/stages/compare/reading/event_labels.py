"""What a dated deed or event is called for a reader: who, the deed, and what it was done to."""

from pipeline.stages.compare.reading.phrases import AFTER, AUXILIARY, clause_after, phrase, phrase_before, words_of
from pipeline.stages.compare.reading.verbs import is_verb

_PARTICLES = frozenset({"out", "up", "off", "down", "against", "him", "her", "them", "it", "not", "away", "ashore"})


def event_label(text: str, low: int, at: tuple[int, int], high: int) -> str:
    """A deed or event at a place with the words before it and what it is done to, between `low` and `high`."""
    before = words_of(text[low : at[0]])
    while before and (before[-1].casefold() in AUXILIARY | {"last", "first"} or before[-1].endswith("ly")):
        before.pop()
    joined = before[-2:] if before[-1:] == ["and"] and is_verb("".join(before[-2:-1])) else []
    if joined:
        before = [word for word in before[:-2] if word.casefold() not in AUXILIARY]
    words = words_of(clause_after(text, at[1], high))
    links = 0
    while links < min(3, len(words)) and words[links].casefold() in AFTER | _PARTICLES:
        links += 1
    if links and words[links - 1].casefold() == "to" and links < len(words):
        links += 1  # "to step aside"
    done = phrase(words[links:], 5, article=True)
    after = [*words[:links], done] if done else []
    return " ".join(filter(None, [phrase_before(before, 4), *joined, text[slice(*at)], *after]))


def scene_label(before: str, after: str) -> str:
    """What a day without a verb is said of: the noun phrase that ends before it, else the one that follows it."""
    words = words_of(before)
    idle = AFTER | AUXILIARY | _PARTICLES | {"as"}
    while words and (words[-1].casefold() in idle or words[-1].endswith("ly")):
        words.pop()
    return phrase_before(words, 4) or phrase(words_of(after), 5)
