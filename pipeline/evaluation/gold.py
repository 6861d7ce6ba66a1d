"""Stories of a run against gold ones."""

from collections.abc import Mapping

import pyarrow as pa

from pipeline.evaluation.metrics import agreement
from pipeline.evaluation.significance import values


def predicted_stories(stories: pa.Table) -> dict[str, str]:
    """Story by article, from a table with `story_id` and `article_ids`."""
    pairs = zip(stories["story_id"].to_pylist(), stories["article_ids"].to_pylist(), strict=True)
    return {article: story for story, articles in pairs for article in articles}


def score_clusters(stories: pa.Table, labels: Mapping[str, str]) -> dict[str, float]:
    """Scores of a table of stories against gold stories by article; {} where no article has a label."""
    if not labels:
        return {}
    figures = values(agreement(predicted_stories(stories), labels))
    return {name: figures[name] for name in ("B-cubed P", "B-cubed R", "B-cubed F1", "pairwise F1")}
