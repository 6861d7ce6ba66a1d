"""The dates that a page of HTML declares of itself, in JSON-LD and in elements of metadata."""

import json
from collections import deque
from collections.abc import Iterator

from lxml.html import HtmlElement

# In the order in which they are believed; each stands in `property`, `name` or `itemprop`, in any case.
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "article.published", "published-date", "publication_date", "publish-date", "publish_date",
    "pubdate", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "cxenseparse:recs:publishtime",
    "vr:published_time", "date_published", "displaydate", "originalpublicationdate", "article_date_original",
    "dc.date", "dc.date.created", "datecreated", "date",
)  # fmt: skip

_MOST_NODES = 5_000
"""Objects of JSON-LD that are looked at; a page has dozens."""

_LONGEST_SCRIPT = 1_000_000


def metadata_dates(tree: HtmlElement) -> list[str]:
    """Dates of publication as written, most trusted first: JSON-LD of an article, then elements of metadata."""
    dates = [*_linked_data(tree), *_elements(tree)]
    return list(dict.fromkeys(d.strip() for d in dates if d.strip()))[:8]


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if script.text and len(script.text) <= _LONGEST_SCRIPT:
            try:
                yield from _published(json.loads(script.text.strip().rstrip(";"), strict=False))
            except (ValueError, RecursionError):
                continue


def _published(value: object) -> Iterator[str]:
    """The dates of articles first, then those of anything else."""
    others = []
    left = deque([value])
    for _ in range(_MOST_NODES):
        if not left:
            break
        node = left.popleft()
        if isinstance(node, list):
            left.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            date, kind = node.get("datePublished"), str(node.get("@type"))
            if isinstance(date, str):
                if "Article" in kind or "Posting" in kind or "Report" in kind:
                    yield date
                elif "Comment" not in kind:
                    others.append(date)
            left.extend(v for v in node.values() if isinstance(v, list | dict))
    yield from others


def _elements(tree: HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span", "abbr"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            value = element.get("content") or element.get("datetime")
            if name and value:
                found.setdefault(name, value)
    return [found[name] for name in _PUBLISHED if name in found]
