"""Texts in batches of similar length, which need little padding."""

from collections.abc import Iterable


def by_length(texts: Iterable[str], batch_size: int) -> list[list[str]]:
    """Each text once, in batches from the shortest to the longest; the order of the texts does not matter."""
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    return [unique[at : at + batch_size] for at in range(0, len(unique), batch_size)]
