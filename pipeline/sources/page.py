"""An HTML page to the fields of an article, with trafilatura; runs in a worker process (see isolate.py).

Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction", ACL 2021.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from unicodedata import normalize
from urllib.parse import urlsplit

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from pipeline.sources.decode import decode
from pipeline.sources.isolate import Lost
from pipeline.sources.page_dates import metadata_dates

_HEAD = 4096
"""Bytes in which a page declares its encoding: HTML asks for the first 1024."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)

# Labels that browsers read as another encoding (WHATWG Encoding Standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
            "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "iso8859-11": "cp874"}  # fmt: skip

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")

_SEPARATOR = re.compile(r"(\s+[|·•»–—-]\s+)")

_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


class Page(NamedTuple):
    """What is in a page.

    url     as it was given, else what the page says
    outlet  the host of the URL, since pages of one site name it in many ways; without a URL what the page says
    dates   pairs of their source and the value as written, most trusted first
    sha256  of the bytes of the page, hexadecimal
    """

    text: str
    url: str | None
    title: str | None
    author: str | None
    outlet: str | None
    language: str | None
    dates: tuple[tuple[str, str], ...]
    sha256: str


def read_page(data: bytes, url: str | None, charset: str | None, last_day: str) -> Iterator[Page | Lost]:
    """The one page, or why there is none.

    charset   as the server says; None where it does not
    last_day  `YYYY-MM-DD`: no date in the text of the page is later
    """
    html = decode_page(data, charset)
    tree = None if html is None else _tree(html)
    if html is None or tree is None:
        yield Lost(
            "not_html", f"the {len(data)} bytes are no page of HTML that can be read; they begin with {data[:40]!r}"
        )
        return
    dates = tuple(("metadata", value) for value in metadata_dates(tree))
    language = _language(tree)
    document: Any = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=True,
        # Without `max_date` the day on which the page is read would be in its answer.
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": last_day},
    )
    if document is None or not document.text or not document.text.strip():
        yield Lost("empty_text", "no article text was found in the page")
        return
    host = _host(url or document.url)
    yield Page(
        text=normalize("NFC", document.text),
        url=url or document.url,
        title=_title(document.title, document.sitename, host),
        author=document.author,
        outlet=host or " ".join((document.sitename or "").split())[:200] or None,
        language=language,
        dates=(*dates, *((("text", document.date),) if document.date else ())),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def decode_page(data: bytes, charset: str | None) -> str | None:
    """The text of a page: in UTF-8 if it is that, else as the server or the page says, else as `decode` finds out."""
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = _CHARSET.search(data, 0, _HEAD)
    labels = [charset or "", declared[1].decode("ascii", "replace") if declared else ""]
    if not marked:
        for encoding in ("utf-8", *labels):
            text = _strictly(data, encoding)
            if text is not None:
                return text
    return decode(data)


def _strictly(data: bytes, label: str) -> str | None:
    """The text in the encoding of a label, None where it is unknown, or another."""
    try:
        name = codecs.lookup(label.strip()).name
        text = data.decode(_READ_AS.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return None
    # UTF-16 decodes any bytes; a page of NULs is none.
    return None if "\x00\x00\x00" in text[:_HEAD] or name.startswith("utf-16") else text


def _tree(html: str) -> HtmlElement | None:
    try:
        return trafilatura.load_html(html)
    except (LxmlError, ValueError, AssertionError):
        return None


def _language(tree: HtmlElement) -> str | None:
    values = [tree.get("lang"), tree.get("xml:lang"), *tree.xpath("//meta[@property='og:locale']/@content")]
    values += tree.xpath("//meta[translate(@http-equiv,'CLANGUTE','clangute')='content-language']/@content")
    for value in values:
        found = _LANGUAGE.fullmatch((value or "").strip())
        if found:
            return found[0].replace("_", "-")
    return None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return _MOBILE.sub("", host) or None if host else None


def _title(title: str | None, site: str | None, host: str | None) -> str | None:
    """A title without the name of the site, which many pages put behind it."""
    names = {_letters(site or ""), _letters(host or ""), *map(_letters, (host or "").split("."))} - {""}
    parts = _SEPARATOR.split(title or "")
    while len(parts) > 2 and _letters(parts[-1]) in names:
        parts = parts[:-2]
    return "".join(parts).strip() or None


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
