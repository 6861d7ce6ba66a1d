"""A source that plants copies in real articles: each base article gets one edited copy, or lends a passage."""

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pipeline.evaluation.planted_edits import EDITS, passage, units
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from pipeline.sources.admission import admit
from pipeline.stage import require

PASSAGE = "passage"
"""The grade of partial reuse: a quarter of one article inside another one, which takes its place."""

FEWEST_WORDS = 30
"""Shorter articles are left as they are."""


@dataclass(frozen=True, slots=True)
class Planted:
    """What was planted.

    base        id of the article that the text is from
    start, end  of the carried passage in the text of `article`; all of it for a copy
    share       of the words of `article` that are carried
    dated       whether both have a date, and that of the base is the earlier one
    """

    grade: str
    base: str
    article: Article
    start: int
    end: int
    share: float
    dated: bool


@dataclass(frozen=True, kw_only=True)
class PlantedSource:
    """The articles of another source, with copies planted among them.

    grades  names of edits, or `passage`; base articles get them in turn, in an order drawn by `seed`
    days    a copy is dated up to so many days after its base
    """

    base: Source
    grades: tuple[str, ...]
    days: int
    seed: int

    def __post_init__(self) -> None:
        known = {*EDITS, PASSAGE}
        require(bool(self.grades) and known.issuperset(self.grades), "grades", self.grades, f"some of {sorted(known)}")
        require(self.days >= 0, "days", self.days, "a number of days, 0 or more")

    def check(self) -> None:
        """Refuse what the base source refuses."""
        self.base.check()

    def planted(self, now: str) -> list[Planted]:
        """What is planted in the base articles."""
        return plant(admit(self.base.read(now)).articles, self.grades, self.days, self.seed)

    def read(self, now: str) -> Iterator[Article | Dropped]:
        """The base articles, but those that now carry a passage, and what was planted."""
        articles, dropped = admit(self.base.read(now))
        planted = {p.article.article_id: p.article for p in plant(articles, self.grades, self.days, self.seed)}
        yield from dropped
        yield from (planted.pop(article.article_id, article) for article in articles)
        yield from planted.values()


def plant(articles: Sequence[Article], grades: Sequence[str], days: int, seed: int) -> list[Planted]:
    """What is planted in articles (by id): the same for the same articles, grades and seed."""
    order = [a for a in articles if len(a.text.split()) >= FEWEST_WORDS]
    Random(seed).shuffle(order)
    vocabulary = sorted({word for a in articles for word in a.text.split() if word.isalpha()}) or ["word"]
    waiting, found = iter(order), []
    for i, base in enumerate(waiting):
        grade = grades[i % len(grades)]
        draw = Random(f"{seed} {grade} {base.article_id}")
        if grade != PASSAGE:
            found.append(_copy(base, grade, vocabulary, days, draw))
        elif (host := next(waiting, None)) is not None:
            found.append(_host(base, host, vocabulary, draw))
    return found


def _copy(base: Article, grade: str, vocabulary: Sequence[str], days: int, draw: Random) -> Planted:
    text = EDITS[grade](base.text, vocabulary, draw)
    own_id = "copy-" + hashlib.blake2b(f"{grade} {base.article_id}".encode(), digest_size=8).hexdigest()
    title = " ".join(draw.choices(vocabulary, k=8)).capitalize()
    published = base.published and _later(base.published, draw.randint(0, days))
    article = dataclasses.replace(
        _with_text(base, text), article_id=own_id, outlet="reprint", url=None, title=title, published=published
    )
    return Planted(grade, base.article_id, article, 0, len(text), 1.0, _told(base, article))


def _host(base: Article, host: Article, vocabulary: Sequence[str], draw: Random) -> Planted:
    """The host with a passage of the base between its paragraphs, dated no earlier than the base if both are dated."""
    carried = passage(base.text, vocabulary, draw)
    parts, joint = units(host.text)
    at = draw.randrange(len(parts) + 1)
    before = joint.join([*parts[:at], ""])
    text = before + joint.join([carried, *parts[at:]])
    article = dataclasses.replace(_with_text(host, text), published=_latest(base, host))
    share = len(carried.split()) / len(text.split())
    return Planted(
        PASSAGE, base.article_id, article, len(before), len(before) + len(carried), share, _told(base, article)
    )


def _latest(base: Article, host: Article) -> str | None:
    return max(base.published, host.published) if base.published and host.published else host.published


def _told(base: Article, article: Article) -> bool:
    return bool(base.published and article.published and base.published[:10] < article.published[:10])


def _with_text(article: Article, text: str) -> Article:
    return dataclasses.replace(article, text=text, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())


def _later(published: str, days: int) -> str:
    return (date.fromisoformat(published[:10]) + timedelta(days)).isoformat() + published[10:]
