"""One-line builders of records."""

import hashlib
import re

from pipeline.records import Article, Layout, Member, Sentence, Span


def article(article_id: str = "a", text: str = "It rained.", **fields: object) -> Article:
    """An article with all optional fields absent but those given."""
    values: dict[str, object] = {
        "outlet": None,
        "url": None,
        "title": None,
        "published": None,
        "date_source": None,
        "declared_language": None,
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    return Article(article_id=article_id, text=text, **(values | fields))  # type: ignore[arg-type]


def lines_of(text: str) -> tuple[Span, ...]:
    """Each line that is not blank, without the white space around it."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Plain split after . ! ? and at line ends: good enough for tests whose texts are plain."""
    found = re.finditer(r"\S(?:[^\n]*?[.!?][\"”]?(?=\s|$)|[^\n]*)", text)
    return tuple(Sentence(m.start(), m.end(), "body", False, False) for m in found)


def member(article_id: str = "a", text: str = "It rained.", **fields: object) -> Member:
    """A cleaned, original article of a story whose body is all of its text."""
    values: dict[str, object] = {
        "outlet": None,
        "title": None,
        "published": None,
        "day": None,
        "language": "en",
        "layout": Layout(None, None, None, None, lines_of(text)),
        "sentences": sentences_of(text),
        "origin": article_id,
        "copy_of": None,
        "reuse": (),
    }
    return Member(article_id=article_id, text=text, **(values | fields))  # type: ignore[arg-type]
