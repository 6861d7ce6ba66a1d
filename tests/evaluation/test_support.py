"""Benchmarks of the checker and of attribution, on small files of the form of the real ones."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.retrieval import SuperpalBenchmark, WiceBenchmark, average_precision, set_f1
from pipeline.evaluation.samples import gather
from pipeline.evaluation.significance import values
from pipeline.evaluation.support import (
    AggreFactBenchmark,
    PlantedChangesBenchmark,
    SummEditsBenchmark,
    accuracy_parts,
    auroc,
    auroc_parts,
    balanced_accuracy,
)
from pipeline.stages.attribute.containment import AttributeContainment
from pipeline.store import RunFolder

NO_RUN: RunFolder = None  # type: ignore[assignment]
ATTRIBUTE = AttributeContainment(threshold=0.7, pair_threshold=0.85, pair_floor=0.3, pair_distance=3)


def written(path: Path, *rows: Mapping[str, object]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.1, 0.2, 0.5, 0.9])), min_size=2, max_size=30))
def test_auroc_equals_a_plain_count_of_pairs(scored: list[tuple[bool, float]]) -> None:
    yes, no = [s for y, s in scored if y], [s for y, s in scored if not y]
    wins = [1.0 if a > b else 0.5 if a == b else 0.0 for a in yes for b in no]
    parts = auroc_parts([(str(i), y, s) for i, (y, s) in enumerate(scored)])
    assert values(gather(parts, {"AUROC": auroc}))["AUROC"] == pytest.approx(np.mean(wins) if wins else 0.5)


def test_balanced_accuracy_is_the_mean_of_both_answers() -> None:
    scored = [("a", True, 0.9), ("b", True, 0.1), ("c", False, 0.2), ("d", False, 0.3), ("e", False, 0.8)]
    found = values(gather(accuracy_parts(scored, 0.5), {"BA": balanced_accuracy}))["BA"]
    assert found == pytest.approx((1 / 2 + 2 / 3) / 2)


def test_sets_and_ranks_are_scored_as_usual() -> None:
    assert set_f1([1, 2], [2, 3, 4]) == pytest.approx(0.4)
    assert set_f1([], [1]) == 0
    assert average_precision([5, 1, 2], {1, 2}) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert average_precision([5], {1}) == 0


def test_wice_takes_the_best_of_the_alternatives(tmp_path: Path) -> None:
    sentences = ["The bridge opened on Tuesday.", "Boats sank.", "The new bridge opened on Tuesday."]
    row = {"id": "1", "claim": "The new bridge opened on Tuesday.", "sentences": sentences}
    path = written(
        tmp_path / "w.jsonl",
        row | {"supporting": [[1], [2]], "label": "supported"},
        row | {"id": "2", "supporting": [[]], "label": "not_supported"},
    )
    strict = AttributeContainment(threshold=1.0, pair_threshold=1.0, pair_floor=0.3, pair_distance=3)
    (found,) = WiceBenchmark(name="w", files=(path,), claims=path, attribute=strict).rows(NO_RUN)
    assert found.items == 1
    assert (found.figures["F1"], found.figures["hit rate"], found.figures["sentences"]) == (1.0, 1.0, 1.0)


def test_superpal_ranks_the_sentences_of_a_topic(tmp_path: Path) -> None:
    row = {"topic": "t", "summary_sentence": "The bridge opened."}
    path = written(
        tmp_path / "s.jsonl",
        row | {"source_sentence": "A bridge was opened."},
        row | {"summary_sentence": "Boats sank.", "source_sentence": "Two boats sank."},
    )
    (found,) = SuperpalBenchmark(name="s", files=(path,), alignments=path, attribute=ATTRIBUTE).rows(NO_RUN)
    assert (found.figures["MAP"], found.figures["P@1"]) == (1.0, 1.0)


def edits(domain: str) -> list[dict[str, object]]:
    document = f"The {domain} report says profits rose by 12 percent in May. Ana Silva runs the firm."
    right, wrong = "Profits rose by 12 percent in May.", "Profits rose by 15 percent in May."
    return [
        {"id": f"{domain}{i}", "document": document, "summary": text, "consistent": text == right}
        for i, text in enumerate([right, wrong] * 2)
    ]


def test_each_domain_is_judged_by_weights_of_the_others(tmp_path: Path) -> None:
    paths = tuple(written(tmp_path / f"{d}.jsonl", *edits(d)) for d in ("one", "two", "three"))
    rows = SummEditsBenchmark(name="e", files=paths, domains=paths).rows(NO_RUN)
    assert [r.group for r in rows] == ["mean", "one", "two", "three"]
    assert all(r.figures == {"balanced accuracy": 1.0, "AUROC": 1.0} or r.figures["AUROC"] == 1.0 for r in rows)


def test_summaries_of_systems_are_scored_by_the_shipped_weights(tmp_path: Path) -> None:
    labels = ("correct", "['extrinsic-NP']") * 2
    rows = [row | {"error_type": e, "origin": "news"} for row, e in zip(edits("x"), labels, strict=True)]
    path = written(tmp_path / "a.jsonl", *rows)
    found = AggreFactBenchmark(name="a", files=(path,), summaries=path).rows(NO_RUN)
    assert [r.group for r in found] == ["all", "news"]
    assert found[0].figures["AUROC"] == 1.0


def test_planted_changes_are_found(tmp_path: Path) -> None:
    text = (
        "Ana Silva said on Tuesday that the bridge will cost 48 million euros. "
        "Rui Costa said on Monday that 3 of the 12 boats were not insured in the port. "
        "The Porto Bridge Company has sold 1,200 tickets since it was opened in 2019."
    )
    articles = [{"id": f"{s}{i}", "text": text, "published": "2024-03-05"} for s in "ab" for i in (0, 1)]
    labels = [{"id": a["id"], "story": str(a["id"])[0]} for a in articles]
    paths = (written(tmp_path / "articles.jsonl", *articles), written(tmp_path / "labels.jsonl", *labels))
    benchmark = PlantedChangesBenchmark(
        name="p",
        files=paths,
        stories=str(tmp_path),
        count=2,
        kinds=("number", "negation"),
        a_kind=1,
        false_alarms=0.05,
        seed=0,
    )
    (found,) = benchmark.rows(NO_RUN)
    assert found.figures["number"] == found.figures["negation"] == 1.0
    assert found.figures["false alarms"] <= 0.05
