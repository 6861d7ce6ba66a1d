"""How common words of languages other than English are in news: what the background (background.py) has for English.

`common_words.tsv` is made by scripts/count_common_words from the frequencies of words in forty languages that the
package wordfreq holds (Robyn Speer), and is under CC BY-SA 4.0, as they are.
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def common_words(language: str) -> MappingProxyType[str, float]:
    """The share of articles that hold a word, in (0, 1]; rarer ones are absent, and all where none are known."""
    found: dict[str, float] = {}
    for share, words in _lines().get(language, ()):
        for word in words.split(" "):
            found[word] = max(share, found.get(word, 0.0))  # two lists may hold a word
    return MappingProxyType(found)


@cache
def _lines() -> MappingProxyType[str, list[tuple[float, str]]]:
    """Shares and the words of that share, by language."""
    found = defaultdict(list)
    for line in (files(__package__) / "common_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            languages, share, words = line.split("\t")
            for language in languages.split(" "):
                found[language].append((float(share), words))
    return MappingProxyType(dict(found))
