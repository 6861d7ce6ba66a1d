"""JSON Lines: `stories.jsonl` and `articles.jsonl`, described in SCHEMA.md."""

import dataclasses
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.exports.changes import ClaimChange, Gone
from pipeline.exports.figures import figure
from pipeline.exports.listing import contested
from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Claim, Comparison, Side
from pipeline.stage import check_parameters

SCHEMA_VERSION = "1.3"
"""Of both files. The first number rises when a reader must change, the second when a field is added."""


@dataclass(frozen=True, kw_only=True)
class ExportJsonLines:
    """One JSON object a story, and one an article that a story holds: enough to replay every claim."""

    revision: ClassVar[int] = 3

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield (path, content); the title of the report has no place here."""
        yield "stories.jsonl", _lines(story_object(s) for s in stories)
        articles = {a.article_id: a for s in stories for a in s.articles}
        yield "articles.jsonl", _lines(article_object(articles[i]) for i in sorted(articles))


def _lines(objects: Iterable[Mapping[str, Any]]) -> bytes:
    # U+2028 and U+2029 end a line for some readers of JSON Lines; as escapes they are the same characters.
    lines = (json.dumps(o, ensure_ascii=False, allow_nan=False, separators=(",", ":")) for o in objects)
    return "".join(
        line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"
        for line in lines
    ).encode("utf-8")


def article_object(article: ExportArticle) -> dict[str, Any]:
    """A line of `articles.jsonl`."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "text": article.text,
        "body": [[span.start, span.end] for span in article.body],
        "left_out": _plain(article.left_out),
    }


def story_object(story: Story) -> dict[str, Any]:
    """A line of `stories.jsonl`."""
    headline = story.headline
    return {
        "schema_version": SCHEMA_VERSION,
        "story_id": story.story_id,
        "headline": headline.text if headline else None,
        "status": story.status,
        "counts": dataclasses.asdict(story.counts),
        "articles": [_listed(a) for a in story.articles],
        "claims": [_claim(story, c) for c in story.claims],
        "set_aside": _plain(story.set_aside),
        "disagreements": [_disagreement(story, c) for c in story.comparisons],
        "headline_alignments": _plain(headline.alignments) if headline else [],
        "previous": list(story.previous),
        **(_news(story) if story.updated is not None else {}),
    }


def _news(story: Story) -> dict[str, Any]:
    """The fields of a run that goes on from another."""
    changes = story.changes
    return {
        "born": story.born,
        "updated": story.updated,
        "changes": None
        if changes is None
        else {
            "articles": {name: list(getattr(changes, name)) for name in ("added", "corrected", "withdrawn")},
            "stories": {name: list(getattr(changes, name)) for name in ("merged", "split_from", "split_into")}
            | {"reopened": changes.reopened},
            "claims": [_claim_change(c) for c in changes.claims],
            "figures": [
                dataclasses.asdict(f) | {"value": _number(f.value), "was_value": _number(f.was_value)}
                for f in changes.figures
            ],
        },
    }


def _claim_change(change: ClaimChange) -> dict[str, Any]:
    was = None if change.was is None else dataclasses.asdict(change.was)
    if was is not None:
        was["evidence"] = [e | {"score": _number(e["score"])} for e in was["evidence"]]
    return {"change": change.change, "claim_id": change.claim_id, "was": was, "reason": change.reason}


def _plain(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Records as objects whose keys stand in the order of the fields."""
    return [dataclasses.asdict(r) for r in records]


def _listed(article: ExportArticle) -> dict[str, Any]:
    names = ("article_id", "outlet", "url", "title", "published", "language", "origin", "copy_of", "sha256")
    return {name: getattr(article, name) for name in names}


def _claim(story: Story, claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "text": claim.text,
        "support": dataclasses.asdict(claim.support),
        "evidence": [e | {"score": _number(e["score"])} for e in _plain(claim.evidence)],
        "alignments": _plain(claim.alignments),
        "verdict": dataclasses.asdict(claim.verdict) | {"score": _number(claim.verdict.score)},
        "contested": contested(story, claim),
    }


def _disagreement(story: Story, comparison: Comparison) -> dict[str, Any]:
    return {
        "kind": comparison.kind,
        "measure": comparison.measure,
        "relation": comparison.relation,
        "note": comparison.note,
        "sides": [_side(story, side) for side in comparison.sides],
        "pairs": list(comparison.pairs),
    }


def _side(story: Story, side: Side) -> dict[str, Any]:
    return dataclasses.asdict(side) | {"value": _number(side.value), "printed": figure(story, side)}


def _number(value: float | None) -> float | None:
    """JSON knows neither infinity nor NaN: they are written as null."""
    return value if value is not None and math.isfinite(value) else None
