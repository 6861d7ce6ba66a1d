"""Evidence by containment: own sources first, then every passage that says all of a claim."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Alignment, Attributed, Attribution, Candidate, Member, Reuse
from pipeline.stages.attribute.containment import AttributeContainment
from pipeline.stages.attribute.passages import AttributeInput
from pipeline.stages.attribute.story_index import Index, attribute_story, scores_of, weights_of
from pipeline.tables import to_records, to_table
from tests.builders import member
from tests.verification.drafts import cited_article, copied, draft, reworded

ATTRIBUTE = AttributeContainment(threshold=0.7, pair_threshold=0.85, pair_floor=0.3, pair_distance=3)
CLAIM = "Ana Silva opened the new bridge in Porto on Tuesday."
FIRST = member("a", f"{CLAIM} It cost 40 million euros. Boats passed below.")


def story(*candidates: Candidate, articles: tuple[Member, ...]) -> AttributeInput:
    cited = tuple(cited_article(a) for a in articles)
    return AttributeInput("s", cited, tuple(draft(c) for c in candidates))


def texts(found: tuple[Attribution, ...], articles: tuple[Member, ...]) -> list[list[str]]:
    """The texts of each group of the first draft."""
    by_id = {a.article_id: a for a in articles}
    groups: dict[int, list[str]] = {}
    for a in (a for a in found if a.draft == 0):
        source = by_id[a.article_id]
        groups.setdefault(a.group, []).append(
            ((source.title or "") if a.field == "title" else source.text)[a.start : a.end]
        )
    return [groups[n] for n in range(len(groups))]


def evidence(candidate: Candidate, *articles: Member) -> list[list[str]]:
    return texts(attribute_story(story(candidate, articles=articles), ATTRIBUTE.groups).attributions, articles)


def test_the_sentence_that_is_copied_comes_first() -> None:
    part = copied(FIRST, "Ana Silva opened the new bridge")
    assert evidence(part, FIRST)[0] == [CLAIM]


def test_another_article_that_says_the_same_is_a_group() -> None:
    says = "On Tuesday the new bridge in Porto was opened by Ana Silva, the mayor."
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", f"It rained. {says}")) == [[CLAIM], [says]]


def test_a_copy_is_a_group_of_its_own() -> None:
    copy = member("b", FIRST.text, origin="a", copy_of="a")
    assert evidence(copied(FIRST, CLAIM), FIRST, copy) == [[CLAIM], [CLAIM]]


def test_an_undated_copy_is_read_as_of_the_day_of_its_origin() -> None:
    first = member("a", FIRST.text, day="2023-04-20")
    dated = reworded(first, CLAIM.replace("Tuesday", "April 18"), CLAIM)
    copy = member("b", FIRST.text, origin="a", copy_of="a")
    assert evidence(dated, first, copy) == [[CLAIM], [CLAIM]]
    assert evidence(dated, first, member("b", FIRST.text)) == [[CLAIM]]


def test_a_passage_that_an_undated_article_carries_is_read_as_of_the_day_of_its_source() -> None:
    first = member("a", FIRST.text, day="2023-04-20")
    dated = reworded(first, CLAIM.replace("Tuesday", "April 18"), CLAIM)
    carrier = member("b", f"{CLAIM} It rained.", reuse=(Reuse(0, len(CLAIM), "a", 0.8),))
    assert evidence(dated, first, carrier) == [[CLAIM], [CLAIM]]


def test_an_article_that_names_another_person_is_none() -> None:
    other = member("b", "Rui Costa opened the new bridge in Porto on Tuesday.")
    assert evidence(copied(FIRST, CLAIM), FIRST, other) == [[CLAIM]]


def test_an_article_that_gives_another_figure_is_none() -> None:
    other = member("b", "The bridge cost 45 million euros. It cost 45 million euros.")
    assert evidence(copied(FIRST, "It cost 40 million euros."), FIRST, other) == [["It cost 40 million euros."]]


def test_an_article_that_denies_it_is_none() -> None:
    other = member("b", "Ana Silva has not opened the new bridge in Porto on Tuesday.")
    assert evidence(copied(FIRST, CLAIM), FIRST, other) == [[CLAIM]]


def test_two_sentences_may_say_it_together() -> None:
    pair = ["Ana Silva came to Porto on Tuesday.", "She opened the new bridge there."]
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", " ".join(pair))) == [[CLAIM], pair]


@pytest.mark.parametrize(("between", "together"), [(2, True), (3, False)])
def test_two_sentences_far_apart_say_nothing_together(between: int, together: bool) -> None:
    pair = ["Ana Silva came to Porto on Tuesday.", "She opened the new bridge there."]
    apart = f" {' '.join(['Boats passed.'] * between)} ".join(pair)
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", apart)) == [[CLAIM], *([pair] if together else [])]


def test_a_title_may_say_it() -> None:
    titled = member("b", "Nothing of it.", title="Tuesday: Ana Silva opened new bridge in Porto")
    assert evidence(copied(FIRST, CLAIM), FIRST, titled)[1] == [titled.title]


def test_articles_in_other_languages_are_not_searched() -> None:
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", CLAIM, language="pt")) == [[CLAIM]]


def test_a_free_wording_finds_its_sentences() -> None:
    assert evidence(reworded(FIRST, "In Porto, Ana Silva opened a bridge on Tuesday.", "Boats"), FIRST) == [
        ["Boats passed below."],
        [CLAIM],
    ]


def test_groups_are_numbered_from_zero_and_scores_lie_in_range() -> None:
    copies = tuple(member(i, FIRST.text) for i in "bcd")
    found = attribute_story(story(copied(FIRST, CLAIM), articles=(FIRST, *copies)), ATTRIBUTE.groups).attributions
    assert [a.group for a in found] == [0, 1, 2, 3]
    assert all(0 <= a.score <= 1 for a in found)


def test_a_story_without_drafts_has_no_evidence() -> None:
    table = to_table([AttributeInput("s", (), ())], AttributeInput)
    kept = to_records(ATTRIBUTE(table).kept, Attributed)
    assert kept[0].attributions == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1).filter(lambda s: s.strip()), min_size=1, max_size=4))
def test_any_text_is_attributed_to_itself(bodies: list[str]) -> None:
    articles = tuple(member(str(i), text) for i, text in enumerate(bodies) if member(str(i), text).sentences)
    for article in articles:
        first = article.sentences[0]
        text = article.text[first.start : first.end]
        assert evidence(copied(article, text), *articles)[0]


def test_a_claim_of_few_content_words_needs_its_function_words_too() -> None:
    ours = member("a", "We want it that way.")
    assert evidence(copied(ours, ours.text), ours, member("b", "I think they want it that way.")) == [[ours.text]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["red", "green", "blue", "cold", "warm", "old"]), min_size=1), min_size=1, max_size=6
    )
)
def test_scores_equal_those_of_a_plain_search(lines: list[list[str]]) -> None:
    articles = tuple(member(str(i), " ".join(line)) for i, line in enumerate(lines))
    index = Index.of(story(articles=articles).articles)
    units = index.units
    for unit in units:
        weights = {s: math.log(1 + len(units) / sum(s in u.stems for u in units)) for s in unit.stems}
        total = sum(weights.values())
        expected = {i: sum(w for s, w in weights.items() if s in u.stems) / total for i, u in enumerate(units)}
        found = scores_of(weights_of(unit.statement, index), "en", index)
        assert found == pytest.approx({i: share for i, share in expected.items() if share > 0})


def test_the_sentence_that_a_claim_copies_stands_before_the_one_that_gives_a_name() -> None:
    ours = member("a", "Ana Silva is mayor of Porto. She opened the new bridge on Tuesday.")
    rest = " opened the new bridge on Tuesday."
    at = ours.text.index(rest)
    parts = (
        Alignment(0, 9, "a", "text", 0, 9, "refer"),
        Alignment(9, 9 + len(rest), "a", "text", at, at + len(rest), "copy"),
    )
    named = Candidate(f"Ana Silva{rest}", parts, ("refer",))
    assert evidence(named, ours) == [["She opened the new bridge on Tuesday.", "Ana Silva is mayor of Porto."]]
