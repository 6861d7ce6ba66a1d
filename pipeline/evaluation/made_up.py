"""Sets made of labelled articles, to train the stories on and to show that none makes them collapse.

Whole sets and poorer ones (no title, headline and snippet, body cut short), some stories of a set, one article of
each (all different), and crowds: headlines with a sentence or two, in stories of one item to hundreds.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from pipeline.records import Cleaned, Dropped, Layout, Span
from pipeline.stages.clean.layout import CleanInput
from pipeline.stages.embed.static import EmbedStatic
from pipeline.stages.embed.transformer import EmbedInput
from pipeline.stages.index.leading import IndexInput, IndexLeading, title_of
from pipeline.tables import to_table

CUTS = {
    "whole": (True, 150), "untitled": (False, 150), "snippet": (True, 20), "headline": (True, 8), "short": (True, 50),
}  # fmt: skip
"""Whether the title is kept, and how many words of the body."""

MIXED = "mixed"  # one of CUTS for each article

Clean = Callable[[CleanInput], Cleaned | Dropped]


@dataclass(frozen=True, slots=True)
class Item:
    """An article with its gold story; the title may be empty."""

    key: str
    story: str
    title: str
    body: str


def read_items(folder: Path, clean: Clean) -> list[Item]:
    """The articles of a set of ../shared/data that have one gold story, cleaned, each body of a story once."""
    story: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "labels.jsonl"):
        story[row["id"]].add(row["story"])
    items = {}
    for row in _rows(folder / "articles.jsonl"):
        if len(story[row["id"]]) == 1 and row["text"].strip():
            items[row["id"]] = _item(row, next(iter(story[row["id"]])), clean)
    unique = {(i.story, i.body): i for _, i in sorted(items.items(), reverse=True)}
    return sorted(unique.values(), key=lambda i: i.key)


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _item(row: dict[str, str], story: str, clean: Clean) -> Item:
    found = clean(CleanInput(row["id"], row["title"], row["text"], row["published"], row["language"]))
    plain = Layout(None, None, None, None, (Span(0, len(row["text"])),))
    layout = plain if isinstance(found, Dropped) else found.layout
    title = title_of(IndexInput(row["id"], row["title"], row["text"], layout))
    body = "\n".join(row["text"][s.start : s.end] for s in layout.body)
    return Item(row["id"], story, title, " ".join(body.split()[:200]))


def cut(items: Sequence[Item], name: str, seed: int = 0) -> list[Item]:
    """The items made poorer; one that would be left without words keeps some."""
    draw = random.Random(seed)
    return [_cut(one, *CUTS[draw.choice(sorted(CUTS)) if name == MIXED else name]) for one in items]


def _cut(one: Item, titled: bool, words: int) -> Item:
    if not one.title:
        titled, words = False, max(words, 50)
    titled = titled or not one.body
    return replace(one, title=one.title if titled else "", body=" ".join(one.body.split()[:words]))


def some(items: Sequence[Item], stories: int, seed: int, lone: float) -> list[Item]:
    """The articles of so many stories, of a share of them one alone; of all stories where there are no more."""
    draw = random.Random(seed)
    every = sorted({i.story for i in items})
    names = draw.sample(every, min(stories, len(every)))
    alone = {name for name in names if draw.random() < lone}
    chosen, seen, kept = set(names), Counter[str](), []
    for one in items:
        seen[one.story] += 1
        if one.story in chosen and (one.story not in alone or seen[one.story] == 1):
            kept.append(one)
    return kept


def titled(items: Sequence[Item]) -> list[Item]:
    """Items without titles, with the first words of their bodies as such."""
    return [replace(one, title=one.title or " ".join(one.body.split()[:11])) for one in items]


def crowds(items: Sequence[Item], stories: int, sizes: tuple[int, ...], seed: int) -> list[Item]:
    """Headlines of articles with two sentences of another one of their story: stories of one item to hundreds."""
    draw = random.Random(seed)
    articles: dict[str, list[Item]] = {}
    for one in items:
        articles.setdefault(one.story, []).append(one)
    made = []
    for story in sorted(draw.sample(sorted(articles), min(stories, len(articles)))):
        for number in range(draw.choice(sizes)):
            one, other = draw.choice(articles[story]), draw.choice(articles[story])
            parts = [p for p in other.body.replace("? ", ". ").split(". ") if len(p.split()) > 5] or [other.body]
            at = draw.randrange(len(parts)) if draw.random() < 0.5 else 0
            body = " ".join(". ".join(parts[at : at + 2]).split()[: draw.choice((15, 35, 60))])
            made.append(Item(f"{story}-{number}", story, " ".join((one.title or one.body).split()[:10]), body))
    return made


def indexed(items: Sequence[Item]) -> tuple[pa.Table, pa.Table]:
    """What `index` and `embed` of the default make of items."""
    rows = []
    for one in items:
        text = one.body or "."
        rows.append(EmbedInput(one.key, one.title or None, text, Layout(None, None, None, None, (Span(0, len(text)),))))
    table = to_table(rows, EmbedInput)
    return IndexLeading(title_words=60, body_words=150)(table).kept, EmbedStatic(body_words=150)(table).kept
