"""The articles of another source made poorer, to see how robust a figure is."""

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.errors import ConfigurationError
from pipeline.records import Article
from pipeline.sources import Source
from pipeline.sources.tally import Reading, Tally, tallied
from pipeline.stage import check_parameters, require

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class DistortedSource:
    """Articles of another source, each changed in the same way; their ids stay.

    changes        undated: without date and URL, which often carries one; lowercase: title and text; snippet: of the
                   text its first words only
    snippet_words  how many words a snippet has
    """

    source: Source
    changes: tuple[Literal["undated", "lowercase", "snippet"], ...]
    snippet_words: int

    def __post_init__(self) -> None:
        if not isinstance(self.source, Source):
            raise ConfigurationError(f"DistortedSource: source is {self.source!r}, expected a source")
        check_parameters(self)
        require(self.snippet_words > 0, "snippet_words", self.snippet_words, "a whole number above 0")

    def check(self) -> None:
        """Refuse what the source refuses."""
        self.source.check()

    def read(self, now: str) -> Reading:
        """The records of the source; what it set aside stays so."""
        records = tallied(self.source, now)
        while True:
            try:
                record = next(records)
            except StopIteration as end:
                tally: Tally = end.value
                return tally
            yield self.distorted(record) if isinstance(record, Article) else record

    def distorted(self, article: Article) -> Article:
        """The article with all changes made."""
        if "undated" in self.changes:
            article = replace(article, published=None, date_source=None, date_fault=None, url=None)
        text, title = article.text, article.title
        if "snippet" in self.changes:
            text = first_words(text, self.snippet_words)
        if "lowercase" in self.changes:
            text, title = text.lower(), title.lower() if title else None
        return replace(article, text=text, title=title, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())


def first_words(text: str, count: int) -> str:
    """A text up to the end of its word number `count`, words being what stands between white space."""
    end = 0
    for number, match in enumerate(_WORD.finditer(text), start=1):
        end = match.end()
        if number == count:
            break
    return text[:end] if end else text
