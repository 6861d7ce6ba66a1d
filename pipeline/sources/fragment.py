"""A fragment of HTML, as feeds hold it, to text: one block a line."""

from lxml import etree
from lxml.html import HTMLParser, fromstring

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
     "tr", "table", "section", "article", "header", "footer", "aside", "figure", "hr", "address", "body", "html"}
)  # fmt: skip

_UNSEEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "figure",
        "head",
        "title",
        "select",
        "button",
    }
)


def fragment_text(html: str) -> str:
    """The text of a fragment without what is not shown; empty where it is no HTML at all."""
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = fromstring(f"<div>{html}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(_one_line(element.text))
        if event == "end" and element is not root:
            pieces.append(_one_line(element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
