"""Atom: `feed.xml`, an entry a story that keeps its id, and is updated only when something material changed.

RFC 4287. The moments are the news' own: `published` is when the story began, `updated` when its headline, its claims or
their figures last changed, so that no clock is in the file and an entry that stays the same stays unread by nobody. A
story that ended stands a while as a deleted entry (RFC 6721), so that a reader takes down what was withdrawn or joined
to another story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar
from xml.sax.saxutils import escape

from pipeline.exports import display, figures
from pipeline.exports.changes import Gone
from pipeline.exports.listing import Source, cited, cited_by, differing, sources
from pipeline.exports.story import Story
from pipeline.records import Comparison
from pipeline.stage import check_parameters, require

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

_UNKNOWN = "1970-01-01T00:00:00Z"
"""A moment that nobody knows: Atom asks for one."""


@dataclass(frozen=True, kw_only=True)
class ExportFeed:
    """The stories with a summary as an Atom feed, the last updated first.

    entries  at most, and at most so many deleted ones
    address  of the feed where it is published, or null; part of the id of the feed, not of its entries
    """

    revision: ClassVar[int] = 3

    entries: int
    address: str | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.entries > 0, "entries", self.entries, "a whole number above 0")
        known = self.address is None or display.safe_url(self.address) is not None
        require(known, "address", self.address, "an http or https address, or null")

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield `feed.xml`."""
        told = sorted((s for s in stories if s.claims), key=lambda s: s.story_id)
        told.sort(key=updated, reverse=True)
        name = self.address or f"urn:newsbraid:feed:{_token(title)}"
        deleted = sorted(gone, key=lambda g: (g.when, g.story_id), reverse=True)[: self.entries]
        spaces = f' xmlns:at="{TOMBSTONES}"' if deleted else ""
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom"{spaces}>',
            _element("id", name),
            _element("title", title or "News"),
            _element("updated", max([*map(updated, told[:1]), *(g.when for g in deleted[:1])], default=_UNKNOWN)),
            "<author><name>newsbraid</name></author>",
        ]
        if self.address:
            lines.append(f'<link rel="self" href="{_attribute(self.address)}"/>')
        for story in told[: self.entries]:
            lines += _entry(story)
        lines += [_deleted(ended) for ended in deleted]
        yield "feed.xml", ("\n".join([*lines, "</feed>"]) + "\n").encode("utf-8")


def updated(story: Story) -> str:
    """When something material last changed; in a run of its own, when the last article appeared."""
    return story.updated or _moment(max((a.published for a in story.articles if a.published), default=story.latest_day))


def _born(story: Story) -> str:
    return story.born or _moment(min((a.published for a in story.articles if a.published), default=story.latest_day))


def _moment(value: str | None) -> str:
    """RFC 3339, as Atom asks for."""
    if value is None:
        return _UNKNOWN
    return value if "T" in value else f"{value}T00:00:00Z"


def _deleted(ended: Gone) -> str:
    """A deleted entry; of a story that was joined to another with the id of that one's entry."""
    into = "" if ended.into is None else _element("at:comment", f"joined to {_name(ended.into)}")
    told = f'<at:deleted-entry ref="{_name(ended.story_id)}" when="{_attribute(ended.when)}"'
    return f"{told}>{into}</at:deleted-entry>" if into else f"{told}/>"


def _name(story_id: str) -> str:
    """The id of a story's entry."""
    return f"urn:newsbraid:story:{_token(story_id)}"


def _entry(story: Story) -> Iterator[str]:
    yield "<entry>"
    yield _element("id", _name(story.story_id))
    yield _element("title", display.story_title(story))
    yield _element("published", min(_born(story), updated(story)))
    yield _element("updated", updated(story))
    for article in story.articles:
        if url := display.safe_url(article.url):
            yield f'<link rel="alternate" href="{_attribute(url)}"/>'
            break
    yield _element("content", _content(story), ' type="html"')
    yield "</entry>"


def _content(story: Story) -> str:
    """The claims with the numbers of their sources, and these, as HTML: its text is escaped once here, once as XML."""
    listed = sources(story)
    said = []
    for claim in story.claims:
        numbers = display.some(cited(claim, listed))
        said.append(f"<p>{_text(claim.text)}{f' [{numbers}]' if numbers else ''}</p>")
    said += [_contradiction(story, c, listed) for c in differing(story) if c.relation == "conflict"]
    named = []
    for source in listed:
        article = source.article
        words = _text(f"{display.outlet(article)}: {display.article_title(article)}")
        url = display.safe_url(article.url)
        named.append(f'<li><a href="{_attribute(url)}">{words}</a></li>' if url else f"<li>{words}</li>")
    return "".join([*said, f"<ol>{''.join(named)}</ol>"])


def _contradiction(story: Story, comparison: Comparison, listed: Sequence[Source]) -> str:
    """What the sources contradict each other on, and which of them says what."""
    sides = []
    for side in comparison.sides:
        numbers = display.some(cited_by(side.evidence, listed))
        sides.append(f"{_text(figures.figure(story, side))} [{numbers}]")
    return f"<p>The sources contradict each other on {_text(comparison.measure)}: {'; '.join(sides)}.</p>"


def _text(text: str) -> str:
    """Text in HTML."""
    return escape(display.one_line(_legal(text)))


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(display.one_line(_legal(text)))}</{name}>"


def _attribute(text: str) -> str:
    return escape(_legal(text), {'"': "&quot;", "'": "&#39;"})


def _legal(text: str) -> str:
    """The text without characters that XML 1.0 does not admit."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _token(name: str) -> str:
    """A name as a part of a URN: as it is where it is a plain word, else its digest."""
    if display.slug(name) == name:
        return name
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
