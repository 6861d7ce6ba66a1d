"""Stories of a run against gold ones."""

from pipeline.evaluation.gold import score_clusters
from pipeline.records import Clustered
from pipeline.tables import to_table

STORIES = to_table([Clustered("s1", ("a", "b")), Clustered("s2", ("c",))], Clustered)


def test_stories_that_agree_score_one() -> None:
    scores = score_clusters(STORIES, {"a": "x", "b": "x", "c": "y"})
    assert scores == {"B-cubed P": 1.0, "B-cubed R": 1.0, "B-cubed F1": 1.0, "pairwise F1": 1.0}


def test_without_labels_there_are_no_scores() -> None:
    assert score_clusters(STORIES, {}) == {}
