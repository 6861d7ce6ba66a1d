"""Stories of a run against gold ones."""

from collections.abc import Mapping

import pyarrow as pa

from pipeline.evaluation.metrics import bcubed, pairwise


def predicted_stories(stories: pa.Table) -> dict[str, str]:
    """Story by article, from a table with `story_id` and `article_ids`."""
    pairs = zip(stories["story_id"].to_pylist(), stories["article_ids"].to_pylist(), strict=True)
    return {article: story for story, articles in pairs for article in articles}


def score_clusters(stories: pa.Table, labels: Mapping[str, str]) -> dict[str, float]:
    """Scores of a table of stories against gold stories by article; {} where no article has a label."""
    if not labels:
        return {}
    predicted = predicted_stories(stories)
    cubed, pairs = bcubed(predicted, labels), pairwise(predicted, labels)
    return {
        "B-cubed P": cubed.precision,
        "B-cubed R": cubed.recall,
        "B-cubed F1": cubed.f1,
        "pairwise F1": pairs.f1,
    }
