"""The figures of a story side by side."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from omegaconf import OmegaConf

from pipeline.build import build
from pipeline.errors import ConfigurationError
from pipeline.records import Compared, Comparison, Member, Relation, Reuse, Sentence
from pipeline.stages.compare.ledger import CompareInput, CompareLedger
from pipeline.stages.compare.none import CompareNone, StoryKey
from pipeline.stages.compare.pairs.differences import difference_features
from pipeline.stages.compare.pairs.likeness import shipped_likeness, value_features, word_features
from pipeline.stages.compare.pairs.rivals import NO_RIVALS
from pipeline.stages.compare.reading.mentions import mentions_of
from pipeline.tables import to_records, to_table
from tests.builders import member
from tests.configurations import composed

LEDGER: CompareLedger = build(OmegaConf.to_container(composed().compare, resolve=True), "compare")


def compared(*articles: Member) -> tuple[Comparison, ...]:
    return LEDGER.compare(CompareInput("s", articles)).comparisons


def relations(*texts: str) -> list[tuple[Relation, list[float | None]]]:
    found = compared(*(member(f"a{i}", text, day="2024-03-01") for i, text in enumerate(texts)))
    return [(c.relation, [s.value for s in c.sides]) for c in found if c.kind == "figure"]


def test_one_value_from_two_origins_is_the_same() -> None:
    texts = "The flood killed 47 people in Torvik.", "At least 47 people were killed by the flood."
    assert relations(*texts) == [("same", [47])]


def test_a_figure_of_copies_is_listed_with_their_one_origin() -> None:
    text = "The flood killed 47 people in Torvik."
    (found,) = compared(member("a", text, origin="a"), member("b", text, origin="a"))
    assert (found.relation, found.sides[0].articles, found.sides[0].origins) == ("same", 2, 1)


def test_copies_cannot_be_in_conflict() -> None:
    first, second = "The flood killed 47 people in Torvik.", "In Torvik the flood killed 52 people."
    assert compared(member("a", first, origin="a"), member("b", second, origin="a")) == ()


def test_a_figure_of_one_article_is_not_listed() -> None:
    assert compared(member("a", "The flood killed 47 people."), member("b", "It rained.")) == ()


def test_copies_are_cited_and_count_once() -> None:
    text = "The flood killed 47 people in Torvik."
    (found,) = compared(
        member("a", text), member("b", text, origin="a"), member("c", "In Torvik 47 people were killed by the flood.")
    )
    (side,) = found.sides
    assert (side.articles, side.origins, len(side.evidence)) == (3, 2, 3)


def test_a_carried_passage_counts_as_its_source() -> None:
    text = "The flood killed 47 people in Torvik."
    carrying = member("b", text, reuse=(Reuse(0, len(text), "a", 1.0),))
    (found,) = compared(member("a", text), carrying)
    assert found.sides[0].origins == 1


def test_a_round_number_is_the_exact_one_rounded() -> None:
    texts = "About 70 houses burnt down in Torvik.", "In Torvik, 71 houses burnt down."
    assert relations(*texts) == [("rounding", [70, 71])]
    texts = "More than 65 houses burnt down in Torvik.", "In Torvik, 66 houses burnt down."
    assert relations(*texts) == [("rounding", [65, 66])]


def test_one_sum_in_two_currencies_is_a_conversion_with_its_rate() -> None:
    (found,) = compared(
        member("a", "The city pays €65 million in flood aid."),
        member("b", "The city will pay more than $71 million in flood assistance."),
    )
    assert found.relation == "conversion"
    assert found.note == "€65 million; more than $71 million; implied 1.09 USD per EUR"


def test_sums_that_no_rate_explains_are_neither_conversion_nor_conflict() -> None:
    assert relations("The city pays €65 million in flood aid.", "The city pays $400 million in flood aid.") == []


def test_physical_units_convert_by_their_factor() -> None:
    texts = "The crack is 3 miles long, engineers found.", "The crack is 4.8 km long, engineers found."
    assert [relation for relation, _ in relations(*texts)] == ["conversion"]


def test_a_part_is_another_measure_than_its_whole() -> None:
    texts = (
        "The city pays more than €150 million in support, including €65 million in flood aid.",
        "The city pays €65 million in flood aid.",
    )
    assert relations(*texts) == [("different_measure", [65e6, 150e6]), ("same", [65e6])]


def test_two_values_of_one_day_are_a_conflict() -> None:
    texts = "The flood killed 47 people in Torvik.", "In Torvik the flood killed 52 people."
    assert relations(*texts) == [("conflict", [47, 52])]


def test_a_toll_that_rises_later_is_an_update_and_one_that_falls_a_conflict() -> None:
    first, second = "The flood killed 47 people in Torvik.", "In Torvik the flood killed 52 people."
    (rising,) = compared(member("a", first, day="2024-03-01"), member("b", second, day="2024-03-02"))
    (falling,) = compared(member("b", second, day="2024-03-01"), member("a", first, day="2024-03-02"))
    assert (rising.relation, falling.relation) == ("update", "conflict")
    assert [side.as_of for side in rising.sides] == ["2024-03-01", "2024-03-02"]


def test_a_lower_bound_that_is_outgrown_is_an_update() -> None:
    texts = "At least 47 people were killed by the flood.", "The flood killed 60 people."
    assert relations(*texts) == [("update", [47, 60])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A quake in Osk hurt 50 people, police said.", "In Osk 80 people were injured by the quake."),
        ("Mayor Anna Vole, 44, left Torvik.", "In Torvik, Mayor Anna Vole, 45, resigned."),
        ("The agency in Torvik got nearly 300,000 letters.", "The agency in Torvik got some 235,000 letters."),
    ],
)
def test_tolls_ages_and_near_counts_may_be_in_conflict(first: str, second: str) -> None:
    assert [relation for relation, _ in relations(first, second)] == ["conflict"]


def test_a_value_as_near_to_two_values_of_one_article_is_in_conflict_with_none() -> None:
    texts = (
        "Olm had 81,285 cases of the fever, and Veld had 80,539 cases of the fever.",
        "There were 82,100 cases of fever.",
    )
    assert relations(*texts) == []


def test_days_far_apart_are_no_conflict() -> None:
    first, second = (
        "The barge is 47 metres long, police in Torvik said.",
        "Police in Torvik: the barge is 52 metres long.",
    )
    for day, expected in (("2024-03-02", ["conflict"]), ("2024-03-09", [])):
        found = compared(member("a", first, day="2024-03-01"), member("b", second, day=day))
        assert [c.relation for c in found] == expected


def test_a_value_given_in_two_units_is_listed_though_one_article_gives_it() -> None:
    other = member("b", "It rained.")
    (found,) = compared(member("a", "The fire in Torvik burnt 20 miles (32 km) of forest."), other)
    assert (found.relation, [side.unit for side in found.sides]) == ("conversion", ["mile", "kilometre"])
    assert (
        compared(member("a", "The fire in Torvik burnt 20 miles (80 km) of forest."), member("b", "It rained.")) == ()
    )


def test_sides_say_where_their_figures_are_printed() -> None:
    texts = "The flood killed 47 people in Torvik.", "In Torvik the flood killed 52 people."
    (found,) = compared(member("a", texts[0]), member("b", texts[1]))
    text = {"a": texts[0], "b": texts[1]}
    printed = [[text[f.article_id][f.start : f.end] for f in s.figures] for s in found.sides]
    assert printed == [["47"], ["52"]]


def test_of_three_values_each_pair_has_its_relation() -> None:
    texts = (
        "The flood killed 47 people in Torvik.",
        "In Torvik the flood killed 52 people.",
        "In Torvik the flood killed about 50 people.",
    )
    (found,) = compared(*(member(f"a{i}", text, day="2024-03-01") for i, text in enumerate(texts)))
    assert (found.relation, [s.value for s in found.sides]) == ("conflict", [47, 50, 52])
    assert (found.between(0, 2), found.between(2, 0), found.between(1, 1)) == ("conflict", "conflict", "same")
    assert {found.between(0, 1), found.between(1, 2)} == {"rounding"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The flood killed 47 people.", "The flood injured 52 people."),
        ("The mayor called two aides.", "The mayor bought three boats."),
        ("Two men left the bank.", "Three men entered a park."),
        ("Flood killed 47 people in Torvik.", "Another 52 people were killed by a flood in Torvik."),
        ("Ms. Vole, 44, left Torvik.", "Mr. Hare, 46, left Torvik."),
        ("It hit 50 short bridges in Torvik.", "It hit 40 long bridges in Torvik."),
        ("The council voted 12-9 for the dam.", "The council voted 14-7 for the dam."),
        ("The dam was built in 1956.", "The dam was built in 1958."),
        ("Vole won 46 percent of the vote.", "Hare won 41 percent of the vote."),
        ("Vole took 46 percent of the vote.", "With half of it counted, Vole had 41 percent of the vote."),
        ("A survey gives Mayor Vole 46 percent.", "A survey gives Mayor Vole 41 percent."),
        ("Torvik sends 12 million doses to Olm and 11 million doses to Veld.", "Torvik sends 23 million doses."),
        ("Anna Vole, 44, left Torvik.", "Karl Vole, 46, left Torvik."),
        ("The flood killed four people in Torvik.", "A gunman killed five people in Torvik, including the gunman."),
        ("Vole has a 40 percent chance of winning the seat.", "Vole has a 60 percent chance of losing the seat."),
    ],
)
def test_different_things_are_no_conflict(first: str, second: str) -> None:
    assert relations(first, second) == []


def test_an_article_that_gives_both_values_knows_of_two_measures() -> None:
    both = "The flood killed 47 people in Torvik. In Torvik district the flood killed 52 people."
    assert relations(both, "In Torvik the flood killed 52 people.") == [("same", [52])]


def test_repeats_and_figures_at_a_cut_do_not_speak() -> None:
    text = "The flood killed 47 people in Torvik."
    again = member("b", text, sentences=(Sentence(0, len(text), "body", False, True),))
    cut = "Torvik: the flood killed 47..."
    at_cut = member("c", cut, sentences=(Sentence(0, len(cut), "body", True, False),))
    assert compared(member("a", text), again, at_cut) == ()


def test_the_most_important_comes_first() -> None:
    texts = (
        "The flood killed 47 people in Torvik. It broke 12 dams in the north.",
        "In Torvik the flood killed 52 people. It broke 12 dams in the north.",
    )
    assert [relation for relation, _ in relations(*texts)] == ["conflict", "same"]


TOKENS = (
    "flood",
    "killed",
    "people",
    "about",
    "47",
    "52",
    "$3",
    "€3 million",
    "km",
    "miles",
    "2024",
    "-5%",
    "and",
    ",",
    "(",
)
WORDS = st.lists(st.sampled_from(TOKENS), max_size=30).map(" ".join)


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, st.text()), min_size=1, max_size=4))
def test_any_texts_give_sides_with_passages_inside_them(texts: list[str]) -> None:
    members = {f"a{i}": member(f"a{i}", text) for i, text in enumerate(texts)}
    for found in compared(*members.values()):
        assert found.measure
        for side in found.sides:
            assert side.evidence and 1 <= side.origins <= side.articles
            assert all(p.end <= len(members[p.article_id].text) for p in side.evidence)


def test_a_large_story_of_copies_is_one_comparison() -> None:
    draw = random.Random(3)
    texts = [
        f"In {draw.choice(['Torvik', 'the town'])} the flood killed 47 people. Area {i} is dry." for i in range(300)
    ]
    (found,) = compared(*(member(f"a{i:03}", text) for i, text in enumerate(texts)))
    assert found.sides[0].articles == 300


def test_rows_go_in_and_come_out_as_tables() -> None:
    rows = [
        CompareInput("s", (member("a", "It killed 47 people."), member("b", "It killed 47 people there."))),
        CompareInput("t", (member("c", "It killed 47 people."),)),
    ]
    result = LEDGER(to_table(rows, CompareInput))
    assert [len(row.comparisons) for row in to_records(result.kept, Compared)] == [1, 0]
    assert LEDGER(to_table([], CompareInput)).kept.num_rows == 0


def test_none_compares_nothing() -> None:
    result = CompareNone()(to_table([StoryKey("s")], StoryKey))
    assert to_records(result.kept, Compared) == [Compared("s", ())]


@pytest.mark.parametrize(
    "changed",
    [
        {"values": 1},
        {"same": 0.0},
        {"differ": 1.0},
        {"differ": 0.3, "conflict": 0.2},
        {"agree": 0.0},
        {"ratio": 1.0},
    ],
)
def test_parameters_out_of_range_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        replace(LEDGER, **changed)


def test_every_shipped_weight_is_of_a_feature_that_is_worked_out() -> None:
    texts = ("It killed 47 people.", "It killed 47 people there.", "It killed 52 people.")
    one, same, other = mentions_of([member(f"a{i}", text) for i, text in enumerate(texts)])
    agreeing = word_features(one, same) | value_features(one, same) | value_features(one, other)
    assert shipped_likeness().agreeing.keys() <= {"bias", *agreeing}
    assert shipped_likeness().differing.keys() <= {"bias", *difference_features(one, other, NO_RIVALS)}


def test_no_shipped_weight_turns_a_feature_round() -> None:
    shipped = shipped_likeness()
    for weights in (shipped.agreeing, shipped.differing):
        assert all(weight > 0 for name, weight in weights.items() if name != "bias")


@pytest.mark.data
def test_the_aid_of_the_seeds_is_two_measures_and_two_currencies(data: Path) -> None:
    texts = [path.read_text() for path in sorted((data / "seeds").glob("*.txt"))]
    members = [member(f"{i}", text, day="2023-04-20", origin="0" if i == 1 else f"{i}") for i, text in enumerate(texts)]
    found = {c.relation: {(s.value, s.unit) for s in c.sides} for c in compared(*members)}
    assert found["conversion"] == {(65e9, "EUR"), (71e9, "USD")}
    assert found["different_measure"] == {(65e9, "EUR"), (150e9, "EUR")}
    assert not found.keys() & {"conflict", "update"}


def test_figures_that_differ_are_a_conflict_in_english_alone_and_never_where_they_number_things() -> None:
    told = ("The 47-page indictment was unsealed.", "The 48-page indictment was unsealed.")
    assert relations(*told) == [("conflict", [47.0, 48.0])]
    numbered = "Doe won stage {} of the Tour of Dorn on a wet day."
    assert relations(numbered.format(13), numbered.format(15)) == []
    foreign = [member(f"a{i}", text, language="fr") for i, text in enumerate(told)]
    assert compared(*foreign) == ()


def test_two_named_ones_may_each_have_a_place_in_a_series() -> None:
    texts = ("Ann Hobb, the 45th president, spoke in Veld on Monday.", "Joe Tull, the 46th president, spoke in Veld.")
    assert relations(*texts) == []
    assert relations(texts[0], texts[1].replace("Joe Tull", "Ann Hobb")) == [("conflict", [45, 46])]


def test_a_range_that_begins_a_sentence_holds_what_lies_in_it() -> None:
    texts = "Between 40 and 50 people were hurt in the crash.", "The crash hurt 45 people."
    assert relations(*texts) == [("rounding", [40, 45])]


def test_figures_of_two_quarters_are_two_figures() -> None:
    texts = "Hobb raised $2.3 million in the first quarter.", "Hobb raised $2.5 million in the second quarter."
    assert relations(*texts) == []
    assert relations(texts[0], texts[1].replace("second", "first")) == [("conflict", [2.3e6, 2.5e6])]


def test_ages_of_two_persons_without_names_are_not_compared() -> None:
    assert relations("The mayor, 54, resigned on Monday.", "Her deputy, 45, resigned on Monday.") == []


def test_a_dispute_over_a_figure_beyond_the_measures_of_its_value_is_left_out() -> None:
    nouns = "zorbs blicks danks fleeps gromps hurls jints kaffs lomps mibs nards oolts prags quents rilps sarns tweems"
    verbs = "stood burned melted sang fell flew rusted leaked shone broke grew sank rang bled rolled hung bent"
    counts = (f"Some 20 {noun} {verb}." for noun, verb in zip(nouns.split(), verbs.split(), strict=True))
    disputed = "The United Nations says 20 people have died, while activists say 30 people have died."
    assert compared(member("a", " ".join(counts)), member("b", disputed)) == ()


def test_a_pronoun_after_a_number_is_no_nation() -> None:
    assert relations("There were 350 These are the names.", "There were 350 These.") == [("same", [350])]


TOLD = (
    "The flood killed 47 people in Torvik.", "At least 52 people were killed by the flood in Torvik.",
    "The United Nations says 2,200 people have died in Torvik.", "Activists say 3,000 people have died in Torvik.",
    "The bridge in Torvik cost $14 million.", "The bridge cost 12 million euros.", "Five bridges in Torvik fell.",
    "Three of the bridges in Torvik fell.", "Torvik boats: 3 boats sank at the pier.", "Boats: 4 boats sank in Torvik.",
    "Police said 20,000 people marched in Torvik.", "Organisers said 60,000 people took part in the march in Torvik.",
    "Torvik Council voted 51-49 to approve the bridge.", "The Torvik Council voted 52-48 to approve the bridge.",
    "The mayor resigned on Tuesday after the long debate over the bridge in Torvik.",
    "The mayor of Torvik resigned on Wednesday after the long debate over the bridge.",
)  # fmt: skip
DAYS = st.sampled_from((None, "2024-03-01", "2024-03-02", "2024-03-09"))
TOLD_ON = st.tuples(st.lists(st.sampled_from(TOLD), min_size=1, max_size=2).map(" ".join), DAYS)


def told(articles: Sequence[Member]) -> list[str]:
    """Comparisons whatever the order of the articles, of their sides and of the passages of a side."""
    sides = (
        (c, sorted((s.value or 0, sorted(f"{p}" for p in s.figures)) for s in c.sides)) for c in compared(*articles)
    )
    return sorted(f"{c.kind} {c.relation} {listed}" for c, listed in sides)


@settings(deadline=None)
@given(st.lists(TOLD_ON, min_size=2, max_size=2))
def test_the_order_of_two_articles_does_not_matter(texts: list[tuple[str, str | None]]) -> None:
    articles = [member(f"a{i}", text, day=day) for i, (text, day) in enumerate(texts)]
    assert told(articles) == told(articles[::-1])
