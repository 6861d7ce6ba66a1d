"""From the raw fields of a record to an `Article`, or to the reason why it is set aside."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.records import Article, Dropped, LeftOut, LeftOutField, LeftOutReason
from pipeline.sources.dates import best_date, url_day
from pipeline.sources.decode import tidy
from pipeline.stage import check_parameters, require

LONGEST_ID = 200
LONGEST_URL = 2000
LONGEST_TITLE = 2000
LONGEST_OUTLET = 500
LONGEST_LANGUAGE = 35
"""Characters of the longest BCP 47 tag that RFC 5646 asks software to hold."""


@dataclass(frozen=True, kw_only=True)
class FieldNames:
    """What a source calls our fields; None where it has no such field."""

    id: str | None
    outlet: str | None
    url: str | None
    title: str | None
    text: str
    published: str | None
    language: str | None

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.text), "fields.text", self.text, "the name of the field that holds the text")


OWN_NAMES = FieldNames(
    id="id", outlet="outlet", url="url", title="title", text="text", published="published", language="language"
)


_SHOWN = 200
"""Characters of names that a message shows."""


class _Fault(NamedTuple):
    reason: str
    detail: str


def parse_object(text: str) -> dict[str, Any] | str:
    """A JSON object, or what is wrong with it, for a person."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        array = (
            "; it may begin a JSON array: jq -c '.[]' FILE makes lines of it" if text.lstrip().startswith("[") else ""
        )
        return f"no JSON: {error}{array}"
    return value if isinstance(value, dict) else f"a JSON {type(value).__name__}, expected an object"


def make_article(
    raw: Mapping[str, object],
    names: FieldNames,
    place: str,
    now: str,
    date_source: str,
    more_dates: Sequence[tuple[str, object]] = (),
) -> Article | Dropped:
    """An article of a record's fields; set aside only where its id is unusable or it has no text.

    place        where the record stands in its source: the key of what is set aside without an id
    date_source  see `Article`; that of the date in the record
    more_dates   others that are known, each with its source; the day in the URL is always one of them
    """
    given = _read_id(_get(raw, names.id))
    if isinstance(given, _Fault):
        return Dropped(place, given.reason, given.detail)
    text = _read_text(raw, names.text)
    if isinstance(text, _Fault):
        return Dropped(given or place, text.reason, text.detail)
    taken = _Taken([])
    outlet = taken.line("outlet", _get(raw, names.outlet), LONGEST_OUTLET)
    url, title = taken.url(_get(raw, names.url)), taken.title(_get(raw, names.title))
    language = taken.line("language", _get(raw, names.language), LONGEST_LANGUAGE)
    given_dates = [(date_source, _get(raw, names.published)), ("url", url_day(url)), *more_dates]
    dated = best_date(given_dates, now)
    return Article(
        article_id=given or content_id(outlet, url, title, text),
        outlet=outlet,
        url=url,
        title=title,
        text=text,
        published=dated.published,
        date_source=dated.date_source,
        declared_language=language,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        date_fault=dated.fault,
        left_out=tuple(taken.left_out),
    )


def content_id(outlet: str | None, url: str | None, title: str | None, text: str) -> str:
    """An id made from what an article says and who says it, never from where it lies."""
    content = json.dumps([outlet, url, title, text]).encode("ascii")
    return "a-" + hashlib.blake2b(content, digest_size=8).hexdigest()


def _get(raw: Mapping[str, object], name: str | None) -> object:
    return None if name is None else raw.get(name)


def _read_id(value: object) -> str | _Fault | None:
    """None where no id is given."""
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**LONGEST_ID:
        return str(value)
    if isinstance(value, str) and value.isprintable() and not value.isspace() and len(value) <= LONGEST_ID:
        return value
    shown = f"a {type(value).__name__}" if not isinstance(value, str) else f"{value[:80]!a}"
    return _Fault("bad_id", f"the id is {shown}, expected at most {LONGEST_ID} printable characters or digits")


def _read_text(raw: Mapping[str, object], name: str) -> str | _Fault:
    value = raw.get(name)
    if value is None:
        others = ", ".join(field for field, other in raw.items() if isinstance(other, str))[:_SHOWN]
        told = f"; there are {others!a}: source.fields.text=NAME names the one" if others else ""
        return _Fault("no_text", f"field {name!r} is absent or null{told}")
    if not isinstance(value, str):
        return _Fault("text_not_string", f"field {name!r} is a {type(value).__name__}, expected a string")
    text = tidy(value)
    return text if text.strip() else _Fault("empty_text", "nothing but white space")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Takes values of fields, and notes those that are not taken; an absent or empty one is None without a word."""

    left_out: list[LeftOut]

    def title(self, value: object) -> str | None:
        return self._short("title", tidy(self._text("title", value)).strip(), LONGEST_TITLE)

    def line(self, field: LeftOutField, value: object, most: int) -> str | None:
        return self._short(field, " ".join(tidy(self._text(field, value)).split()), most)

    def url(self, value: object) -> str | None:
        url = self._short("url", self._text("url", value).strip(), LONGEST_URL)
        if url is None or (url.isprintable() and not any(map(str.isspace, url))):
            return url
        self._leave("url", "not_a_url", f"{url[:80]!a}: has blanks or what cannot be printed")
        return None

    def _text(self, field: LeftOutField, value: object) -> str:
        if isinstance(value, str):
            return value
        if value is not None and value == value:  # not a number (NaN) is how tables say that there is nothing
            self._leave(field, "not_text", f"a {type(value).__name__}, expected a text")
        return ""

    def _short(self, field: LeftOutField, value: str, most: int) -> str | None:
        if len(value) <= most:
            return value or None
        self._leave(field, "too_long", f"{len(value)} characters, at most {most} are taken: {value[:80]!a} ...")
        return None

    def _leave(self, field: LeftOutField, reason: LeftOutReason, detail: str) -> None:
        self.left_out.append(LeftOut(field, reason, detail))
