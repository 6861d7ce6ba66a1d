import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Deduplicated, Layout
from pipeline.stages.deduplicate.candidates import CROWD, by_passage, pairs_of_postings
from pipeline.stages.deduplicate.exact import DeduplicateExact
from pipeline.stages.deduplicate.minhash import DeduplicateMinHash
from pipeline.stages.deduplicate.none import DeduplicateNone
from pipeline.stages.deduplicate.origins import DeduplicateInput
from pipeline.tables import to_records, to_table
from pipeline.text.shingles import WordHashes, shingles
from tests.builders import lines_of


def stage(**changes: object) -> DeduplicateMinHash:
    values = {"shingle": 5, "bands": 32, "rows": 4, "seed": 1, "most": 0.75, "least": 0.55, "passage": 20}
    return DeduplicateMinHash(**({**values, "window": None} | changes))  # type: ignore[arg-type]


def table(texts: dict[str, str], days: dict[str, str] | None = None) -> pa.Table:
    return to_table(
        [
            DeduplicateInput(key, text, Layout(None, None, None, None, lines_of(text)), (days or {}).get(key))
            for key, text in texts.items()
        ],
        DeduplicateInput,
    )


def rows(result: pa.Table) -> dict[str, Deduplicated]:
    return {row.article_id: row for row in to_records(result, Deduplicated)}


def origins(texts: dict[str, str], days: dict[str, str] | None = None, **changes: object) -> dict[str, str]:
    return {key: row.origin for key, row in rows(stage(**changes)(table(texts, days)).kept).items()}


def prose(seed: int, count: int = 200, paragraph: int = 40) -> str:
    """Invented words in lines of `paragraph`; no two seeds share any run of them."""
    draw = random.Random(seed)
    made = ["".join(draw.choices("abcdefgh", k=5)) for _ in range(count)]
    return "\n".join(" ".join(made[i : i + paragraph]) + "." for i in range(0, count, paragraph))


def edited(text: str, every: int) -> str:
    return " ".join(f"edit{i}" if i % every == every - 1 else word for i, word in enumerate(text.split()))


LINES = prose(1).split("\n")
COPIES = {
    "a changed headline": "Another headline here\n" + prose(1),
    "cut paragraphs": "\n".join(LINES[:2] + LINES[3:4]),
    "another order of paragraphs": "\n".join(reversed(LINES)),
    "added boilerplate": prose(2, 40) + "\n" + prose(1) + "\n" + prose(3, 40),
    "an edit in every tenth word": edited(prose(1), 10),
    "other case and marks": prose(1).upper().replace(".", "!"),
}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_found_in_spite_of(kind: str) -> None:
    assert origins({"a": prose(1), "b": COPIES[kind], "c": prose(9)}) == {"a": "a", "b": "a", "c": "c"}


def test_the_earliest_article_is_the_origin_and_undated_ones_come_last() -> None:
    texts = {"a": prose(1), "b": prose(1), "c": prose(1)}
    assert set(origins(texts, {"b": "2024-05-02", "c": "2024-05-01"}).values()) == {"c"}


def test_a_passage_in_a_longer_article_is_reuse_with_its_place_and_share() -> None:
    texts = {"wire": prose(1, 60, 30), "long": prose(4, 90) + "\n" + prose(1, 60, 30) + "\n" + prose(5, 90)}
    found = rows(stage()(table(texts)).kept)
    (reuse,) = found["long"].reuse
    assert found["long"].origin == "long" and not found["wire"].reuse
    assert texts["long"][reuse.start : reuse.end] == prose(1, 60, 30).rstrip(".")
    assert reuse.source == "wire" and reuse.share == pytest.approx(60 / 240)


def test_the_later_one_carries_a_passage_where_both_are_dated() -> None:
    texts = {"a": prose(1, 60) + "\n" + prose(2, 100), "b": prose(1, 60) + "\n" + prose(3, 90)}
    found = rows(stage()(table(texts, {"a": "2024-05-02", "b": "2024-05-01"})).kept)
    assert [reuse.source for reuse in found["a"].reuse] == ["b"]
    assert not found["b"].reuse


def test_a_common_quotation_is_neither_a_copy_nor_carried() -> None:
    quotation = "“" + prose(1, 40) + "”"
    found = rows(stage()(table({"a": prose(2, 50) + "\n" + quotation, "b": quotation + "\n" + prose(3, 50)})).kept)
    assert all(row.origin == row.article_id and not row.reuse for row in found.values())


def test_a_text_that_holds_two_others_does_not_chain_them() -> None:
    found = origins({"a": prose(1), "b": prose(2), "both": prose(1) + "\n" + prose(2)})
    assert found["a"] != found["b"]


def test_texts_shorter_than_a_shingle_are_copies_where_equal_only() -> None:
    assert origins({"a": "It rained.", "b": "it  rained", "c": "It snowed."}) == {"a": "a", "b": "a", "c": "c"}


def test_empty_bodies_are_no_copies_of_each_other() -> None:
    assert origins({"a": "", "b": "", "c": "…"}) == {"a": "a", "b": "b", "c": "c"}


def test_articles_beyond_the_window_are_not_compared() -> None:
    texts, days = {"a": prose(1), "b": prose(1)}, {"a": "2024-01-01", "b": "2024-03-01"}
    assert origins(texts, days, window=30) == {"a": "a", "b": "b"}
    assert origins(texts, {"a": "2024-01-01"}, window=30) == {"a": "a", "b": "a"}


def test_reprints_within_the_window_of_each_other_are_one_origin() -> None:
    days = {"a": "2024-01-01", "b": "2024-01-20", "c": "2024-02-10"}
    assert set(origins(dict.fromkeys("abc", prose(1)), days, window=30).values()) == {"a"}


def test_a_crowd_of_reprints_is_one_origin() -> None:
    texts = {f"{i:03}": prose(1) + "\n" + prose(100 + i, 20) for i in range(3 * CROWD)}
    assert set(origins(texts).values()) == {"000"}


@settings(max_examples=20)
@given(st.permutations(range(len(COPIES))))
def test_the_order_of_the_input_does_not_matter(order: list[int]) -> None:
    texts = list(enumerate([*COPIES.values()]))
    result = stage()(table({str(i): texts[i][1] for i in order})).kept
    assert result.equals(stage()(table({str(i): text for i, text in texts})).kept)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_is_kept_with_reuse_inside_it(texts: list[str]) -> None:
    given_texts = {str(i): text for i, text in enumerate(texts)}
    found = rows(stage(shingle=1, passage=1)(table(given_texts)).kept)
    assert list(found) == sorted(given_texts)
    for key, row in found.items():
        assert all(0 <= r.start < r.end <= len(given_texts[key]) and 0 < r.share <= 1 for r in row.reuse)
        assert (row.copy_of is None) == (row.origin == key)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=20, unique=True))
def test_short_postings_give_all_pairs(postings: list[tuple[int, int]]) -> None:
    postings.sort(key=lambda posting: posting[1])
    keys, articles = (np.array([p[i] for p in postings], dtype=np.int64) for i in (0, 1))
    expected = sorted((a, b) for k, a in postings for other, b in postings if k == other and a < b)
    assert sorted(map(tuple, pairs_of_postings(keys, articles).tolist())) == expected


def test_a_common_passage_proposes_a_pair() -> None:
    hashes = WordHashes()
    own = [shingles(hashes(text.split()), 5) for text in (prose(1), prose(2) + " " + prose(1), prose(3))]
    assert by_passage(own, 2).tolist() == [[0, 1]]


@pytest.mark.parametrize(
    "wrong", [{"shingle": 0}, {"bands": "32"}, {"most": 1.5}, {"least": 0.4}, {"passage": 4}, {"window": -1}]
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        stage(**wrong)


def test_exact_knows_equal_bodies_only() -> None:
    found = rows(DeduplicateExact()(table({"a": prose(1), "b": prose(1).upper(), "c": edited(prose(1), 50)})).kept)
    assert {key: row.origin for key, row in found.items()} == {"a": "a", "b": "a", "c": "c"}


def test_none_makes_each_article_its_own_origin() -> None:
    found = rows(DeduplicateNone()(table({"b": prose(1), "a": prose(1)})).kept)
    assert {key: (row.origin, row.copy_of) for key, row in found.items()} == {"a": ("a", None), "b": ("b", None)}


@pytest.mark.data
def test_the_two_newsweek_pages_of_the_seeds_are_one_origin(data: Path) -> None:
    texts = {path.name[:3]: path.read_text() for path in sorted((data / "seeds").glob("*.txt"))}
    assert origins(texts) == {"000": "000", "001": "000", "002": "002", "003": "003", "004": "004"}
