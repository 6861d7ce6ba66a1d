"""Claims with the judgement of people, as the benchmarks of support have them; and claims with planted changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pipeline.evaluation.benchmark import read_lines
from pipeline.evaluation.planted_changes import CHANGES, plant_changes
from pipeline.text.names import find_names
from pipeline.verification.check import Findings, Sources, examine
from pipeline.verification.statement import Statement, sentences_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its sources.

    supported  whether people found that the sources say it
    unit       what chance draws as one: the document, or the story
    part       a part of the benchmark; for a planted change its kind
    """

    claim: Statement
    sources: Sources
    supported: bool
    unit: str
    part: str

    def findings(self) -> Findings:
        """What a check finds."""
        return examine(self.claim, self.sources)


def _english(text: str) -> Statement:
    return Statement(text, "en", None)


def _sources(sentences: Sequence[str]) -> Sources:
    return Sources.of(_english(s) for s in sentences)


def wice(path: Path) -> Iterator[Judged]:
    """Claims of WiCE; what is only partially supported is not.

    Raises:
        SourceError: the file cannot be read.
    """
    for row in read_lines(path):
        sentences = _sources(row["sentences"])
        yield Judged(_english(row["claim"]), sentences, row["label"] == "supported", row["id"], "wice")


def _by_document(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Sources]]:
    """Rows by document, so that each is prepared once."""
    last, prepared = None, Sources.of(())
    for row in sorted(rows, key=lambda r: (r["document"], r["id"], r["summary"])):
        if row["document"] != last:
            last, prepared = row["document"], _sources(sentences_of(row["document"]))
        yield row, prepared


def summedits(path: Path) -> Iterator[Judged]:
    """Summaries of one domain of SummEdits, the name of the file.

    Raises:
        SourceError: the file cannot be read.
    """
    for row, sources in _by_document(read_lines(path)):
        unit = f"{path.stem} {row['document']}"
        yield Judged(_english(row["summary"]), sources, row["consistent"], unit, path.stem)


def aggrefact(path: Path) -> Iterator[Judged]:
    """Summaries of systems with errors that people marked: supported where there is none. part: the origin.

    Raises:
        SourceError: the file cannot be read.
    """
    for row, sources in _by_document(read_lines(path)):
        right = row["error_type"] in ("", "correct")
        yield Judged(_english(row["summary"]), sources, right, row["id"], row["origin"])


def planted(
    folder: Path, stories: int, a_kind: int, seed: int, kinds: Sequence[str] = tuple(CHANGES)
) -> Iterator[Judged]:
    """Claims of real stories, untouched and changed, each against all sentences of its story.

    folder   holds articles.jsonl and labels.jsonl
    stories  how many are drawn
    a_kind   changed claims of one kind in a story, at most
    kinds    of changes

    Raises:
        SourceError: a file cannot be read.
    """
    articles = {row["id"]: row for row in read_lines(folder / "articles.jsonl")}
    members: dict[str, list[dict[str, Any]]] = {}
    for row in read_lines(folder / "labels.jsonl"):
        if row["id"] in articles:
            members.setdefault(row["story"], []).append(articles[row["id"]])
    drawn = sorted(members)
    Random(seed).shuffle(drawn)
    sentences = {story: _sentences(members[story]) for story in drawn[:stories]}
    foreign = sorted({name for story in drawn[:40] for name in _full_names(sentences.get(story, [])[:10])})
    for story, statements in sentences.items():
        sources = Sources.of(statements)
        days = {s.text: s.day for s in statements}
        for made in plant_changes(story, [s.text for s in statements], kinds, a_kind, seed, foreign):
            claim = Statement(made.text, "en", days[made.original])
            yield Judged(claim, sources, made.kind == "untouched", story, made.kind)


def _sentences(articles: Sequence[dict[str, Any]]) -> list[Statement]:
    ordered = sorted(articles, key=lambda a: str(a["id"]))
    return [
        Statement(s, "en", (a.get("published") or "")[:10] or None) for a in ordered for s in sentences_of(a["text"])
    ]


def _full_names(statements: Sequence[Statement]) -> set[str]:
    return {n.text for s in statements for n in find_names(s.text) if n.certain and len(n.text.split()) > 1}
