"""Claims and figures of a story beside those of the last run."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.exports.changes import ClaimChange
from pipeline.exports.story import Story
from pipeline.records import Comparison, Side
from pipeline.window.claims import claim_changes, figure_changes, material
from tests.exports.stories import passage, quoting, source


def story(*texts: str, name: str = "s", version: str = "") -> Story:
    """A story with an article and a claim for each text."""
    articles = tuple(source(f"a{n}", f"{text}{version}") for n, text in enumerate(texts))
    claims = tuple(replace(quoting(a, text), claim_id=f"c-{text}") for a, text in zip(articles, texts, strict=True))
    return Story(name, articles, claims=claims)


def kinds(changes: tuple[ClaimChange, ...]) -> list[tuple[str, str | None]]:
    return [(c.change, c.was.text if c.was else None) for c in changes]


def test_a_claim_that_says_the_same_is_no_change() -> None:
    assert claim_changes(story("It rained.", "It snowed."), [story("It snowed.", "It rained.")], ()) == ()


def test_a_claim_in_other_words_is_changed_and_another_one_is_new() -> None:
    found = claim_changes(story("Rain kills 28 people.", "The dam holds."), [story("Rain kills 25 people.")], ())
    assert kinds(found) == [("changed", "Rain kills 25 people."), ("new", None)]


def test_of_two_old_claims_the_more_alike_is_the_one_that_changed() -> None:
    before = story("Rain kills many people in town.", "Rain kills 25 people in town.")
    found = claim_changes(story("Rain kills 28 people in town."), [before], ())
    assert kinds(found) == [
        ("changed", "Rain kills many people in town."),
        ("withdrawn", "Rain kills 25 people in town."),
    ]


def test_a_claim_is_superseded_where_all_it_rests_on_is_there() -> None:
    before, now = story("It rained.", "Bridges fell down."), story("It rained.", "Bridges fell down.")
    (gone,) = claim_changes(replace(now, claims=now.claims[:1]), [before], ())
    assert gone.reason == "superseded"


def test_a_claim_is_gone_with_its_article_its_text_or_to_another_story() -> None:
    before = story("It rained.")
    empty = replace(before, articles=(), claims=())
    assert claim_changes(empty, [before], {"a0"})[0].reason == "article_withdrawn"
    assert claim_changes(empty, [before], ())[0].reason == "article_moved"
    assert claim_changes(empty, [before], (), {"a0"})[0].reason == "article_aged"
    other = replace(story("It rained.", version=" No."), claims=())
    assert claim_changes(other, [before], ())[0].reason == "article_corrected"


def test_the_evidence_of_a_claim_that_is_gone_says_which_text_it_was_of() -> None:
    before = story("It rained.")
    (gone,) = claim_changes(replace(before, claims=()), [before], ())
    assert gone.was is not None
    assert [e.sha256 for e in gone.was.evidence] == [before.articles[0].sha256]


def figures(*values: tuple[float, str, str], relation: str = "update") -> Story:
    """A story whose articles give figures: value, day and article."""
    articles = tuple(source(name, f"{value:g} people died.", published=day) for value, day, name in values)
    sides = tuple(
        Side(value, "person", None, day, 1, 1, (passage(a, a.text),))
        for (value, day, _), a in zip(values, articles, strict=True)
    )
    return Story("s", articles, comparisons=(Comparison("figure", "people killed", relation, sides, None),))  # type: ignore[arg-type]


def test_a_later_figure_of_a_new_article_updates_the_one_that_was_known() -> None:
    now = figures((25, "2024-03-01", "a"), (28, "2024-03-02", "b"))
    before = replace(now, articles=now.articles[:1], comparisons=())
    (found,) = figure_changes(now, [before], ())
    assert (found.measure, found.now, found.was) == ("people killed", "28 people", "25 people")


def test_an_update_that_was_told_before_is_not_told_again() -> None:
    now = figures((25, "2024-03-01", "a"), (28, "2024-03-02", "b"))
    assert figure_changes(now, [now], ()) == ()


def test_two_figures_of_one_measure_are_not_told_as_updates_of_each_other() -> None:
    one = figures((25, "2024-03-01", "a"), (28, "2024-03-02", "b"))
    both = replace(
        one, comparisons=(one.comparisons[0], replace(one.comparisons[0], sides=one.comparisons[0].sides[:1]))
    )
    assert figure_changes(both, [both], ()) == ()


def test_a_figure_that_a_correction_takes_away_is_told() -> None:
    before = figures((25, "2024-03-01", "a"), (27, "2024-03-02", "b"))
    now = figures((25, "2024-03-01", "a"), (28, "2024-03-02", "b"))
    (found,) = figure_changes(now, [before], ())
    assert (found.value, found.was_value) == (28, 27)


def test_a_conflict_updates_nothing() -> None:
    now = figures((25, "2024-03-01", "a"), (28, "2024-03-02", "b"), relation="conflict")
    assert figure_changes(now, [replace(now, articles=now.articles[:1], comparisons=())], ()) == ()


def test_the_figure_of_a_changed_claim_is_told_with_what_it_was() -> None:
    now, before = story("Rain kills 28 people."), story("Rain kills 25 people.", name="t")
    changes = claim_changes(now, [before], ())
    (found,) = figure_changes(now, [before], changes)
    assert (found.value, found.was_value, found.claim_id) == (28, 25, "c-Rain kills 28 people.")
    assert found.now in "Rain kills 28 people."


def test_a_bound_that_the_known_figure_keeps_updates_nothing() -> None:
    def told(now: str, before: str) -> int:
        one, other = story(f"Rain kills {now} people."), story(f"Rain kills {before} people.", name="t")
        return len(figure_changes(one, [other], claim_changes(one, [other], ())))

    assert told("more than 20", "25") == told("at least 25", "25") == told("up to 30", "25") == 0
    assert told("more than 30", "25") == told("28", "more than 20") == 1


texts = st.lists(
    st.lists(st.sampled_from(["rain", "snow", "falls", "kills", "28", "25"]), min_size=1, max_size=4).map(" ".join),
    max_size=4,
    unique=True,
)


@given(texts, texts)
def test_each_claim_then_and_now_is_told_once(now: list[str], before: list[str]) -> None:
    found = claim_changes(story(*now), [story(*before)], ())
    same = set(now) & set(before)
    assert sorted(c.claim_id for c in found if c.claim_id) == sorted(f"c-{t}" for t in now if t not in same)
    assert sorted(c.was.text for c in found if c.was) == sorted(t for t in before if t not in same)


@given(texts, st.randoms())
def test_the_order_of_claims_is_nothing_material(now: list[str], random: object) -> None:
    one = story(*now)
    claims = list(one.claims)
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert material(replace(one, claims=tuple(claims))) == material(one)
