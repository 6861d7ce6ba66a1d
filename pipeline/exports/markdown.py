"""Markdown: `report.md`, summaries with numbered citations; what comes from articles is escaped (CommonMark, GFM)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from pipeline.exports import display, figures, news
from pipeline.exports.changes import Gone
from pipeline.exports.listing import Source, cited, cited_by, contesting, differing, disputed, giving, sources
from pipeline.exports.story import Story
from pipeline.records import Claim, Comparison, Side
from pipeline.stage import check_parameters

# $ begins mathematics and @ a mention on some sites; a colon before // and a dot after www would make a link.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!$@]|:(?=//)|(?<=[wW]{3})\.")
_LEADING = re.compile(r"(?:[-+=]|\d{1,9}[.)])", re.ASCII)
_AROUND = 120
"""Characters of a passage that are shown before its figure, and after it."""
_NAMED = 3
"""Outlets that are named beside a figure; the others are counted."""
_URL_SAFE = ":/?#@!$&*+,=%-._~"


@dataclass(frozen=True, kw_only=True)
class ExportMarkdown:
    """One document: the stories with a summary by weight, then the titles of the others."""

    revision: ClassVar[int] = 7

    def __post_init__(self) -> None:
        check_parameters(self)

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield `report.md`."""
        current = news.open_stories(stories)
        told = [s for s in current if s.claims]
        untold = [s for s in current if not s.claims]
        articles = sum(s.counts.articles for s in current)
        told_of = f"{_count(len(current), 'story', 'stories')} from {display.count(articles, 'article')}"
        blocks = [f"# {escape(title)}", ", ".join(filter(None, (told_of, display.days(*current)))) + "."]
        if contradicted := disputed(current):
            blocks.append(f"Sources contradict each other in {_count(contradicted, 'story', 'stories')}.")
        if totals := news.totals(stories):
            blocks.append(totals)
        for story in told:
            blocks += _story(story)
        if untold:
            blocks += ["## Also reported", "\n".join(_untold(s) for s in untold)]
        if closed := news.closed_stories(stories):
            blocks += ["## Closed since the last run", "\n".join(_untold(s) for s in closed)]
        yield "report.md", ("\n\n".join(blocks) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """Text on one line that Markdown and HTML show as it is."""
    escaped = _SPECIAL.sub(lambda m: "\\" + m[0], display.one_line(text))
    if match := _LEADING.match(escaped):  # would begin a list or a heading
        at = match.end() - 1
        escaped = escaped[:at] + "\\" + escaped[at:]
    return escaped


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _link(text: str, url: str | None) -> str:
    safe = display.safe_url(url)
    return f"[{escape(text)}](<{quote(safe, safe=_URL_SAFE)}>)" if safe else escape(text)


def _counts(story: Story) -> str:
    counts = story.counts
    return " · ".join(
        part
        for part in (
            display.days(story),
            display.count(counts.articles, "article"),
            display.count(counts.outlets, "outlet"),
            display.count(counts.origins, "independent origin"),
        )
        if part
    )


def _story(story: Story) -> Iterator[str]:
    listed = sources(story)
    yield f"## {escape(display.story_title(story))}"
    mark = news.mark(story)
    yield f"*{_counts(story)}{f' · {mark}' if mark else ''}*"
    yield "\n\n".join(_claim(story, c, listed) for c in story.claims)
    if since := tuple(_since(story)):
        yield "### Since the last run"
        yield "\n".join(f"- {line}" for line in since)
    if comparisons := differing(story):
        yield "### Where the sources differ"
        for comparison in comparisons:
            yield from _comparison(story, comparison, listed)
    yield "### Sources"
    yield "\n".join(_source(s) for s in listed)
    if story.set_aside:
        yield "### Set aside"
        yield "\n".join(f"- {escape(s.text)} — {escape('; '.join(s.reasons))}" for s in story.set_aside)


def _claim(story: Story, claim: Claim, listed: Sequence[Source]) -> str:
    numbers = cited(claim, listed)
    marks = (
        # Copies are cited as well; the numbers alone would let one text pass for several.
        display.count(claim.support.origins, "independent origin") if claim.support.origins < len(numbers) else None,
        "sources differ" if contesting(story, claim) else None,
        news.claim_mark(story, claim),
    )
    marked = ", ".join(filter(None, marks))
    return f"{escape(claim.text)} {_citation(numbers)}".rstrip() + (f" *({marked})*" if marked else "")


def _since(story: Story) -> Iterator[str]:
    """What became of stories and articles, figures that were others, and what is said no more."""
    if story.changes is None:
        return
    yield from news.moves(story)
    yield from (escape(news.figure(change)) for change in story.changes.figures)
    yield from (f"{news.lost(change)}: {escape(change.was.text)}" for change in story.changes.lost if change.was)


def _citation(numbers: Sequence[int]) -> str:
    return f"[{display.some(numbers)}]" if numbers else ""


def _comparison(story: Story, comparison: Comparison, listed: Sequence[Source]) -> Iterator[str]:
    """What is compared, then a table with a column a side: figure, passage, who gives it, what it is to others."""
    left = figures.note(story, comparison)
    note = f" ({escape(left)})" if left else ""
    yield f"**{escape(comparison.measure)}**: {display.relation_in_words(comparison).lower()}{note}"
    rows = [
        [escape(figures.figure(story, side)) for side in comparison.sides],
        ["---"] * len(comparison.sides),
        [_passage(story, side) for side in comparison.sides],
        [_given(side, listed) for side in comparison.sides],
        [escape(standing) for standing in figures.standings(story, comparison)],
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows if row)


def _given(side: Side, listed: Sequence[Source]) -> str:
    given = display.some(map(escape, giving(side, listed)), _NAMED)
    origins = display.count(side.origins, "independent origin")
    return f"{given} {_citation(cited_by(side.evidence, listed))}, {origins}".lstrip()


def _passage(story: Story, side: Side) -> str:
    """The first passage of a side, cut around its figure, which is set in bold; empty where there is none."""
    articles = {a.article_id: a for a in story.articles}
    passage = next((e for e in side.evidence if e.article_id in articles), None)
    if passage is None:
        return ""
    article = articles[passage.article_id]
    text, end = article.field(passage.field), min(passage.end, len(article.field(passage.field)))
    place = figures.place_in(article, passage, side)
    start, stop = (place.start, place.end) if place else (passage.start, passage.start)
    first, last = max(passage.start, start - _AROUND), min(end, stop + _AROUND)
    before, after = ("…" if first > passage.start else ""), ("…" if last < end else "")
    bold = f"**{escape(text[start:stop])}**" if place else ""
    parts = (before + escape(text[first:start]), bold, escape(text[stop:last]) + after)
    joints = (text[start - 1 : start].isspace() and start > first, text[stop : stop + 1].isspace() and bool(bold))
    return parts[0] + " " * joints[0] + parts[1] + " " * joints[1] + parts[2]


def _source(source: Source) -> str:
    article = source.article
    named = display.known_outlet(article)
    parts = [escape(named)] if named else []
    parts.append(_link(display.article_title(article), article.url))
    if shown := display.day(article.shown_day):
        parts.append(shown)
    if source.copies:
        parts.append(f"copy of {source.copy_of}" if source.copy_of else "copy of an article outside this story")
    parts += [f"{share:.0%} carried from {n or 'another article'}" for n, share in source.carried if share >= 0.005]
    return f"{source.number}. {', '.join(parts)}"


def _untold(story: Story) -> str:
    return f"- {_link(display.story_title(story), story.articles[0].url)}, {_counts(story)}"
