"""Web pages to lines of text, as crawlers leave them: test instruments that differ in all that may differ.

None of them knows what an article is; scripts and style sheets apart, all text of the page stays.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Literal, get_args

Flattener = Literal["blocks", "nodes", "browser"]
"""How a page is flattened.

blocks   a line for each block of the page (paragraph, heading, list item, cell), the links inside it run on; what
         stands in the head, in `noscript` and in pictures is left out
nodes    a line for each text node, so that a link cuts a sentence into three lines; scripts and styles alone are
         left out, and the page's title is the first line
browser  as a text browser prints it: list marks, alternative texts of pictures, the cells of a row on one line,
         blank lines between blocks
"""

FLATTENERS: tuple[str, ...] = get_args(Flattener)

_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select "
        "summary table tbody td tfoot th thead time title tr ul video",
    )
)
_CODE = frozenset({"script", "style"})
_UNSEEN = frozenset({"script", "style", "noscript", "svg", "template", "head", "iframe", "textarea"})
_MARK = {"li": "* ", "h1": "# ", "h2": "## ", "h3": "### "}


class _Page(HTMLParser):
    """Collects the text of a page in pieces; a line break stands as a piece of its own."""

    def __init__(self, unseen: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.unseen = unseen
        self.depth = 0
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.depth = 0  # the end tag of the head may be left out
        if tag in self.unseen:
            self.depth += 1
        elif self.depth == 0:
            self.start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            self.depth = max(0, self.depth - 1)
        elif self.depth == 0:
            self.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.unseen and self.depth == 0:
            self.start(tag, dict(attrs))

    def handle_data(self, data: str) -> None:
        if self.depth == 0:
            self.data(_SPACE.sub(" ", data))

    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def data(self, text: str) -> None:
        self.pieces.append(text)


class _Nodes(_Page):
    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        return

    def end(self, tag: str) -> None:
        return

    def data(self, text: str) -> None:
        self.pieces += [text, "\n"]


class _Browser(_Page):
    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "hr":
            self.pieces.append("\n" + "-" * 40 + "\n")
        elif tag == "img" and attributes.get("alt"):
            self.pieces.append(f"\n[{_SPACE.sub(' ', attributes['alt'] or '')}]\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n" + _MARK.get(tag, ""))

    def end(self, tag: str) -> None:
        if tag in _BLOCKS and tag not in ("td", "th"):
            self.pieces.append("\n")


def _lines(html: str, page: _Page) -> str:
    page.feed(html)
    page.close()
    return "".join(page.pieces)


def blocks(html: str) -> str:
    """See `Flattener`."""
    lines = (_SPACE.sub(" ", line).strip() for line in _lines(html, _Page(_UNSEEN)).split("\n"))
    return "\n".join(line for line in lines if line)


def nodes(html: str) -> str:
    """See `Flattener`."""
    lines = (line.strip() for line in _lines(html, _Nodes(_CODE)).split("\n"))
    return "\n".join(line for line in lines if line)


def browser(html: str) -> str:
    """See `Flattener`."""
    lines = (_SPACE.sub(" ", line).strip() for line in _lines(html, _Browser(_UNSEEN)).split("\n"))
    kept = [line for line in lines if line not in ("*", "#", "##", "###")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


_BY_NAME: dict[str, Callable[[str], str]] = {"blocks": blocks, "nodes": nodes, "browser": browser}


def flatten(html: str, flattener: Flattener) -> str:
    """The text of a page in lines."""
    return _BY_NAME[flattener](html)
