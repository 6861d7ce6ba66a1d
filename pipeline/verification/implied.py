"""Denials without a "not": what is barred may not be, what was rejected was not accepted. English only."""

from collections.abc import Iterable
from functools import lru_cache

from pipeline.verification.contraries import has_contrary
from pipeline.verification.source import sentence_texts, sentence_words

_DENY_WORDS = """
    ban bans banned banning bar bars barred barring forbid forbids forbade forbidden prohibit prohibits prohibited
    prevent prevents prevented block blocks blocked stop stops stopped reject rejects rejected drop dropped cleared
    rule rules ruled lack lacks lacked decline declines declined avoid avoids avoided miss missed missing fail fails
    failed deny denies denied refuse refuses refused unable absent unless except despite few rarely seldom hardly free
    exempt end ended
"""
_DENY = frozenset(_DENY_WORDS.split())
_REACH = 6  # words with content on each side of such a word


def denied_otherwise(reach: Iterable[str], text: str, other: str) -> bool:
    """Whether another text denies in other words what a text says with a "not".

    reach  stems of the words after the "not"
    """
    stems = frozenset(reach)
    own, theirs = _stems(text), _stems(other)
    if any(deny not in own and not stems.isdisjoint(around) for deny, around in _denials(other)):
        return True
    return any(stem not in theirs and has_contrary(stem, theirs) for stem in stems)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset([word.stem for word in sentence_words(text)])


@lru_cache(maxsize=4096)
def _denials(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Stems of the words of a text that deny, each with the stems around it."""
    if _DENY.isdisjoint(sentence_texts(text)):
        return ()
    words = [word for word in sentence_words(text) if word.content or word.text in _DENY]
    return tuple(
        (word.stem, frozenset(near.stem for near in words[max(0, at - _REACH) : at + 1 + _REACH]))
        for at, word in enumerate(words)
        if word.text in _DENY
    )
