"""How common words are in news at large, so that five articles on one event are weighed like thousands on many.

In a small corpus the document frequencies say little: where all articles tell one story, its names are as frequent
as function words. The shares of `background.tsv` stand in for the articles that are not there; they were counted on
English news (single words and pairs), function words of six other languages beside, by scripts/count_background.
"""

from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def background() -> MappingProxyType[str, float]:
    """The share of articles that hold a term (two words with a space between), in (0, 1]; rarer ones are absent."""
    lines = (files(__package__) / "background.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({term: float(share) for term, share in pairs})
