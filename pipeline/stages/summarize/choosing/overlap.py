"""Whether two sentences of any language consist of the same words."""

from functools import lru_cache

from pipeline.text.function_words import function_words
from pipeline.text.tokens import token_spans

OVERLAP_LIMIT = 0.7
"""A sentence with more of its longer words than this in one chosen sentence repeats it."""

PLAIN_OVERLAP_LIMIT = 0.7
"""The same for its words without a capital alone, function words left out."""

PLAIN_OVERLAP_LEAST = 0.33
"""With less of these in common, two sentences on the same persons do not say the same."""

Said = tuple[frozenset[str], frozenset[str]]
"""Words of four letters and more and all that holds a digit, and those of them without a capital."""


def alike(one: Said, other: Said) -> bool:
    """Whether one of two sentences has mostly words of the other."""
    every, plain = (_share(a, b) for a, b in zip(one, other, strict=True))
    return plain > PLAIN_OVERLAP_LIMIT or (every > OVERLAP_LIMIT and plain >= PLAIN_OVERLAP_LEAST)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """Common words over the smaller set, which counts as three at least; 1 where neither holds a word."""
    return len(a & b) / max(min(len(a), len(b)), 3) if a or b else 1.0


@lru_cache(maxsize=4096)
def longer_words(text: str, language: str) -> Said:
    """What a sentence consists of."""
    spelled = [text[start:end] for start, end in token_spans(text)]
    longer = [w for w in spelled if len(w) > 3 or any(c.isdigit() for c in w)]
    plain = frozenset(w for w in longer if not w[0].isupper()) - function_words(language)
    return frozenset(w.casefold() for w in longer), plain
