"""Benchmarks of summaries: stories with human ones."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept, read_lines
from pipeline.evaluation.labels import read_gold
from pipeline.evaluation.results import Row
from pipeline.evaluation.rouge import RougeSettings, rouge
from pipeline.evaluation.samples import gather, ratio
from pipeline.records import Verified
from pipeline.stage import check_parameters
from pipeline.stages.summarize.edits import word_count
from pipeline.store import RunFolder
from pipeline.tables import to_records


@dataclass(frozen=True, kw_only=True)
class SummaryBenchmark:
    """Stories with human summaries: mean ROUGE F1 of the claims of a run, and of other systems' summaries.

    labels      JSON Lines of `id` and `story`: which articles are summarized together
    references  JSON Lines of `story` and `references`
    peers       JSON Lines of `story`, `system` and `text`; None where there are none
    group       regular expression whose first group in a story's id names its part; None for one whole
    """

    name: str
    files: tuple[str, ...]
    labels: str
    references: str
    peers: str | None
    group: str | None
    rouge: RougeSettings

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        return f"metrics=rouge-f1|missing=0,peers where present|{self.rouge.signature}"

    def digest(self) -> str:
        """Of the files."""
        return corpus_digest(self.files)

    def given_stories(self) -> list[list[str]]:
        """The stories as the benchmark has them."""
        return [[article, story] for article, story in sorted(read_gold(Path(self.labels)).items())]

    def rows(self, run: RunFolder) -> list[Row]:
        """Scores over all stories and over each part, of the run and of the peers."""
        references = {str(r["story"]): tuple(r["references"]) for r in read_lines(Path(self.references))}
        systems: dict[str, dict[str, str]] = {SYSTEM: _summaries(run)}
        for row in read_lines(Path(self.peers)) if self.peers else ():
            systems.setdefault(str(row["system"]), {})[str(row["story"])] = str(row["text"])
        rows = []
        for group, stories in self._groups(references).items():
            for system, summaries in sorted(systems.items(), key=lambda pair: (pair[0] != SYSTEM, _natural(pair[0]))):
                # A peer is scored where it took part; a summary that we owe counts as an empty one.
                scored = stories if system == SYSTEM else [story for story in stories if story in summaries]
                trios = [(story, summaries.get(story, ""), references[story]) for story in scored]
                if trios:
                    rows.append(_mean_row(system, group, trios, self.rouge))
        return rows

    def _groups(self, stories: Iterable[str]) -> dict[str, list[str]]:
        """Stories by part, the whole first."""
        groups: dict[str, list[str]] = {"all": sorted(stories)}
        for story in groups["all"]:
            found = re.search(self.group, story) if self.group else None
            if found:
                groups.setdefault(found.group(1), []).append(story)
        return groups


def _mean_row(
    system: str, group: str, trios: Sequence[tuple[str, str, tuple[str, ...]]], settings: RougeSettings
) -> Row:
    """Mean scores of summaries, by story, against their references; a missing summary scores 0."""
    parts = []
    for story, summary, references in trios:
        scores = rouge(summary, references, settings)
        added = {measure: scores[measure].f1 for measure in settings.measures}
        parts.append((story, added | {"words": word_count(summary), "stories": 1}))
    figures = {name: ratio(name, "stories", empty=0.0) for name in (*settings.measures, "words")}
    return Row.of(gather(parts, figures), system=system, group=group, items=len(trios), counts={})


def _natural(name: str) -> tuple[str, int]:
    """ID2 before ID10."""
    digits = re.search(r"\d+\Z", name)
    return (name[: digits.start()], int(digits.group())) if digits else (name, 0)


def _summaries(run: RunFolder) -> dict[str, str]:
    """The claims of each story, a line each."""
    records = to_records(kept(run, "claims"), Verified)
    return {record.story_id: "\n".join(claim.text for claim in record.claims) for record in records}
