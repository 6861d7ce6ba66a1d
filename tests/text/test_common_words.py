import pytest

from pipeline.stages.embed.terms import plain_words
from pipeline.text.common_words import common_words
from pipeline.text.function_words import function_words

LISTED = (
    "ar bg bn bs ca cs da de el es fa fi fr he hi hr hu id it lt lv mk ms nb nl nn pl pt ro ru sk sl sr sv "
    "ta tl tr uk ur vi zh"
)


@pytest.mark.parametrize("language", LISTED.split())
def test_words_stand_there_as_articles_are_indexed_and_with_shares(language: str) -> None:
    words = common_words(language)
    assert all(plain_words(word, 2) == [word] for word in words)
    assert all(0 < share <= 1 for share in words.values())


@pytest.mark.parametrize(
    "language", ["ar", "de", "el", "es", "fr", "hi", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk"]
)
def test_most_function_words_are_common(language: str) -> None:
    words = {term for word in function_words(language) for term in plain_words(word, 9)}
    assert len(words & set(common_words(language))) > 0.8 * len(words)


def test_a_language_that_is_not_listed_has_none_and_english_has_a_background_instead() -> None:
    assert not common_words("und")
    assert not common_words("en")
