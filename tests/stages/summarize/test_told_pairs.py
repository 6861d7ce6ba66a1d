"""Pairs of sentences of two articles on one story, each judged by one of two readers: do they tell one fact?

told_pairs.json names them by article and offsets. They stood together in summaries made without the test of told.py;
`partly` is where one tells a part of the other. The pairs of neus/train were there to
choose the limits of told.py, those of BASIL were not, but for what one day weighs. `bodies` are pairs of which one
at least is no lead, drawn from those with most words in common; all of them were there to choose RETOLD.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from pipeline.stages.summarize.choosing.repetition import told_again
from pipeline.stages.summarize.choosing.retold import retold
from pipeline.stages.summarize.choosing.told import told_already

JUDGED = json.loads(Path(__file__).with_name("told_pairs.json").read_text(encoding="utf-8"))
PAIRS = JUDGED["pairs"]
BODIES = JUDGED["bodies"]
LEFT = JUDGED["left"]


@cache
def texts(path: Path) -> dict[str, str]:
    """The articles that pairs name."""
    named = {article for pair in (*PAIRS, *BODIES, *LEFT) for article in (pair[1], pair[4])}
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in named}


@pytest.mark.data
@pytest.mark.parametrize(("name", "found", "wrong"), [("neus/train", 0.75, 0.05), ("basil", 0.75, 0.15)])
def test_leads_that_tell_one_fact_are_told_from_others(name: str, found: float, wrong: float, data: Path) -> None:
    known = texts(data / name / "articles.jsonl")
    asked: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for place, article, start, end, other, first, last, lead, fact in PAIRS:
        if place == name and lead:
            asked[fact] += 1
            same[fact] += told_already(known[other][first:last], [known[article][start:end]])
    assert asked["same"] >= 25 and asked["other"] >= 20
    assert same["same"] >= found * asked["same"]
    assert same["other"] <= wrong * asked["other"]


@pytest.mark.data
def test_later_sentences_that_retell_are_told_from_others(data: Path) -> None:
    asked: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for name in ("basil", "neus/train", "neus/dated"):
        known = texts(data / name / "articles.jsonl")
        for place, article, start, end, other, first, last, _, fact in BODIES:
            if place == name:
                asked[fact] += 1
                same[fact] += retold(known[article][start:end], [known[other][first:last]])
    assert asked == {"same": 81, "other": 84}
    assert same["same"] >= 0.45 * asked["same"]
    assert same["other"] <= 0.06 * asked["other"]


@pytest.mark.data
def test_a_pair_of_one_fact_is_likelier_told_again_than_another_pair(data: Path) -> None:
    odds: dict[str, list[float]] = {"same": [], "partly": [], "other": []}
    for name in ("basil", "neus/train", "neus/dated"):
        known = texts(data / name / "articles.jsonl")
        for place, article, start, end, other, first, last, _, fact in (*PAIRS, *BODIES, *LEFT):
            if place == name:
                odds[fact].append(told_again(known[article][start:end], [known[other][first:last]]))
    same, others = np.array(odds["same"]), np.array(odds["other"])
    assert len(same) > 200 and len(others) > 350
    # the area under the curve
    assert (same[:, None] > others).mean() > 0.84
    assert (same > 0.5).mean() > 0.45 and (others > 0.5).mean() < 0.12
