"""Benchmarks of stories: articles whose gold stories are known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept
from pipeline.evaluation.gold import predicted_stories
from pipeline.evaluation.labels import Labels, check_labels, joined
from pipeline.evaluation.metrics import agreement, cluster_counts, mixed_stories
from pipeline.evaluation.results import Row
from pipeline.stage import check_parameters
from pipeline.store import RunFolder

METRICS = "metrics=bcubed,pairwise,ari,ami(arithmetic)|set_aside=alone"


@dataclass(frozen=True, kw_only=True)
class ClusterBenchmark:
    """Articles whose gold stories are known: how well the stories of a run agree with them.

    labels      where the gold stories stand; sets of articles that they name get rows of their own
    unlabelled  the story of all articles without a label; None: they do not count
    """

    name: str
    files: tuple[str, ...]
    labels: Labels
    unlabelled: str | None

    def __post_init__(self) -> None:
        check_labels(self.labels)
        check_parameters(self)

    @property
    def signature(self) -> str:
        rest = "no" if self.unlabelled is None else "one story"
        return f"{METRICS}|unlabelled={rest}"

    def digest(self) -> str:
        """Of the files, or of the data set where there are none."""
        return self.labels.digest() or corpus_digest(self.files)

    def rows(self, run: RunFolder) -> list[Row]:
        """Agreement over all labelled articles, over each set of them, and over those without a label."""
        predicted = predicted_stories(kept(run, "article_ids"))
        parts = self.labels.parts()
        gold = joined(parts)
        rest: dict[str, str] = {}
        if self.unlabelled is not None:
            articles = kept(run, "text")["article_id"].to_pylist()
            rest = {article: self.unlabelled for article in articles if article not in gold}
        rows = [agreement_row(predicted, gold | rest, "all")]
        if len(parts) > 1:
            rows += [agreement_row(predicted, stories, name) for name, stories in parts.items()]
        if self.unlabelled is not None:
            # Precision counts what else lies in the stories of these few, so that 1 and 1 means: one story, alone.
            rows.append(_of_few(predicted, rest, self.unlabelled))
        return rows


def agreement_row(predicted: Mapping[str, str], gold: Mapping[str, str], group: str) -> Row:
    """Agreement over the gold articles; counts of the stories that they lie in, of gold ones, and of stories that mix
    gold ones."""
    found, true = cluster_counts(predicted, gold)
    counts = {"stories": found, "gold": true, "mixed": mixed_stories(predicted, gold)}
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
