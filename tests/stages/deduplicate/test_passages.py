import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.errors import ConfigurationError
from pipeline.records import Deduplicated, Layout
from pipeline.stages.deduplicate import carried
from pipeline.stages.deduplicate.candidates import CROWD
from pipeline.stages.deduplicate.exact import DeduplicateExact
from pipeline.stages.deduplicate.none import DeduplicateNone
from pipeline.stages.deduplicate.origins import DeduplicateInput
from pipeline.stages.deduplicate.passages import DeduplicatePassages
from pipeline.tables import to_records, to_table
from tests.builders import lines_of


def stage(**changes: object) -> DeduplicatePassages:
    values = {"shingle": 5, "window": 4, "gap": 5, "sum": 1.1, "least": 0.3, "passage": 15, "days": None}
    return DeduplicatePassages(**(values | changes))  # type: ignore[arg-type]


def table(texts: dict[str, str], dates: dict[str, str] | None = None) -> pa.Table:
    return to_table(
        [
            DeduplicateInput(key, text, Layout(None, None, None, None, lines_of(text)), (dates or {}).get(key))
            for key, text in texts.items()
        ],
        DeduplicateInput,
    )


def rows(result: pa.Table) -> dict[str, Deduplicated]:
    return {row.article_id: row for row in to_records(result, Deduplicated)}


def origins(texts: dict[str, str], dates: dict[str, str] | None = None, **changes: object) -> dict[str, str]:
    return {key: row.origin for key, row in rows(stage(**changes)(table(texts, dates)).kept).items()}


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


def test_a_passage_is_carried_with_small_edits_inside_of_it() -> None:
    texts = {"wire": prose(1, 60, 30), "long": prose(4, 90) + "\n" + edited(prose(1, 60, 30), 12) + "\n" + prose(5, 90)}
    (reuse,) = rows(stage()(table(texts)).kept)["long"].reuse
    assert reuse.source == "wire" and reuse.share == pytest.approx(60 / 240, abs=0.01)


def test_a_passage_at_an_unclosed_quotation_is_carried_where_the_source_does_not_quote() -> None:
    texts = {"a": prose(1, 60), "b": prose(2, 90) + "\n“" + prose(1, 40) + "\n" + prose(3, 90)}
    assert [reuse.source for reuse in rows(stage()(table(texts)).kept)["b"].reuse] == ["a"]


def test_a_text_cut_short_is_a_copy_but_a_wire_story_inside_a_longer_one_is_not() -> None:
    long = prose(1, 600)
    assert origins({"a": long, "b": long[:500]}) == {"a": "a", "b": "a"}
    assert origins({"a": prose(2, 300) + "\n" + prose(1, 100) + "\n" + prose(3, 300), "b": prose(1, 100)})["a"] == "a"


def test_a_part_from_the_middle_is_a_copy_where_it_came_later_and_a_source_where_it_came_first() -> None:
    texts = {"whole": prose(2, 300) + "\n" + prose(1, 100) + "\n" + prose(3, 300), "part": prose(1, 100)}
    early, late = "2024-05-01", "2024-05-02"
    assert origins(texts, {"whole": early, "part": late}) == {"whole": "whole", "part": "whole"}
    found = rows(stage()(table(texts, {"whole": late, "part": early})).kept)
    assert found["part"].origin == "part" and [reuse.source for reuse in found["whole"].reuse] == ["part"]


NOTICE = (
    "The central bank said it provided the money market with {} mln stg of help in the morning session. "
    "The bank bought bank bills in band {} at the rates that it set on the day before, as it has all week. "
    "It had put the likely shortage in the system at about {} mln stg, before later changes in the estimate."
)


def test_notices_of_one_form_with_other_figures_are_no_copies() -> None:
    assert origins({"a": NOTICE.format(103, 1, 350), "b": NOTICE.format(217, 4, 800)}) == {"a": "a", "b": "b"}


def test_figures_spelled_out_as_words_are_edits_of_one_notice() -> None:
    assert set(origins({"a": NOTICE.format(3, 1, 8), "b": NOTICE.format("three", "one", "eight")}).values()) == {"a"}


def test_figures_are_compared_whole_not_by_the_parts_that_points_and_commas_make_of_them() -> None:
    first = NOTICE.format("3.332", "1.5", "295,000")
    assert origins({"a": first, "b": NOTICE.format("3.062", "1.7", "290,000")}) == {"a": "a", "b": "b"}
    assert set(origins({"a": first, "b": "Market report\n" + first}).values()) == {"a"}


def test_a_long_report_with_one_figure_brought_up_to_date_is_a_copy() -> None:
    reports = {key: prose(1) + f"\nAt least {toll} people died in 3 towns, 40 km from 2 rivers." for key, toll in
               (("a", 12), ("b", 14))}  # fmt: skip
    assert origins(reports) == {"a": "a", "b": "a"}


def retold(text: str, seed: int) -> str:
    """The words of a text in another order."""
    words = text.split()
    random.Random(seed).shuffle(words)
    return " ".join(words)


def test_a_common_quotation_of_two_reports_on_one_event_is_neither_a_copy_nor_carried() -> None:
    quotation = "“" + prose(1, 40) + "”"
    texts = {"a": prose(2, 50) + "\n" + quotation, "b": quotation + "\n" + retold(prose(2, 50), 1)}
    found = rows(stage()(table(texts)).kept)
    assert all(row.origin == row.article_id and not row.reuse for row in found.values())


def test_two_articles_are_weighed_once_however_many_quotations_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[int]] = []

    def apart(_: object, pair: NDArray[np.int64], __: object) -> float:
        asked.append(pair.tolist())
        return 0.0

    monkeypatch.setattr(carried, "_kinship", apart)
    said = [f"“{prose(seed, 30)}”" for seed in (1, 2, 3)]
    texts = {"a": "\n".join([*said, prose(4, 300)]), "b": "\n".join([prose(5, 300), *reversed(said)])}
    found = rows(stage()(table(texts)).kept)
    assert asked == [[0, 1]] and len(found["b"].reuse) == 3


def test_a_quotation_in_an_article_on_something_else_is_carried() -> None:
    quotation = "“" + prose(1, 40) + "”"
    texts = {"a": prose(2, 50) + "\n" + quotation, "b": quotation + "\n" + prose(3, 90)}
    found = rows(stage()(table(texts)).kept)
    assert [reuse.source for reuse in found["b"].reuse] == ["a"] and not found["a"].reuse


def test_a_passage_is_carried_from_where_its_words_stand_elsewhere_too_whatever_the_dates() -> None:
    texts = {"a": prose(2, 60) + "\n" + prose(1, 40), "b": retold(prose(1, 40), 1) + "\n" + prose(1, 40)}
    for dates in ({}, {"a": "2024-05-01", "b": "2024-05-02"}):
        found = rows(stage()(table(texts, dates)).kept)
        assert [reuse.source for reuse in found["a"].reuse] == ["b"] and not found["b"].reuse


@pytest.mark.parametrize(("others", "origin"), [(1, "b"), (6, "a")])
def test_boilerplate_hides_a_cut_copy_until_articles_of_many_origins_are_seen_to_have_it(
    others: int, origin: str
) -> None:
    lines, boilerplate = prose(1, 100, 20).split("\n"), prose(2, 60)
    texts = {"a": "\n".join(lines), "b": "\n".join([lines[1], boilerplate, lines[3]])}
    texts |= {f"c{at}": prose(10 + at, 90) + "\n" + boilerplate for at in range(others)}
    assert origins(texts)["b"] == origin


def test_a_text_that_holds_two_others_does_not_chain_them() -> None:
    found = origins({"a": prose(1), "b": prose(2), "both": prose(1) + "\n" + prose(2)})
    assert found["a"] != found["b"]


def test_a_text_that_two_others_hold_does_not_chain_them() -> None:
    both = {"x": prose(1) + "\n" + prose(2), "y": prose(1) + "\n" + prose(3), "z": prose(1)}
    found = origins(both)
    assert found["x"] != found["y"]


def test_texts_shorter_than_a_shingle_are_copies_where_equal_only() -> None:
    assert origins({"a": "It rained.", "b": "it  rained", "c": "It snowed."}) == {"a": "a", "b": "a", "c": "c"}


def test_empty_bodies_are_no_copies_of_each_other() -> None:
    assert origins({"a": "", "b": "", "c": "…"}) == {"a": "a", "b": "b", "c": "c"}


def test_articles_beyond_the_window_are_not_compared() -> None:
    texts, dates = {"a": prose(1), "b": prose(1)}, {"a": "2024-01-01", "b": "2024-03-01"}
    assert origins(texts, dates, days=30) == {"a": "a", "b": "b"}
    assert origins(texts, {"a": "2024-01-01"}, days=30) == {"a": "a", "b": "a"}


def test_reprints_within_the_window_of_each_other_are_one_origin() -> None:
    dates = {"a": "2024-01-01", "b": "2024-01-20", "c": "2024-02-10"}
    assert set(origins(dict.fromkeys("abc", prose(1)), dates, days=30).values()) == {"a"}


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
    found = rows(stage(shingle=1, gap=1, passage=1)(table(given_texts)).kept)
    assert list(found) == sorted(given_texts)
    for key, row in found.items():
        assert all(0 <= r.start < r.end <= len(given_texts[key]) and 0 < r.share <= 1 for r in row.reuse)
        assert (row.copy_of is None) == (row.origin == key)


@pytest.mark.parametrize(
    "wrong", [{"shingle": 0}, {"window": "4"}, {"gap": -1}, {"sum": 2.5}, {"least": 0.6}, {"passage": 4}, {"days": -1}]
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
