"""Two sentences that tell one fact."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.summarize.choosing.repetition import told_again
from pipeline.stages.summarize.choosing.retold import echoes, retold
from pipeline.stages.summarize.choosing.told import (
    LIMIT,
    NEW_FIGURE,
    SAME_SUBJECT,
    alike,
    content,
    gainsays,
    likeness,
    tells,
    told_already,
)
from tests.stages.summarize.test_names import summary

LEAD = "Governor Ann Hobb on Monday appointed Oru Tamberlain, a lawyer, to the vacant seat on the harbour board."
SENTENCES = (
    LEAD,
    "Ann Hobb picks lawyer Oru Tamberlain for the board's empty seat.",
    "Two rivals of Tamberlain, both sailors, criticized the choice as unwise.",
    "Ann Hobb and Oru Tamberlain ate fish with visitors.",
    "The ferry sank off Harnby, killing 12.",
    "Zzyx qwrt.",
    "It is.",
    "",
)


def test_a_second_lead_with_the_same_fact_is_told_already() -> None:
    assert told_already("Ann Hobb appoints lawyer Oru Tamberlain to a vacant seat on the board.", [LEAD])


def test_a_fact_is_known_again_in_other_words() -> None:
    resigned = "The mayor resigned from office after a bribery scandal."
    assert told_already("The mayor quits his office amid a corruption scandal.", [resigned])
    assert not told_already("On Monday the mayor opened a shelter for lost dogs beside the harbour.", [resigned])


def test_days_years_and_ages_are_no_figures() -> None:
    text = "On May 4, 2012, the 44-year-old lawyer paid 60 crowns."
    assert content(text).figures == {"60"}
    assert content(text).days == {"may 4"}


def test_a_sentence_with_a_new_figure_must_be_more_alike() -> None:
    first = content("Ann Hobb announced her campaign for mayor before friends in the harbour.")
    second = content("Ann Hobb began a run for office, backed by voters.")
    nearly = LIMIT - SAME_SUBJECT + NEW_FIGURE
    assert LIMIT - SAME_SUBJECT < likeness(second, first) < nearly
    assert tells(second, first)
    assert not tells(replace(second, figures=frozenset({"44"})), first)


def test_an_update_of_a_figure_is_told() -> None:
    first = "The storm that struck Harnby on Monday killed 38 people and left thousands homeless."
    assert told_already("The storm that struck Harnby killed people and left thousands homeless.", [first])
    assert not told_already("The storm that struck Harnby killed 74 people and left thousands homeless.", [first])


def test_one_subject_and_one_day_make_less_likeness_enough() -> None:
    one = "Ann Hobb announced her campaign on June 3 before friends."
    assert told_already("Ann Hobb on June 3 began a run for office, supported by voters.", [one])
    assert not told_already("Peter Veld in spring began a run for office, supported by voters.", [one])


def test_names_alone_tell_nothing_and_nothing_is_told_at_first() -> None:
    assert not told_already("Ann Hobb and Oru Tamberlain ate fish with visitors.", [LEAD])
    assert not told_already(LEAD, [])
    assert not told_already("", [])
    assert not told_already("", [LEAD])


def test_a_sentence_is_like_itself_and_unlike_what_says_nothing() -> None:
    assert likeness(content(LEAD), content(LEAD)) == 1.0
    assert likeness(content(LEAD), content("It is.")) == 0.0


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    found = likeness(content(one), content(other))
    assert 0.0 <= found <= 1.0
    assert found == likeness(content(other), content(one))


def test_a_clause_with_another_fact_makes_a_lead_worth_telling() -> None:
    told = "Mayor Ann Hobb hailed the visit of the guild as a new chapter in relations with the harbour council."
    again = "Mayor Ann Hobb said the visit of the guild was a new chapter in relations with the harbour council"
    assert told_already(f"{again}.", [told])
    assert not told_already(f"{again}, while nine ferries needed cheaper diesel and better engines.", [told])
    assert told_already(f"{again}, and hailed the guild for a new chapter in its relations.", [told])


def test_a_later_sentence_with_the_same_figure_retells() -> None:
    told = "The labour office said on May 6 that 498,000 workers of the harbours had asked for help in one week."
    again = "Figures of the labour office show that 498,000 workers asked for help in the week."
    assert retold(again, [told])
    assert not retold(again.replace("498,000", "590,000"), [told])
    assert not retold("Nine of the harbours lost workers to the mills inland.", [told])
    assert not retold("", [told]) and not retold(told, [])


def test_kin_words_are_more_alike_than_others_and_unknown_ones_not_at_all() -> None:
    assert alike("bill", ["ferry", "legislation"]) > alike("bill", ["ferry"])
    assert alike("zzyx", ["bill"]) == alike("bill", []) == 0.0


def test_figures_of_other_things_are_no_update() -> None:
    one = "Mayor Ann Hobb was charged on May 3 with spending 250,000 crowns of the harbour on her own needs."
    other = "Mayor Ann Hobb was charged on May 3 with buying nine goats and 600 tulips from the money of the harbour."
    assert told_already(other, [one])
    assert not told_already(other.replace("tulips", "crowns"), [one])


def test_a_quotation_says_again_what_somebody_has_put_otherwise() -> None:
    told = "Mayor Ann Hobb admitted on Monday that she went too far when she sold the ferries of the harbour."
    quoted = "“I went too far with the ferries,” Hobb told sailors in Dorn."
    assert echoes(quoted, told) and not echoes(told, quoted)
    assert retold(quoted, [told]) and retold(told, [quoted])
    assert not echoes(quoted, quoted.replace("I went", "We all went"))
    assert not echoes("“I will sleep well and long,” Hobb told sailors in Dorn.", told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Senate passed the water bill on Monday.", "The Senate did not pass the water bill on Monday."),
        ("Ann Hobb was accused of taking bribes from a builder.", "Ann Hobb denied taking bribes from a builder."),
        ("The suspect was found guilty of the murder.", "The suspect was found not guilty of the murder."),
    ],
)
def test_a_denial_is_not_told_by_what_it_denies(one: str, other: str) -> None:
    assert gainsays(one, other) and gainsays(other, one)
    assert not retold(other, [one]) and not retold(one, [other])
    assert not told_already(other, [one])
    assert retold(one, [one]) and retold(other, [other])


def test_one_negated_word_in_common_is_no_denial() -> None:
    assert not gainsays("The king told the duke never to threaten him again.", "The duke threatened a war in a letter.")


def test_a_denial_is_told_beside_what_it_denies() -> None:
    told = ["The Senate passed the water bill on Monday.", "The Senate did not pass the water bill on Monday."]
    assert summary(*told) == told


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_how_likely_a_fact_is_told_again_is_a_probability_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= told_again(one, [other]) <= 1
    assert told_again(one, [other]) == told_again(other, [one])


def test_a_denial_tells_nothing_again() -> None:
    assert told_again("The Senate did not pass the water bill.", ["The Senate passed the water bill."]) == 0.0


def test_the_sentence_that_tells_most_again_counts() -> None:
    others = SENTENCES[2:5]
    assert (
        told_again(SENTENCES[1], [*others, LEAD]) == told_again(SENTENCES[1], [LEAD]) > told_again(SENTENCES[1], others)
    )
    assert told_again(LEAD, []) == 0.0
