"""The terms of an article that TF-IDF counts: words and pairs of neighbouring words, evened out over spellings."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from pipeline.text.tokens import token_spans, words


def plain(word: str) -> str:
    """A word without case, accents and the English possessive: Zelensky's and ZELENSKY are zelensky."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def plain_words(text: str, most: int) -> list[str]:
    """The first `most` words of a text, evened out."""
    if text.isascii():  # many times faster
        return [word.removesuffix("'s") for word in words(text)[:most]]
    found = (plain(text[start:end]) for start, end in token_spans(text))
    return list(islice((word for word in found if word), most))


def counted(parts: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each word and each pair occurs; no pair reaches from one part into the next."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part)
        counts.update(f"{first} {second}" for first, second in pairwise(part))
    return counts
