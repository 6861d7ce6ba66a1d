"""Faults of grammar that rules can see."""

import pytest

from pipeline.evaluation.grammar import RULES, grammar_error_rate, grammar_faults

BROKEN = {
    "no end": "The river rose above the wall",
    "small start": "the river rose above the wall.",
    "open quotation or bracket": 'The mayor said "the wall is too low.',
    "spacing": "The river rose , said the mayor.",
    "word twice": "The river rose rose above the wall.",
    "no verb": "A river above the wall.",
    "article twice": "The mayor saw the a river.",
    "wrong article": "The mayor saw an river.",
    "hanging word": "The mayor said the river and the.",
}
SOUND = (
    "The river rose above the wall, the mayor said.",
    'He had had enough, and said: "It is is what it is."',
    "It was the house he had lived in.",
    "A European court opened an inquiry at 9 a.m. on Monday.",
    "An hour later a one-eyed dog was found... and, at last, fed.",
)


@pytest.mark.parametrize(("fault", "sentence"), BROKEN.items())
def test_each_rule_finds_its_fault_alone(fault: str, sentence: str) -> None:
    assert grammar_faults(sentence) == [fault]


@pytest.mark.parametrize("sentence", SOUND)
def test_sound_sentences_have_none(sentence: str) -> None:
    assert grammar_faults(sentence) == []


def test_every_rule_has_its_example() -> None:
    assert list(BROKEN) == list(RULES)


def test_the_rate_is_a_share_of_sentences() -> None:
    assert grammar_error_rate([SOUND[0], BROKEN["no end"]]) == 0.5
    assert grammar_error_rate([]) == 0.0
