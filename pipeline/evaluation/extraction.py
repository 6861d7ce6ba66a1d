"""Benchmarks of `clean`: how much of an article it finds in a flattened page, and how much else it takes along."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.benchmark import SYSTEM, kept, read_lines
from pipeline.evaluation.pages import page_id
from pipeline.evaluation.results import Row
from pipeline.evaluation.samples import Samples, f1, gather, ratio
from pipeline.records import Cleaned, Span
from pipeline.stage import check_parameters
from pipeline.store import RunFolder
from pipeline.tables import to_records
from pipeline.text.tokens import words

SHINGLE = 4
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class ShingleBenchmark:
    """Pages with their gold text: precision, recall and F1 of the 4-word shingles of deck and body, by document.

    pages  JSON Lines of `html`, `url`, `title`, `published`, `authors` and `body` (the deck stands in it)
    """

    name: str
    files: tuple[str, ...]
    pages: str

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        return (
            f"metrics=shingle-p/r/f1(n={SHINGLE},multiset,deck+body,mean over documents)|set_aside=0"
            "|title=same words|byline=any author's name|day=where found"
        )

    def rows(self, run: RunFolder) -> list[Row]:
        """One row over all pages."""
        texts, cleaned = _texts(run), _cleaned(run)
        parts = [_document(row, texts, cleaned) for row in read_lines(Path(self.pages))]
        samples = gather(parts, _figures(("P", "R", "F1"), "documents", ("title", "byline")) | {"day": _DAY})
        return [Row.of(samples, system=SYSTEM, group="all", items=len(parts), counts={})]


_DAY = ratio("day", "dated", empty=1.0)


def _figures(means: tuple[str, ...], bottom: str, shares: tuple[str, ...]) -> dict[str, Any]:
    return {name: ratio(name, bottom, empty=0.0) for name in (*means, *shares)}


def _document(
    row: Mapping[str, Any], texts: Mapping[str, str], cleaned: Mapping[str, Cleaned]
) -> tuple[str, dict[str, float]]:
    """A page and what it adds to the sums."""
    page = page_id(str(row["html"]))
    record, text = cleaned.get(page), texts.get(page, "")
    if record is None:
        return page, {"documents": 1}
    layout = record.layout
    found = _printed(text, layout.deck, *layout.body)
    precision, recall, score = shingle_scores(found, str(row["body"]))
    day = str(row["published"] or "")[:10]
    return page, {
        "documents": 1,
        "P": precision,
        "R": recall,
        "F1": score,
        "title": same_words(_printed(text, layout.title), str(row["title"])),
        "byline": names_any(_printed(text, layout.byline), row["authors"]),
        "dated": bool(record.day and day),
        "day": bool(day) and record.day == day,
    }


def shingle_scores(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the 4-word shingles of a text, each as often as it stands there."""
    ours, theirs = _shingles(found), _shingles(gold)
    both = sum((ours & theirs).values())
    precision, recall = both / max(1, ours.total()), both / max(1, theirs.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = words(text)
    return Counter(zip(*(tokens[at:] for at in range(SHINGLE)), strict=False))


def same_words(found: str, gold: str) -> bool:
    """Whether two titles say the same words, marks and letter case apart."""
    return bool(found) and words(found) == words(gold)


def names_any(found: str, authors: Any) -> bool:
    """Whether a byline holds the last name of any author."""
    said = set(words(found))
    return any(said & set(words(str(author))[-1:]) for author in authors or ())


@dataclass(frozen=True, kw_only=True)
class SegmentBenchmark:
    """Pages with text that must be found and text that must not: the share of either in title, deck and body.

    pages  JSON Lines of `html`, `url`, `must_have` and `must_not_have`
    """

    name: str
    files: tuple[str, ...]
    pages: str

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        return "metrics=share of segments found(title+deck+body,white space folded)|set_aside=nothing found"

    def rows(self, run: RunFolder) -> list[Row]:
        """One row over all pages; a segment that flattening itself lost or broke counts against us too."""
        texts, cleaned = _texts(run), _cleaned(run)
        parts = [_segments(row, texts, cleaned) for row in read_lines(Path(self.pages))]
        return [Row.of(_segment_samples(parts), system=SYSTEM, group="all", items=len(parts), counts={})]


def _segment_samples(parts: list[tuple[str, dict[str, float]]]) -> Samples:
    recall, taken = ratio("found", "wanted", empty=1.0), ratio("taken", "unwanted", empty=0.0)
    kept_out = ratio("kept out", "unwanted", empty=1.0)
    return gather(parts, {"must have": recall, "must not have": taken, "F1": f1(recall, kept_out)})


def _segments(
    row: Mapping[str, Any], texts: Mapping[str, str], cleaned: Mapping[str, Cleaned]
) -> tuple[str, dict[str, float]]:
    page = page_id(str(row["html"]))
    record, text = cleaned.get(page), texts.get(page, "")
    layout = record.layout if record else None
    found = _folded(_printed(text, layout.title, layout.deck, *layout.body)) if layout else ""
    wanted, unwanted = [list(map(_folded, row[name] or ())) for name in ("must_have", "must_not_have")]
    taken = sum(segment in found for segment in unwanted)
    return page, {
        "wanted": len(wanted),
        "found": sum(segment in found for segment in wanted),
        "unwanted": len(unwanted),
        "taken": taken,
        "kept out": len(unwanted) - taken,
    }


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _printed(text: str, *spans: Span | None) -> str:
    return "\n".join(text[span.start : span.end] for span in spans if span is not None)


def _texts(run: RunFolder) -> dict[str, str]:
    table = kept(run, "text")
    return dict(zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True))


def _cleaned(run: RunFolder) -> dict[str, Cleaned]:
    return {record.article_id: record for record in to_records(kept(run, "layout"), Cleaned)}
