"""What the chosen sentences told already."""

from pipeline.stages.summarize.told import told_already

LEAD = "Governor Ann Hobb on Monday appointed Oru Tamberlain, a lawyer, to the vacant seat on the harbour board."


def test_a_second_lead_with_the_same_fact_is_told_already() -> None:
    assert told_already("Ann Hobb appoints lawyer Oru Tamberlain to a vacant seat on the board.", [LEAD])


def test_several_sentences_tell_together_what_none_tells_alone() -> None:
    second = "Two rivals of Tamberlain, both sailors, criticized the choice as unwise."
    both = "Rivals criticized the choice of lawyer Oru Tamberlain by Ann Hobb, who appointed him, as unwise and hasty."
    assert told_already(both, [LEAD, second])


def test_a_new_figure_is_news_and_a_date_is_none() -> None:
    assert not told_already("Ann Hobb appointed Oru Tamberlain, 44, to the vacant seat on the board.", [LEAD])
    assert told_already("Ann Hobb on May 4 appointed Oru Tamberlain to the vacant seat on the board.", [LEAD])


def test_names_alone_tell_nothing_and_nothing_is_told_at_first() -> None:
    assert not told_already("Ann Hobb and Oru Tamberlain ate fish with visitors.", [LEAD])
    assert not told_already(LEAD, [])
    assert not told_already("", [])
