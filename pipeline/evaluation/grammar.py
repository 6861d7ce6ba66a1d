"""The share of English sentences with a fault that rules can see: a proxy of grammar, offline, equal for all systems.

It counts what cutting and rewriting leave behind, not what a grammarian would mark. Sentences that people wrote show
some too (.015 of the English references of MultiLing 2011 and .033 of those of NeuS; .173 and .052 of the sentences of
their articles, where quotations run over several), so a figure says something only beside that of another system on the
same stories. In other languages the references break the rules of form in up to a third of their sentences: no figure.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.stages.rank.standing import has_finite_verb
from pipeline.text.quotation_marks import quotes_balance, unquoted

_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_TWICE_RIGHT = frozenset({"had", "that", "ha", "no", "very", "bye", "is"})
"""Words that English says twice in a row."""

_SPACING = re.compile(r" [,;:.!?)\]]|[(\[] |,,|;;|(?<!\.)\.\.(?!\.)|[,;:][.!?]")
_ENDED = re.compile(r"[.!?…。！？؟۔।॥;·:][\"”’'»“)\]\u200e\u200f]*\Z")
_ARTICLE_TWICE = re.compile(r"\b(?:a|an|the) (?:a|an|the)\b", re.IGNORECASE)
_WRONG_ARTICLE = re.compile(r"\ba (?=[aeio][a-z]{2})(?!one|once|eu|ouija|uni)|\ban (?=[bcdfgjklmnpqrtvwyz][a-z]{2})")
_HANGING = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|that|which|who|whose|is|was|were|are|has|have)"
    r"[.,;!?]*\Z",
    re.IGNORECASE,
)
_HANGING_RIGHT = re.compile(
    r"\b(?:in|on|at|by|for|with|from|to|of|that|is|was|were|are|has|have|who|which|or)[.!?]*\Z", re.IGNORECASE
)
"""Words of the list above that do end English sentences: "the house he lived in"."""

_JOINED = re.compile(r"\b(?:the|an|of) ?[,.;]|\ba ?[,;]")


def _twice(text: str) -> bool:
    return any(m[1].casefold() not in _TWICE_RIGHT and not m[1].isdigit() for m in _TWICE.finditer(text))


def _starts_low(text: str) -> bool:
    first = next((c for c in text if c.isalnum()), "")
    return first.islower()


def _hangs(text: str) -> bool:
    return _HANGING.search(text) is not None and _HANGING_RIGHT.search(text) is None


RULES: dict[str, Callable[[str], bool]] = {
    "no end": lambda text: _ENDED.search(text) is None,
    "small start": _starts_low,
    "open quotation or bracket": lambda text: not quotes_balance(text),
    "spacing": lambda text: _SPACING.search(text) is not None,
    "word twice": lambda text: _twice(unquoted(text)),
    "no verb": lambda text: not has_finite_verb(text),
    "article twice": lambda text: _ARTICLE_TWICE.search(unquoted(text)) is not None,
    "wrong article": lambda text: _WRONG_ARTICLE.search(unquoted(text)) is not None,
    "hanging word": lambda text: _hangs(text) or _JOINED.search(unquoted(text)) is not None,
}
"""Whether a sentence has the fault of the name."""


def grammar_faults(sentence: str) -> list[str]:
    """The names of the faults of an English sentence, in the order of the rules; [] where none is seen."""
    return [name for name, broken in RULES.items() if broken(sentence.strip())]


def grammar_error_rate(sentences: Sequence[str]) -> float:
    """The share of English sentences with a fault; 0 where there are none."""
    return sum(bool(grammar_faults(sentence)) for sentence in sentences) / len(sentences) if sentences else 0.0
