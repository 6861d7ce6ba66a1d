"""Benchmarks of stories: articles whose gold stories are known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept, read_lines
from pipeline.evaluation.gold import predicted_stories
from pipeline.evaluation.metrics import agreement, cluster_counts, mixed_stories
from pipeline.evaluation.results import Row
from pipeline.stage import check_parameters
from pipeline.store import RunFolder


@dataclass(frozen=True, kw_only=True)
class ClusterBenchmark:
    """Articles whose gold stories are known: B-cubed and pairwise scores of the stories of a run.

    labels      JSON Lines of `id` and `story`
    unlabelled  the story of all articles without a label; None: they do not count
    """

    name: str
    files: tuple[str, ...]
    labels: str
    unlabelled: str | None

    def __post_init__(self) -> None:
        check_parameters(self)

    @property
    def signature(self) -> str:
        rest = "no" if self.unlabelled is None else "one story"
        return f"metrics=bcubed,pairwise,ari,ami(arithmetic)|set_aside=alone|unlabelled={rest}"

    def digest(self, run: RunFolder) -> str:
        """Of the files."""
        return corpus_digest(self.files)

    def given_stories(self) -> None:
        """The stories are what is asked for."""

    def rows(self, run: RunFolder) -> list[Row]:
        """Scores over all labelled articles, and over those without a label where they are one story."""
        stories = kept(run, "article_ids")
        gold = read_gold(Path(self.labels))
        rest: dict[str, str] = {}
        if self.unlabelled is not None:
            articles = kept(run, "text")["article_id"].to_pylist()
            rest = {article: self.unlabelled for article in articles if article not in gold}
        rows = [agreement_row(predicted_stories(stories), gold | rest, "all")]
        if self.unlabelled is not None:
            # Precision counts what else lies in the stories of these few, so that 1 and 1 means: one story, alone.
            rows.append(_of_few(predicted_stories(stories), rest, self.unlabelled))
        return rows


def agreement_row(predicted: Mapping[str, str], gold: Mapping[str, str], group: str) -> Row:
    """Agreement over the gold articles, with how many stories they lie in."""
    found, true = cluster_counts(predicted, gold)
    counts = {"stories": found, "gold stories": true, "mixed stories": mixed_stories(predicted, gold)}
    return Row.of(agreement(predicted, gold), system=SYSTEM, group=group, items=len(gold), counts=counts)


def _of_few(predicted: Mapping[str, str], few: Mapping[str, str], name: str) -> Row:
    """B-cubed of a few articles that are one gold story, among all others."""
    placed = {article: (True, story) for article, story in predicted.items()}
    lost = {article: (False, article) for article in few if article not in predicted}
    story_of = placed | lost
    sizes = Counter(story_of.values())
    together = Counter(story_of[article] for article in few)
    precision = fmean(together[story_of[a]] / sizes[story_of[a]] for a in sorted(few)) if few else 1.0
    recall = fmean(together[story_of[a]] / len(few) for a in sorted(few)) if few else 1.0
    return Row(system=SYSTEM, group=name, items=len(few), figures={"B-cubed P": precision, "B-cubed R": recall})


def read_gold(path: Path) -> dict[str, str]:
    """Gold stories by article id; an id that stands for articles of several stories says nothing, and is left out."""
    stories: dict[str, set[str]] = {}
    for row in read_lines(path):
        stories.setdefault(str(row["id"]), set()).add(str(row["story"]))
    return {article: names.pop() for article, names in stories.items() if len(names) == 1}
