"""Benchmarks of summaries: stories with human ones."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.benchmark import SYSTEM, kept, read_lines
from pipeline.evaluation.labels import read_gold
from pipeline.evaluation.results import Row
from pipeline.evaluation.rouge import RougeSettings
from pipeline.evaluation.samples import Formula, gather, ratio
from pipeline.evaluation.summary_parts import Figures, Task, linked, tasks, text_figures
from pipeline.evaluation.systems import System, available, summary
from pipeline.records import Verified
from pipeline.stage import check_parameters, require
from pipeline.store import RunFolder
from pipeline.tables import to_records


@dataclass(frozen=True, kw_only=True)
class SummaryBenchmark:
    """Stories with human summaries: ROUGE F1 of the claims of a run, of other systems' summaries, and what else
    describes them.

    Other systems also show by how much ours is above them on the same stories, as `ours over it`.

    labels       JSON Lines of `id` and `story`: which articles are summarized together
    references   JSON Lines of `story` and `references`
    peers        JSON Lines of `story`, `system` and `text`; None where there are none
    systems      summaries that are made here (systems.py), of the sentences of the run's articles
    budget_words of those summaries
    group        regular expression whose first group in a story's id names its part; None for one whole
    unit         the same for what chance draws as one, such as a topic in several languages; None: each story
    """

    name: str
    files: tuple[str, ...]
    labels: str
    references: str
    peers: str | None
    systems: tuple[System, ...]
    budget_words: int
    group: str | None
    unit: str | None
    rouge: RougeSettings

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.budget_words > 0, "budget_words", self.budget_words, "a whole number above 0")

    @property
    def signature(self) -> str:
        absent = ",".join(name for name in self.systems if not available(name))
        without = f"|not installed={absent}" if absent else ""
        unit = "story" if self.unit is None else self.unit
        return f"metrics=rouge-f1|missing=0,peers where present|unit={unit}|{self.rouge.signature}{without}"

    def given_stories(self) -> list[list[str]]:
        """The stories as the benchmark has them."""
        return [[article, story] for article, story in sorted(read_gold(Path(self.labels)).items())]

    def rows(self, run: RunFolder) -> list[Row]:
        """Scores over all stories and over each part, of the run and of the others."""
        references = {str(r["story"]): tuple(r["references"]) for r in read_lines(Path(self.references))}
        records = {record.story_id: record for record in to_records(kept(run, "claims"), Verified)}
        asked = tasks(run, references)
        systems = self._others(asked)
        ours: dict[str, Figures] = {}
        scored: dict[str, dict[str, Figures]] = {SYSTEM: ours}
        for story, known in asked.items():
            claims = records[story].claims if story in records else ()
            ours[story] = text_figures("\n".join(c.text for c in claims), known, self.rouge) | linked(claims)
        for name, texts in systems.items():
            scored[name] = {s: self._beside(text_figures(t, asked[s], self.rouge), ours[s]) for s, t in texts.items()}
        groups = self._groups(asked)
        return [
            self._row(name, group, {story: scored[name][story] for story in stories if story in scored[name]})
            for group, stories in groups.items()
            for name in [SYSTEM, *sorted(systems, key=_natural)]
            if any(story in scored[name] for story in stories)
        ]

    def _others(self, asked: Mapping[str, Task]) -> dict[str, dict[str, str]]:
        """Summaries by system and story; a peer is scored where it took part."""
        found: dict[str, dict[str, str]] = {}
        for name in filter(available, self.systems):
            found[name] = {s: summary(name, t.documents, t.language, self.budget_words) for s, t in asked.items()}
        for row in read_lines(Path(self.peers)) if self.peers else ():
            if str(row["story"]) in asked:
                found.setdefault(str(row["system"]), {})[str(row["story"])] = str(row["text"])
        return found

    def _beside(self, figures: Figures, ours: Figures) -> Figures:
        return figures | {f"ours over it, {m}": ours[m] - figures[m] for m in self.rouge.measures}

    def _groups(self, stories: Iterable[str]) -> dict[str, list[str]]:
        """Stories by part, the whole first."""
        groups: dict[str, list[str]] = {"all": sorted(stories)}
        for story in groups["all"]:
            if self.group and (found := re.search(self.group, story)):
                groups.setdefault(found.group(1), []).append(story)
        return groups

    def _row(self, system: str, group: str, scored: Mapping[str, Figures]) -> Row:
        """Means over the stories that have a figure."""
        parts = []
        for story, figures in scored.items():
            unit = re.search(self.unit, story) if self.unit else None
            counted = {f"# {name}": 1.0 for name in figures}
            parts.append((unit.group(1) if unit else story, {**figures, **counted}))
        return Row.of(gather(parts, _means(scored.values())), system=system, group=group, items=len(scored), counts={})


def _means(scored: Iterable[Figures]) -> dict[str, Formula]:
    names = dict.fromkeys(name for figures in scored for name in figures)
    return {name: ratio(name, f"# {name}", empty=0.0) for name in names}


def _natural(name: str) -> tuple[str, int]:
    """ID2 before ID10."""
    digits = re.search(r"\d+\Z", name)
    return (name[: digits.start()], int(digits.group())) if digits else (name, 0)
