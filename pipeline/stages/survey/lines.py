"""Lines that many pages of one site repeat, after the site-wide templates of Bar-Yossef and Rajagopalan (2002),
"Template Detection via Data Mining and its Applications": by hashes, in one pass over the pages of a site.

A line says little where one article stands in many versions: pages whose running text is mostly the same count once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar
from urllib.parse import urlsplit

import pyarrow as pa

from pipeline.records import Dropped, Span
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.clean.features import ends_sentence, line_spans
from pipeline.tables import schema, to_records, to_table

_RUNNING_WORDS = 12
_COPY_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class SurveyInput:
    """The columns of an article that `survey` reads."""

    article_id: str
    outlet: str | None
    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What `survey` adds to an article: places of the lines that its site repeats, ascending."""

    article_id: str
    repeated: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line of a page by its hash; `words` is 0 where it does not read as a sentence."""

    start: int
    end: int
    key: int
    words: int


@dataclass(frozen=True, kw_only=True)
class SurveyLines:
    """Finds lines that an outlet, or a site where no outlet is known, repeats on its pages.

    least_pages    different articles that must repeat a line
    least_share    share of the articles of the outlet that must
    running_share  the same for lines that read as sentences
    """

    reads: ClassVar[pa.Schema] = schema(SurveyInput)
    writes: ClassVar[pa.Schema] = schema(Surveyed)
    scope: ClassVar[Scope] = "corpus"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ()

    least_pages: int
    least_share: float
    running_share: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.least_pages >= 2, "least_pages", self.least_pages, "2 or more")
        require(0 <= self.least_share <= 1, "least_share", self.least_share, "0 to 1")
        require(0 <= self.running_share <= 1, "running_share", self.running_share, "0 to 1")

    def __call__(self, table: pa.Table) -> StageResult:
        rows = sorted(to_records(table, SurveyInput), key=lambda row: row.article_id)
        sites: dict[str, list[SurveyInput]] = defaultdict(list)
        for row in rows:
            sites[site_of(row) or ""].append(row)
        repeated: dict[str, tuple[Span, ...]] = {row.article_id: () for row in sites.pop("", [])}
        for pages in sites.values():
            repeated |= self._of_site(pages)
        kept = [Surveyed(row.article_id, repeated[row.article_id]) for row in rows]
        return StageResult(to_table(kept, Surveyed), to_table([], Dropped))

    def _of_site(self, pages: Sequence[SurveyInput]) -> dict[str, tuple[Span, ...]]:
        if len(pages) < self.least_pages:
            return {page.article_id: () for page in pages}
        lines = [site_lines(page.text) for page in pages]
        articles = article_of(lines)
        total = len(set(articles))
        count = _articles_by_line(lines, articles)

        def is_repeated(line: SiteLine) -> bool:
            share = self.running_share if line.words else self.least_share
            return count[line.key] >= max(self.least_pages, share * total)

        return {
            page.article_id: tuple(Span(line.start, line.end) for line in own if is_repeated(line))
            for page, own in zip(pages, lines, strict=True)
        }


def site_of(row: SurveyInput) -> str | None:
    """The outlet of a page, else the host of its address; None where neither is known."""
    if row.outlet:
        return f"outlet {row.outlet.casefold()}"
    try:
        host = urlsplit(row.url or "").hostname
    except ValueError:
        return None
    return f"host {host.removeprefix('www.')}" if host else None


def site_lines(text: str) -> list[SiteLine]:
    """The lines of a page that hold a letter or digit; letter case and white space make no difference."""
    found = []
    for start, end in line_spans(text):
        words = text[start:end].casefold().split()
        if any(map(str.isalnum, words[0])) or any(any(map(str.isalnum, word)) for word in words):
            key = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
            running = len(words) >= _RUNNING_WORDS and ends_sentence(text[max(start, end - 40) : end])
            found.append(SiteLine(start, end, int.from_bytes(key, "big"), len(words) if running else 0))
    return found


def article_of(pages: Sequence[Sequence[SiteLine]]) -> list[int]:
    """For each page the first page that tells the same article: one with half of its running words, or itself."""
    first: dict[int, int] = {}
    result: list[int] = []
    for at, lines in enumerate(pages):
        running = {line.key: line.words for line in lines if line.words}
        shared: Counter[int] = Counter()
        for key, words in running.items():
            if key in first:
                shared[first[key]] += words
        best = max(shared, key=lambda page: (shared[page], -page), default=at)
        same = bool(running) and shared[best] >= _COPY_SHARE * sum(running.values())
        result.append(best if same else at)
        for key in running:
            first.setdefault(key, result[-1])
    return result


def _articles_by_line(pages: Iterable[Sequence[SiteLine]], articles: Sequence[int]) -> Counter[int]:
    """For each line in how many different articles it stands."""
    standing = {(line.key, article) for lines, article in zip(pages, articles, strict=True) for line in lines}
    return Counter(key for key, _ in standing)
