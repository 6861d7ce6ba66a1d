"""Function words."""

import re

import pytest

from pipeline.text.function_words import function_share, function_words
from pipeline.text.tokens import words

LANGUAGES = re.findall(r"\w+", "en fr de es it pt nl cs pl sv da nb fi el ru uk ar he hi tr hu ro")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_promised_language_is_listed_case_folded(language: str) -> None:
    listed = function_words(language)
    assert len(listed) >= 30
    assert all(word == word.casefold() for word in listed)


def test_an_unlisted_language_has_no_words_and_no_share() -> None:
    assert function_words("xx") == frozenset()
    assert function_share(["a"], "xx") is None
    assert function_share([], "en") is None


def test_running_text_has_a_higher_share_than_a_list_of_names() -> None:
    running = function_share(words("The mayor of the town said that it was time to go."), "en")
    names = function_share(words("World Business Technology Culture"), "en")
    assert running is not None and names is not None
    assert running > 0.5 > names


def test_an_elided_article_counts_half() -> None:
    assert function_share(words("l'accord"), "fr") == 0.5


def test_norwegian_is_one_list() -> None:
    assert function_words("no") == function_words("nb")
