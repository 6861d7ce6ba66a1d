"""In which order sentences are read."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.summarize.choosing.reading_order import Place, reading_order


def place(article: str, position: int, said: str = "", day: str = "") -> Place:
    return Place(day, article, position, frozenset(said.split()))


PLACES = st.lists(
    st.builds(
        place,
        st.sampled_from("abc"),
        st.integers(0, 4),
        st.sampled_from(["", "ferry", "ferry harbour", "mayor"]),
        st.sampled_from(["", "2024-03-01", "2024-03-02"]),
    ),
    max_size=7,
)


def test_the_best_sentence_comes_first_and_days_in_their_order() -> None:
    assert reading_order([place("b", 0), place("a", 0)]) == [0, 1]
    days = ("2024-03-03", "2024-03-02", "2024-03-01")
    assert reading_order([place(day, 5, day=day) for day in days]) == [2, 1, 0]


def test_the_first_sentence_of_an_article_opens_a_summary() -> None:
    assert reading_order([place("b", 3), place("a", 0)]) == [1, 0]
    assert reading_order([place("b", 0, day="2024-03-02"), place("a", 5, day="2024-03-01")]) == [0, 1]


def test_what_a_sentence_speaks_of_is_told_to_the_end() -> None:
    ferry, mayor, again = place("a", 0, "ferry sank"), place("b", 1, "mayor wept"), place("c", 1, "ferry sank old")
    assert reading_order([ferry, mayor, again]) == [0, 2, 1]


def test_a_lead_goes_before_a_late_sentence_on_nothing_common() -> None:
    assert reading_order([place("a", 0), place("b", 9), place("c", 0)]) == [0, 2, 1]


@given(PLACES)
def test_each_is_read_once_and_an_article_in_its_own_order(places: list[Place]) -> None:
    order = reading_order(places)
    assert sorted(order) == list(range(len(places)))
    days = [places[i].day for i in order[1:]]
    assert days == sorted(days)
    for one, i in enumerate(order):
        later = [places[j] for j in order[one + 1 :] if places[j].day == places[i].day]
        assert all(p.position >= places[i].position for p in later if p.article_id == places[i].article_id)
