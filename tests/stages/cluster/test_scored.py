import hashlib
import json
import random
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError
from pipeline.records import Layout, Vector
from pipeline.stages.cluster import judge, pair_features
from pipeline.stages.cluster.candidates import UNDATED
from pipeline.stages.cluster.context import CONTEXT
from pipeline.stages.cluster.gaps import STEPS, gap_log_odds
from pipeline.stages.cluster.network import FORMAT, networks
from pipeline.stages.cluster.scored import ClusterScored, ScoredInput
from pipeline.stages.embed.static import EmbedStatic
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.stages.index.leading import IndexInput, IndexLeading
from pipeline.tables import to_table
from tests.builders import lines_of
from tests.stages.cluster.builders import stories

BRIDGE = {
    "a": "The mayor of Turku, Aino Salmi, opened the Vasara bridge on Monday after nine years of work.",
    "b": "Turku's Vasara bridge opened on Monday; mayor Aino Salmi cut the ribbon.",
    "c": "In Porto the Lindo bridge was closed by engineer Rui Matos after cracks were found in a pillar.",
    "d": "Cracks in a pillar closed Porto's Lindo bridge, said Rui Matos, the engineer.",
}


def stage(**changes: object) -> ClusterScored:
    values = {"candidates": 60, "near": 0, "zero": 0.0, "one": 1.0, "across": None, "window": 60, "trust": 0.25}
    return ClusterScored(**(values | changes))  # type: ignore[arg-type]


def table(texts: dict[str, str], days: dict[str, str] | None = None, **columns: dict[str, str]) -> pa.Table:
    """Texts with the terms and vectors of the default, undated and in English unless told otherwise."""
    rows = []
    for key, text in texts.items():
        layout = Layout(None, None, None, None, lines_of(text))
        terms = IndexLeading(title_words=60, body_words=150)(
            to_table([IndexInput(key, None, text, layout)], IndexInput)
        )
        vector = EmbedStatic(body_words=150)(to_table([EmbedInput(key, None, text, layout)], EmbedInput))
        day = (days or {}).get(key)
        rows.append(
            ScoredInput(
                key,
                tuple(terms.kept["title_terms"][0].as_py()),
                tuple(terms.kept["body_terms"][0].as_py()),
                Vector(**vector.kept["vector"][0].as_py()),
                day,
                day,
                columns.get("languages", {}).get(key, "en"),
                columns.get("origins", {}).get(key, key),
            )
        )
    return to_table(rows, ScoredInput)


def found(texts: dict[str, str], **changes: object) -> set[tuple[str, ...]]:
    return stories(stage(**changes)(table(texts)).kept)


def test_two_bridge_openings_are_told_apart() -> None:
    assert found(BRIDGE) == {("a", "b"), ("c", "d")}


def test_case_does_not_matter() -> None:
    assert found({key: text.lower() for key, text in BRIDGE.items()}) == {("a", "b"), ("c", "d")}


def test_the_order_of_the_input_does_not_matter() -> None:
    given = table(BRIDGE)
    for seed in range(5):
        order = random.Random(seed).sample(range(4), 4)
        assert stage()(given.take(order)).kept.equals(stage()(given).kept)


def test_no_article_is_no_story_and_one_is_one() -> None:
    assert stage()(table({})).kept.num_rows == 0
    assert found({"a": BRIDGE["a"]}) == {("a",)}


def test_articles_without_words_are_stories_of_their_own() -> None:
    assert found({"a": "", "b": "", "c": "…"}) == {("a",), ("b",), ("c",)}


def test_the_same_text_many_times_is_one_story() -> None:
    assert len(found({f"a{i:02}": BRIDGE["a"] for i in range(40)})) == 1


def test_copies_join_the_story_of_their_origin_whatever_their_words() -> None:
    (story,) = (s for s in stories(stage()(table(BRIDGE, origins={"d": "a"})).kept) if "a" in s)
    assert {"a", "b", "d"} <= set(story)


def test_copies_of_one_event_are_one_story_beside_another_event() -> None:
    given = table(BRIDGE | {"e": BRIDGE["a"], "f": BRIDGE["c"]}, origins={"e": "a", "f": "c"})
    assert stories(stage()(given).kept) == {("a", "b", "e"), ("c", "d", "f")}


def test_look_alikes_months_apart_are_two_stories() -> None:
    texts = {"a": BRIDGE["a"], "b": BRIDGE["a"], "c": BRIDGE["b"]}
    apart = table(texts, {"a": "2024-01-01", "b": "2024-07-01", "c": "2024-07-02"})
    assert stories(stage()(apart).kept) == {("a",), ("b", "c")}
    assert stories(stage()(table(texts)).kept) == {("a", "b", "c")}


def test_languages_merge_by_vectors_alone_and_only_where_they_are_told_to() -> None:
    given = table({"a": BRIDGE["a"], "b": BRIDGE["a"], "c": BRIDGE["c"]}, languages={"b": "fi"})
    assert stories(stage()(given).kept) == {("a",), ("b",), ("c",)}
    assert stories(stage(across=0.8, near=2)(given).kept) == {("a", "b"), ("c",)}


def test_cosines_are_put_on_the_scale_of_the_shipped_vectors_but_for_those_without_a_vector() -> None:
    assert stage(zero=0.2, one=0.6).evened(np.array([0.0, 0.2, 0.5, 0.6])).tolist() == pytest.approx([0, 0, 0.75, 1])


def test_days_of_the_text_say_a_share_of_what_given_ones_say_and_nothing_where_one_is_missing() -> None:
    days, left, right = np.array([1, 40, UNDATED]), np.array([0, 0]), np.array([1, 2])
    odds = np.zeros(2)
    sure, unsure = np.array([True, True, False]), np.zeros(3, dtype=np.bool_)
    given, read = (stage(trust=0.5).dated(odds, days, known, left, right)[0].tolist() for known in (sure, unsure))
    assert given[0] < 0 == given[1]
    assert read == [0.5 * given[0], 0]


def test_gaps_never_speak_for_a_pair_the_more_the_longer_they_are() -> None:
    draw = np.random.default_rng(1)
    for few in (3, 30, 3000):
        gap, probability = draw.integers(0, 200, few), draw.random(few)
        odds = gap_log_odds(gap, probability)
        order = np.argsort(gap, kind="stable")
        assert (np.diff(odds[order]) <= 0).all()


def test_gaps_say_less_where_look_alikes_lie_as_near_as_reports() -> None:
    probability = np.array([0.9] * 500 + [0.2] * 500)
    dense, spread = np.zeros(1000, np.int64), np.array([0] * 500 + [int(STEPS[-1])] * 500)
    assert gap_log_odds(dense, probability)[0] < gap_log_odds(spread, probability)[0]


def test_the_shipped_networks_are_of_the_features_and_the_data_that_they_name() -> None:
    read = json.loads((Path(judge.__file__).parent / "scored.json").read_text(encoding="utf-8"))
    assert read["format"] == FORMAT
    assert read["without"] is None
    assert sorted(read["data"]) == [f"{s}/{f}.jsonl" for s in ("ecbplus", "neus/train") for f in ("articles", "labels")]
    assert tuple(read["pair_features"]) == pair_features.FEATURES
    assert tuple(read["context_features"]) == CONTEXT + pair_features.FEATURES
    assert tuple(read["merge_features"]) == judge.FEATURES
    assert networks().pair.inner.shape[0] == len(pair_features.FEATURES)
    assert networks().context.inner.shape[0] == len(CONTEXT) + len(pair_features.FEATURES)
    assert networks().merge.inner.shape[0] == len(judge.FEATURES)


def test_the_shipped_networks_were_trained_with_the_shipped_vectors() -> None:
    read = json.loads((Path(judge.__file__).parent / "scored.json").read_text(encoding="utf-8"))
    vectors = (files("pipeline.models") / "static.npz").read_bytes()
    assert read["vectors"] == hashlib.sha256(vectors).hexdigest(), "run scripts/train_clusters"


@pytest.mark.parametrize(
    "wrong", [{"candidates": 0}, {"near": -1}, {"one": 0.0}, {"across": 2.0}, {"window": 0}, {"trust": 1.5}]
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        stage(**wrong)


@pytest.mark.data
def test_the_five_seeds_are_one_story(data: Path) -> None:
    texts = {path.name[:3]: path.read_text() for path in sorted((data / "seeds").glob("*.txt"))}
    assert found(texts) == {("000", "001", "002", "003", "004")}
