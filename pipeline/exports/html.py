"""HTML: `report/index.html`, self-contained; what comes from articles is escaped, no request leaves the page."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.exports import display, figures, listing, news, passages
from pipeline.exports.changes import Gone
from pipeline.exports.story import Story
from pipeline.stage import check_parameters, require


@dataclass(frozen=True, kw_only=True)
class ExportHtml:
    """One page whose sentences open the passages that say them, or an index and one page a story.

    stories_per_page    above so many stories, each has a page of its own
    context_sentences   sentences shown before and after a cited passage
    context_characters  of such a sentence at most
    passage_characters  of a cited passage at most
    groups_per_claim    groups of passages given for a claim, best first
    open_groups         of these, groups that are seen when a claim is opened; the others are folded
    open_comparisons    differences that are seen at once, conflicts first; the others are folded
    """

    revision: ClassVar[int] = 10

    stories_per_page: int
    context_sentences: int
    context_characters: int
    passage_characters: int
    groups_per_claim: int
    open_groups: int
    open_comparisons: int

    def __post_init__(self) -> None:
        check_parameters(self)
        for name in ("stories_per_page", "context_characters", "passage_characters", "groups_per_claim"):
            require(getattr(self, name) > 0, name, getattr(self, name), "a whole number above 0")
        for name in ("context_sentences", "open_groups", "open_comparisons"):
            require(getattr(self, name) >= 0, name, getattr(self, name), "a whole number, 0 or more")

    def __call__(self, stories: Sequence[Story], title: str, gone: Sequence[Gone] = ()) -> Iterator[tuple[str, bytes]]:
        """Yield `report/index.html` and, above `stories_per_page`, `report/stories/<story>.html`."""
        environment = _environment(self)
        paged = len(stories) > self.stories_per_page
        index = environment.get_template("index.html.jinja")
        yield "report/index.html", index.render(title=title, stories=stories, paged=paged).encode("utf-8")
        if paged:
            page = environment.get_template("story.html.jinja")
            for story in (*news.open_stories(stories), *news.closed_stories(stories)):
                content = page.render(title=title, story=story).encode("utf-8")
                yield f"report/stories/{display.slug(story.story_id)}.html", content


@lru_cache(maxsize=8)  # to compile the templates takes longer than to fill them
def _environment(export: ExportHtml) -> Environment:
    window = passages.Window(
        sentences=export.context_sentences, characters=export.context_characters, passage=export.passage_characters
    )
    loader = PackageLoader("pipeline.exports", "templates")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = display.visible
    environment.globals.update(
        display=display,
        figures=figures,
        listing=listing,
        news=news,
        passages=passages,
        window=window,
        groups_per_claim=export.groups_per_claim,
        open_groups=export.open_groups,
        open_comparisons=export.open_comparisons,
        **_inline(loader, "style", "report.css"),
        **_inline(loader, "script", "report.js"),
    )
    return environment


def _inline(loader: PackageLoader, name: str, file: str) -> dict[str, str]:
    """A file of our own to put into the page, and the hash by which the page's policy admits it and nothing else."""
    source = loader.get_source(Environment(autoescape=True), file)[0]
    digest = base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")
    return {name: Markup(source), f"{name}_hash": f"sha256-{digest}"}  # ours, not an article's
