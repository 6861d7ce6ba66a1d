"""Data sets whose rows hold all documents of a story in one text, such as Multi-News.

Fabbri et al., "Multi-News: a Large-Scale Multi-Document Summarization Dataset and Abstractive Hierarchical Model",
ACL 2019.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.records import Article, Dropped
from pipeline.sources.article import make_article
from pipeline.sources.dataset import DatasetSource
from pipeline.sources.tally import Reading, Tally, counted
from pipeline.stage import check_parameters, require


@dataclass(frozen=True, kw_only=True)
class JoinedSource:
    """The documents of each row of a data set as articles; those of one row are one story.

    Ids are NAME-ROW.DOCUMENT, both counted from 1, so that gold stories can be told from them.

    dataset    whose limit counts articles too
    name       that begins the ids
    separator  between the documents of a row
    """

    dataset: DatasetSource
    name: str
    separator: str

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.name.isprintable() and bool(self.name), "name", self.name, "a printable name")
        require(bool(self.separator), "separator", self.separator, "what stands between documents")

    def check(self) -> None:
        """Refuse what the data set refuses."""
        self.dataset.check()

    def read(self, now: str) -> Reading:
        """An article or a reason for each document, in the order of the data set; what is blank is none."""
        tally = Tally()
        return (yield from counted(self._records(now, tally), tally, self.dataset.limit))

    def _records(self, now: str, tally: Tally) -> Iterator[Article | Dropped]:
        number = 0
        for found in self.dataset.rows(tally):
            if isinstance(found, Dropped):
                yield found
                continue
            number += 1
            yield from self._documents(number, *found, now)

    def _documents(self, number: int, place: str, row: Mapping[str, object], now: str) -> Iterator[Article | Dropped]:
        fields = self.dataset.fields
        text = row.get(fields.text)
        if not isinstance(text, str) or not text.replace(self.separator, "").strip():
            yield Dropped(place, "no_text", f"no document in the field {fields.text!r}")
            return
        documents = [part for part in text.split(self.separator) if part.strip()]
        for count, document in enumerate(documents, start=1):
            made = self._article(row, document, f"{place}.{count}", now)
            if isinstance(made, Article):
                made = replace(made, article_id=f"{self.name}-{number}.{count}")
            yield made

    def _article(self, row: Mapping[str, object], document: str, place: str, now: str) -> Article | Dropped:
        if len(document.encode("utf-8", "surrogatepass")) > self.dataset.max_bytes:
            return Dropped(place, "too_large", f"more than {self.dataset.max_bytes} bytes (source.dataset.max_bytes)")
        fields = self.dataset.fields
        return make_article({**row, fields.text: document}, fields, place, now, "field")
