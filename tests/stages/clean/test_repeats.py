"""Sentences said again."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.clean.repeats import _alike, _said, repeats

LONG = (
    "The harbour board said late on Monday that all ferries to the northern islands would stay in port until the "
    "worst of the storm had passed over the bay"
)


def test_the_same_words_are_a_repeat_whatever_the_marks() -> None:
    assert repeats(["It rained.", "Nobody came.", "It rained!"]) == [False, False, True]


def test_slight_changes_are_a_repeat() -> None:
    assert repeats([LONG, LONG.replace("said late", "said very late")]) == [False, True]


def test_another_number_name_negation_or_order_is_no_repeat() -> None:
    changed = [
        LONG + " 5",
        LONG.replace("the bay", "the Solent"),
        LONG.replace("would stay", "would not stay"),
        "Ann met Bob.",
        "Bob met Ann.",
    ]
    assert repeats([LONG, *changed]) == [False] * 6


def test_a_text_that_says_one_thing_often_is_no_trouble() -> None:
    assert sum(repeats([f"{LONG} {n}" for n in range(300)] * 2)) == 300


@given(st.lists(st.lists(st.sampled_from(list("abcdefghijkl")), max_size=14).map(" ".join), max_size=12))
def test_the_index_finds_what_comparing_all_pairs_finds(sentences: list[str]) -> None:
    said = [_said(s) for s in sentences]
    slow: list[bool] = []
    for at, one in enumerate(said):
        earlier = [said[b] for b in range(at) if not slow[b]]
        slow.append(bool(one.words) and any(one.words == other.words or _alike(one, other) for other in earlier))
    assert repeats(sentences) == slow
