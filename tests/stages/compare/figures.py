"""One-line builders of figures of which nothing is known but what a test says."""

from dataclasses import replace
from typing import Any

from pipeline.stages.compare.reading.mention import Mention
from pipeline.stages.compare.reading.mentions import mentions_of
from pipeline.text.quantities import find_quantities
from tests.builders import member

(_BARE,) = mentions_of([member("a", "It was 7.", day=None)])
_NAMED = "clause words focus lead names people full_names period times modifiers places scene numerals parts"
_SETS = frozenset(_NAMED.split())


def figure(printed: str = "41 boats", **fields: Any) -> Mention:
    """The figure of a few words; texts given for sets of words are split at their spaces."""
    (quantity,) = find_quantities(printed)
    values: dict[str, Any] = dict.fromkeys(_SETS, frozenset()) | {"nearby": (), "subject": None, "noun": None}
    values |= {"quantity": quantity, "dimension": quantity.kind, "alone": False, "opening": False}
    for name, value in fields.items():
        values[name] = frozenset(value.split()) if isinstance(value, str) and name in _SETS else value
    return replace(_BARE, **values)
