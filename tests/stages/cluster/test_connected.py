import pytest

from pipeline.errors import ConfigurationError
from pipeline.stages.cluster.connected import ClusterConnected
from tests.stages.cluster.builders import sparse, stories, table


def test_a_chain_of_similar_articles_is_one_story() -> None:
    chain = [sparse(f"a{i}", {i: 0.7, i + 1: 0.7}) for i in range(9)]
    kept = ClusterConnected(cut=0.3, decay=None, grace=0)(table(chain)).kept
    assert stories(kept) == {tuple(f"a{i}" for i in range(9))}


def test_no_article_is_no_story() -> None:
    assert ClusterConnected(cut=0.3, decay=7.0, grace=1)(table([])).kept.num_rows == 0


def test_a_cut_out_of_range_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="cut"):
        ClusterConnected(cut=0.0, decay=None, grace=0)
