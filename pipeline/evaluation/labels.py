"""Gold stories of a benchmark: where they stand, and how they are read."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from pipeline.errors import ConfigurationError, SourceError
from pipeline.evaluation.benchmark import read_lines
from pipeline.records import Article, Dropped
from pipeline.sources.article import make_article
from pipeline.sources.dataset import DatasetSource
from pipeline.sources.tally import Tally
from pipeline.stage import check_parameters, require

ANY_TIME = "2999-12-31T00:00:00Z"
"""A `now` that no date lies after: labels do not hang on dates."""


@runtime_checkable
class Labels(Protocol):
    """Gold stories.

    parts   story by article, for each set of articles by its name; one set where nothing divides them
    digest  of what was read, where there are no files to take it of; None where there are
    """

    def parts(self) -> dict[str, dict[str, str]]: ...

    def digest(self) -> str | None: ...


@dataclass(frozen=True, kw_only=True)
class LabelFiles:
    """JSON Lines of `id` and `story`, one file for each set of articles.

    paths  file by name of its set; ids of two sets may not meet
    """

    paths: Mapping[str, str]

    def __post_init__(self) -> None:
        given = isinstance(self.paths, Mapping) and all(isinstance(p, str) for p in self.paths.values())
        require(given and bool(self.paths), "paths", self.paths, "a mapping of name: file")

    def parts(self) -> dict[str, dict[str, str]]:
        """Story by article, by set.

        Raises:
            SourceError: a file cannot be read, or two have an id in common.
        """
        found: dict[str, dict[str, str]] = {}
        for name, path in self.paths.items():
            found[name] = read_gold(Path(path))
            for other in list(found)[:-1]:
                both = sorted(found[other].keys() & found[name].keys())
                if both:
                    raise SourceError(f"{path}: the id {both[0]!r} stands in the labels of {other} too")
        return found

    def digest(self) -> None:
        """The files have one."""


@dataclass(frozen=True, kw_only=True)
class DatasetLabels:
    """A column of the data set that the articles come from.

    dataset  the source of the articles
    story    name of the column that holds an article's gold story
    """

    dataset: DatasetSource
    story: str

    def __post_init__(self) -> None:
        check_parameters(self)

    def parts(self) -> dict[str, dict[str, str]]:
        """Story by article; rows without a story have no label.

        Raises:
            SourceError: the data set cannot be read, or has no such column.
        """
        stories: dict[str, set[str]] = {}
        for story, article in self._articles():
            if story is not None:
                stories.setdefault(article.article_id, set()).add(str(story))
        return {"all": _certain(stories)}

    def digest(self) -> str:
        """SHA-256 of the articles and their stories, whatever their order."""
        lines = [
            repr((str(story), a.article_id, a.outlet, a.url, a.title, a.sha256, a.published))
            for story, a in self._articles()
        ]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()

    def _articles(self) -> Iterator[tuple[object, Article]]:
        """The story and article of each row that holds one."""
        articles = 0
        for found in self.dataset.rows(Tally()):
            if isinstance(found, Dropped):
                raise SourceError(f"the gold stories cannot be read: {found.detail}")
            place, row = found
            if self.story not in row:
                columns = ", ".join(map(str, row))
                raise SourceError(
                    f"there is no column {self.story!r} but {columns}: write benchmark.labels.story=COLUMN"
                )
            record = make_article(row, self.dataset.fields, place, ANY_TIME, "field")
            if isinstance(record, Article):
                yield row[self.story], record
                articles += 1
            if articles == self.dataset.limit:
                return


def read_gold(path: Path) -> dict[str, str]:
    """Gold stories by article id; an id that stands for articles of several stories says nothing, and is left out."""
    stories: dict[str, set[str]] = {}
    for row in read_lines(path):
        if "id" not in row or "story" not in row:
            raise SourceError(f"{path}: a label without an id or story: {str(row)[:80]}")
        stories.setdefault(str(row["id"]), set()).add(str(row["story"]))
    return _certain(stories)


def _certain(stories: Mapping[str, set[str]]) -> dict[str, str]:
    return {article: next(iter(names)) for article, names in stories.items() if len(names) == 1}


def joined(parts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Story by article over all sets; stories of different sets are different ones."""
    if len(parts) == 1:
        return dict(next(iter(parts.values())))
    return {article: f"{name}/{story}" for name, gold in parts.items() for article, story in gold.items()}


def check_labels(labels: object) -> None:
    """Refuse what holds no labels.

    Raises:
        ConfigurationError: naming what was got.
    """
    if not isinstance(labels, Labels):
        raise ConfigurationError(f"labels is {labels!r}, expected LabelFiles or DatasetLabels")
