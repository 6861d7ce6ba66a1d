"""Days, scores and places of one occasion as comparisons for a reader."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, Protocol

from pipeline.records import Comparison, Passage, Relation, Side


class Told(Protocol):
    """What an article gives at [start, end) of its text: a day, a score or a place."""

    @property
    def article_id(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def sentence(self) -> tuple[int, int]: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> str: ...
    @property
    def phrase(self) -> str: ...


def fact_comparison(
    kind: Literal["date", "score", "place"], relation: Relation, values: Sequence[Sequence[Told]]
) -> Comparison:
    """A comparison with a side for each value, named by the commonest phrase of what happened."""
    pairs: tuple[Relation, ...] = (relation,) * (len(values) * (len(values) - 1) // 2) if len(values) > 2 else ()
    phrases = Counter(told.phrase for value in values for told in value if told.phrase).most_common(1)
    return Comparison(
        kind, phrases[0][0] if phrases else kind, relation, tuple(_side(kind, value) for value in values), None, pairs
    )


def _side(kind: str, told: Sequence[Told]) -> Side:
    value = told[0].value
    sentences = dict.fromkeys((item.article_id, *item.sentence) for item in told)
    return Side(
        value=None,
        unit=None,
        qualifier=None,
        as_of=value if kind == "date" and len(value) == len("2017-07-04") and value[0].isdigit() else None,
        articles=len({item.article_id for item in told}),
        origins=len({item.origin for item in told}),
        evidence=tuple(Passage(article, "text", start, end) for article, start, end in sentences),
        figures=tuple(Passage(item.article_id, "text", item.start, item.end) for item in told),
    )
