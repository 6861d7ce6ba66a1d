"""How far a summary goes from its sources, and how often it says a thing.

coverage, density, compression  Grusky, Naaman and Artzi, "Newsroom: A Dataset of 1.3 Million Summaries with Diverse
    Extractive Strategies" (NAACL 2018): fragments are the longest runs of words that summary and a source share, found
    greedily from the left. Here a source is one article; no run crosses from one article into the next.
novel n-grams                   the share of the n-grams of the summary that stand in no article
redundancy                      the share of the bigrams of the summary that an earlier sentence of it holds
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.text.tokens import words

NGRAMS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Sources:
    """The words of articles, and where each pair of neighbours stands: article and place."""

    articles: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    places: Mapping[tuple[str, str], Sequence[tuple[int, int]]]


def index(texts: Sequence[str]) -> Sources:
    """The words of articles, to be looked up."""
    articles = tuple(tuple(words(text)) for text in texts)
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for at, pair in enumerate(pairwise(article)):
            places[pair].append((number, at))
    return Sources(articles, frozenset(word for article in articles for word in article), dict(places))


def novelty(sentences: Sequence[str], sources: Sources) -> dict[str, float]:
    """Figures of a summary, each a mean or share; {} where it or its sources hold no word.

    not verbatim  the share of sentences whose words are no run of words of an article
    """
    said = [found for sentence in sentences if (found := words(sentence))]
    total = sum(map(len, said))
    if not total or not sources.words:
        return {}
    runs = [fragments(sentence, sources) for sentence in said]
    lengths = [length for each in runs for length in each]
    figures = {
        "not verbatim": sum(each != [len(s)] for each, s in zip(runs, said, strict=True)) / len(said),
        "coverage": sum(lengths) / total,
        "density": sum(length * length for length in lengths) / total,
        "compression": sum(map(len, sources.articles)) / total,
        "redundancy": redundancy(said),
    }
    return figures | {f"novel {n}-grams": novel(said, sources.articles, n) for n in NGRAMS}


def fragments(sentence: Sequence[str], sources: Sources) -> list[int]:
    """Lengths of the runs of words that a sentence shares with an article, greedily the longest from the left."""
    lengths: list[int] = []
    start = 0
    while start < len(sentence):
        found = sources.places.get((sentence[start], sentence[start + 1]), ()) if start + 1 < len(sentence) else ()
        longest = max((_shared(sentence, start, sources.articles[n], at) for n, at in found), default=0)
        longest = longest or int(sentence[start] in sources.words)
        if longest:
            lengths.append(longest)
        start += max(longest, 1)
    return lengths


def _shared(sentence: Sequence[str], start: int, article: Sequence[str], at: int) -> int:
    """How many words are equal from two places on."""
    length = 0
    while (
        start + length < len(sentence)
        and at + length < len(article)
        and sentence[start + length] == article[at + length]
    ):
        length += 1
    return length


def ngrams(tokens: Sequence[str], n: int) -> list[tuple[str, ...]]:
    """The runs of n words, in order."""
    return [tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


def novel(sentences: Sequence[Sequence[str]], articles: Sequence[Sequence[str]], n: int) -> float:
    """The share of n-grams that stand in no article; 0 where there are none."""
    known = {gram for article in articles for gram in ngrams(article, n)}
    held = [gram for sentence in sentences for gram in ngrams(sentence, n)]
    return sum(gram not in known for gram in held) / len(held) if held else 0.0


def redundancy(sentences: Sequence[Sequence[str]]) -> float:
    """The share of bigrams that an earlier sentence holds; 0 where there are none."""
    seen: set[tuple[str, ...]] = set()
    again = total = 0
    for sentence in sentences:
        held = ngrams(sentence, 2)
        again += sum(gram in seen for gram in held)
        total += len(held)
        seen.update(held)
    return again / total if total else 0.0
