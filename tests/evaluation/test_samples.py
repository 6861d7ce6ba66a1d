"""Figures from parts of sums."""

import math

import numpy as np

from pipeline.evaluation.samples import divided, f1, gather, ratio
from pipeline.evaluation.significance import values


def test_parts_of_one_unit_add_up_whatever_their_order() -> None:
    items = [("b", {"hit": 1.0}), ("a", {"hit": 2.0, "found": 5.0}), ("b", {"hit": 3.0})]
    for given in (items, items[::-1]):
        samples = gather(given, {})
        assert samples.units == ("a", "b")
        assert samples.parts["hit"].tolist() == [2.0, 4.0]
        assert samples.parts["found"].tolist() == [5.0, 0.0]


def test_precision_recall_and_f1_come_from_the_sums() -> None:
    parts = [("a", {"hit": 1, "found": 2, "gold": 1}), ("b", {"hit": 1, "found": 2, "gold": 3})]
    precision, recall = ratio("hit", "found", empty=1.0), ratio("hit", "gold", empty=1.0)
    found = values(gather(parts, {"P": precision, "R": recall, "F1": f1(precision, recall)}))
    assert found == {"P": 0.5, "R": 0.5, "F1": 0.5}


def test_a_ratio_to_nothing_is_what_is_said() -> None:
    assert values(gather([("a", {"hit": 0, "found": 0})], {"P": ratio("hit", "found", empty=1.0)})) == {"P": 1.0}


def test_f1_of_nothing_is_nothing() -> None:
    nothing = ratio("hit", "found", empty=0.0)
    assert values(gather([("a", {"hit": 0, "found": 1})], {"F1": f1(nothing, nothing)})) == {"F1": 0.0}


def test_without_items_there_are_no_figures() -> None:
    assert values(gather([], {"P": ratio("hit", "found", empty=1.0)})) == {}


def test_division_is_done_entry_by_entry_without_a_warning() -> None:
    found = divided(np.array([1.0, 2.0]), np.array([0.0, 4.0]), math.inf)
    assert found.tolist() == [math.inf, 0.5]
