import itertools
import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Embedded, Layout
from pipeline.stages.cluster.average_link import ClusterAverageLink, average_link
from pipeline.stages.cluster.similar import Similar
from pipeline.stages.cluster.stories import ClusterInput, story_id
from pipeline.stages.embed.tfidf import EmbedTfidf
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.tables import to_records, to_table
from tests.builders import lines_of
from tests.stages.cluster.builders import row, sparse, stories, table


def stage(**changes: object) -> ClusterAverageLink:
    values = {"cut": 0.085, "floor": 0.025, "crowding": 0.05, "decay": 7.0, "grace": 1}
    return ClusterAverageLink(**(values | changes))  # type: ignore[arg-type]


def plain_average_link(similarity: np.ndarray, cut: float) -> list[int]:
    """Looks at all pairs of groups before each merge; ties go to the lower groups."""
    groups = [[i] for i in range(len(similarity))]
    while len(groups) > 1:
        means = {
            (a[0], b[0]): sum(similarity[i, j] for i in a for j in b) / (len(a) * len(b))
            for a, b in itertools.combinations(groups, 2)
        }
        best = min(means, key=lambda pair: (-means[pair], pair))
        if means[best] < cut:
            break
        into, gone = (next(g for g in groups if g[0] == first) for first in best)
        groups = sorted([g for g in groups if g is not into and g is not gone] + [sorted(into + gone)])
    return [next(g[0] for g in groups if i in g) for i in range(len(similarity))]


# Sixteenths add up exactly, so that both ways of summing see the same ties.
matrices = st.integers(0, 8).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(0, 12), min_size=n * n, max_size=n * n))
)


@settings(max_examples=200)
@given(matrices)
def test_groups_are_those_of_a_plain_average_link(drawn: tuple[int, list[int]]) -> None:
    count, values = drawn
    similarity = np.array(values, dtype=np.float64).reshape(count, count) / 16
    similarity = np.triu(similarity, 1) + np.triu(similarity, 1).T
    left, right = np.nonzero(np.triu(similarity, 1))
    pairs = Similar(left, right, similarity[left, right])
    assert average_link(count, pairs, 0.25) == plain_average_link(similarity, 0.25)


def test_a_chain_of_similar_articles_is_not_one_story() -> None:
    chain = [sparse(f"a{i}", {i: 0.7, i + 1: 0.7}) for i in range(20)]
    assert max(map(len, stories(stage(cut=0.3, floor=0.1)(table(chain)).kept))) < 5


def test_one_article_is_one_story() -> None:
    assert stories(stage()(table([row("a", (1.0,))])).kept) == {("a",)}


def test_no_article_is_no_story() -> None:
    assert stage()(table([])).kept.num_rows == 0


def test_articles_without_words_are_stories_of_their_own() -> None:
    assert stories(stage()(table([sparse("a", {}), sparse("b", {}), sparse("c", {1: 1.0})])).kept) == {
        ("a",), ("b",), ("c",)
    }  # fmt: skip


def test_copies_join_the_story_of_their_origin_whatever_their_vector() -> None:
    rows = [sparse("a", {1: 1.0}), sparse("b", {2: 1.0}, origin="a"), sparse("c", {2: 1.0})]
    assert stories(stage()(table(rows)).kept) == {("a", "b"), ("c",)}


def test_copies_whose_origin_was_set_aside_stay_together() -> None:
    rows = [sparse("b", {2: 1.0}, origin="gone"), sparse("c", {3: 1.0}, origin="gone")]
    assert stories(stage()(table(rows)).kept) == {("b", "c")}


def test_look_alikes_months_apart_are_two_stories_where_dates_are_used() -> None:
    rows = [
        sparse("a", {1: 1.0}, "2024-01-01"),
        sparse("b", {1: 1.0}, "2024-06-01"),
        sparse("c", {1: 1.0}, "2024-06-02"),
    ]
    assert stories(stage()(table(rows)).kept) == {("a",), ("b", "c")}
    assert stories(stage(decay=None)(table(rows)).kept) == {("a", "b", "c")}


def test_articles_stand_by_day_undated_last_then_id() -> None:
    rows = [sparse("a", {1: 1.0}), sparse("b", {1: 1.0}, "2024-01-02"), sparse("c", {1: 1.0}, "2024-01-01")]
    assert stories(stage()(table(rows)).kept) == {("c", "b", "a")}


def test_a_story_is_named_after_its_earliest_article() -> None:
    kept = stage()(table([sparse("b", {1: 1.0}), sparse("a", {1: 1.0})])).kept
    assert kept.column("story_id").to_pylist() == [story_id("a")] == ["story-333fcb4ee1aa"]


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(draw: random.Random) -> None:
    rows = [sparse(f"a{i}", {draw.randrange(6): 0.6, 6 + draw.randrange(6): 0.8}) for i in range(20)]
    assert stage()(table(rows)).kept.equals(stage()(table(draw.sample(rows, len(rows)))).kept)


@pytest.mark.parametrize("wrong", [{"cut": 1.5}, {"floor": 0.2}, {"crowding": -0.1}, {"decay": 0.0}, {"grace": "1"}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        stage(**wrong)


def embedded(texts: dict[str, str]) -> pa.Table:
    """Texts with the vectors of embed=tfidf, undated."""
    given_rows = [
        EmbedInput(key, None, text, Layout(None, None, None, None, lines_of(text))) for key, text in texts.items()
    ]
    embed = EmbedTfidf(words=150, title_count=2, pair_weight=0.5, prior=1000, unseen=0.0005)
    vectors = to_records(embed(to_table(given_rows, EmbedInput)).kept, Embedded)
    return table([ClusterInput(v.article_id, v.vector, None, v.article_id) for v in vectors])


def test_the_default_tells_two_bridge_openings_apart() -> None:
    texts = {
        "a": "The mayor of Turku, Aino Salmi, opened the Vasara bridge on Monday after nine years of work.",
        "b": "Turku's Vasara bridge opened on Monday; mayor Aino Salmi cut the ribbon.",
        "c": "In Porto the Lindo bridge was closed by engineer Rui Matos after cracks were found in a pillar.",
        "d": "Cracks in a pillar closed Porto's Lindo bridge, said Rui Matos, the engineer.",
    }
    assert stories(stage()(embedded(texts)).kept) == {("a", "b"), ("c", "d")}


@pytest.mark.data
def test_the_five_seeds_are_one_story(data: Path) -> None:
    texts = {path.name[:3]: path.read_text() for path in sorted((data / "seeds").glob("*.txt"))}
    assert stories(stage()(embedded(texts)).kept) == {("000", "001", "002", "003", "004")}
