"""Which sentences of two articles are the nearest to each other."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.compare.pairs.sentences import Sentences
from pipeline.stages.compare.reading.mentions import mentions_of
from tests.builders import member

_TOLD = "The slide buried 12 houses in Osk."
_SENTENCES = (_TOLD, "Rain fell on 12 fields.", "The mayor of Osk saw 12 houses.", "Trains to 12 towns stood still.")


def paired(one: str, another: str) -> float:
    """Of the first figures of two articles."""
    articles = (member("a", one), member("b", another))
    found = mentions_of(articles)
    left, right = (next(m for m in found if m.article == article) for article in (0, 1))
    return Sentences(articles).paired(left, right)


def test_a_sentence_is_paired_with_the_nearest_one_of_the_other_article() -> None:
    assert paired(_TOLD, "A slide buried 15 houses near Osk.") > 0.5


def test_a_sentence_is_not_paired_where_another_one_of_that_article_is_nearer() -> None:
    assert paired(_TOLD, "The slide hit 15 farms. A slide buried houses in Osk on Monday.") == 0.0


def test_sentences_without_a_word_in_common_are_not_paired() -> None:
    assert paired(_TOLD, "Trains to 12 towns stood still.") == 0.0


@given(st.permutations(_SENTENCES), st.permutations(_SENTENCES))
def test_being_paired_is_mutual(one: list[str], another: list[str]) -> None:
    left, right = " ".join(one), " ".join(another)
    assert paired(left, right) == paired(right, left)
