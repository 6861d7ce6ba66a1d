"""Web pages with known text, flattened to lines: the source of the benchmarks of `clean`."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.evaluation.benchmark import read_lines
from pipeline.evaluation.flatten import Flattener, flatten
from pipeline.records import Article, Dropped
from pipeline.sources.article import OWN_NAMES, make_article
from pipeline.stage import check_parameters


@dataclass(frozen=True, kw_only=True)
class PageSource:
    """The pages that the lines of a JSON Lines file name, as a crawler without a notion of articles stores them.

    path       a file of objects with `html`, the place of a gzipped page beside it, and `url`
    flattener  how a page becomes lines
    """

    path: str
    flattener: Flattener

    def __post_init__(self) -> None:
        check_parameters(self)

    def check(self) -> None:
        """Refuse a file that is not there."""
        if not Path(self.path).is_file():
            raise SourceError(f"source.path is {self.path!r}, which is no file")

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """An article for each page, by its text alone: no title, date or outlet is given away."""
        for row in read_lines(Path(self.path)):
            page = Path(self.path).parent / str(row["html"])
            text = flatten(gzip.decompress(page.read_bytes()).decode("utf-8", "replace"), self.flattener)
            raw = {"id": page_id(str(row["html"])), "url": row["url"], "text": text}
            yield make_article(raw, OWN_NAMES, str(row["html"]), now, "field")


def page_id(html: str) -> str:
    """The article id of a page, by the place of its file."""
    return html.removesuffix(".gz").removesuffix(".html")
