from pipeline.evaluation.copies import Truth
from pipeline.evaluation.planted import PASSAGE, Planted
from pipeline.records import Deduplicated, Reuse
from tests.builders import article


def rows(**origins: str) -> dict[str, Deduplicated]:
    return {key: Deduplicated(key, origin, None if key == origin else origin, ()) for key, origin in origins.items()}


def copy(base: str, key: str) -> Planted:
    return Planted("cut", base, article(key), 0, 9, 1.0, False)


def test_a_copy_with_the_origin_of_its_base_is_right() -> None:
    truth = Truth.of(rows(a="a", p="a", b="b"), [copy("a", "p")], ())
    assert truth.of_copy(copy("a", "p")) == {"planted": 1, "right": True, "called": 1}


def test_a_copy_that_is_missed_is_called_nothing() -> None:
    truth = Truth.of(rows(a="a", p="p"), [copy("a", "p")], ())
    assert truth.of_copy(copy("a", "p")) == {"planted": 1, "right": False, "called": 0}


def test_a_copy_that_is_set_aside_is_missed() -> None:
    assert Truth.of(rows(a="a"), [copy("a", "p")], ()).of_copy(copy("a", "p")) == {"planted": 1}


def test_each_other_article_of_its_origin_is_one_wrong_pair() -> None:
    plants = [copy("a", "p"), copy("b", "q")]
    truth = Truth.of(rows(a="a", p="a", b="a", q="a"), plants, ())
    assert truth.of_copy(plants[0]) == {"planted": 1, "right": True, "called": 3}


def test_known_reprints_are_no_error_and_others_are() -> None:
    found = rows(a="a", b="a", c="c", d="c")
    assert [part["wrong"] for _, part in Truth.of(found, [], (("a", "b"),)).of_originals()] == [0, 0, 1, 1]


def lent(dated: bool) -> Planted:
    return Planted(PASSAGE, "a", article("h", "x" * 100), 20, 40, 0.2, dated)


def carrying(key: str, source: str, start: int, end: int) -> dict[str, Deduplicated]:
    return {key: Deduplicated(key, key, None, (Reuse(start, end, source, 0.25),))}


def test_a_passage_is_found_where_most_of_it_is_covered_with_its_source() -> None:
    truth = Truth.of(rows(a="a") | carrying("h", "a", 22, 41), [lent(True)], ())
    parts = truth.of_passage(lent(True))
    assert (parts["spans"], parts["sourced"]) == (True, True) and abs(parts["share error"] - 0.05) < 1e-9
    missed = Truth.of(rows(a="a") | carrying("h", "a", 35, 60), [lent(True)], ()).of_passage(lent(True))
    assert (missed["spans"], missed["sourced"]) == (False, False)


def test_the_other_direction_counts_where_no_date_tells() -> None:
    found = rows(h="h") | carrying("a", "h", 5, 25)
    assert Truth.of(found, [lent(False)], ()).of_passage(lent(False))["spans"]
    assert not Truth.of(found, [lent(True)], ()).of_passage(lent(True))["spans"]
