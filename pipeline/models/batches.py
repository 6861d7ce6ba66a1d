"""Inputs in batches of similar length, which need little padding."""

from collections.abc import Iterable
from typing import TypeVar

Text = TypeVar("Text", str, tuple[str, str])


def by_length(texts: Iterable[Text], batch_size: int) -> list[list[Text]]:
    """Each text or pair of texts once, in batches from the shortest to the longest; their order does not matter."""
    unique = sorted(set(texts), key=lambda text: (_length(text), text))
    return [unique[at : at + batch_size] for at in range(0, len(unique), batch_size)]


def _length(text: str | tuple[str, str]) -> int:
    return len(text) if isinstance(text, str) else sum(map(len, text))
