"""Two sentences that tell one fact."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.summarize.told import content, likeness, told_already

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


def test_a_new_figure_is_news_and_a_date_is_none() -> None:
    assert not told_already("Ann Hobb appointed 44 lawyers, among them Oru Tamberlain, to the vacant board.", [LEAD])
    assert told_already("Ann Hobb on May 4 appointed Oru Tamberlain, a lawyer, to the vacant board seat.", [LEAD])
    assert told_already("Ann Hobb appointed 44-year-old lawyer Oru Tamberlain to the vacant board seat.", [LEAD])


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
