"""Values as a person reads them: text without control characters, links, days, counts, figures, relations."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Comparison, Relation
from pipeline.text import months

# Embeddings, overrides and isolates can turn the text around them; the plain marks (U+200E, U+200F, U+061C) cannot.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)

_READ = 400
"""Characters that are looked at for a name or a title: a line may have millions."""

_LONGEST_URL = 2000
"""Characters of a URL that every browser follows."""

UNKNOWN_OUTLET = "unknown outlet"

RELATIONS: Mapping[Relation, str] = {
    "conflict": "The sources contradict each other",
    "update": "A later figure takes the place of an earlier one",
    "conversion": "One amount in different units",
    "different_measure": "Different things are measured",
    "rounding": "One figure, rounded",
    "same": "The sources agree",
}
"""Each relation in plain words, in the order in which a reader wants them."""


def relation_in_words(comparison: Comparison) -> str:
    """What the sides of a comparison are to each other; a town that lies in a country is no figure rounded, and of
    two tolls of one day nobody knows which is the later."""
    if comparison.relation == "rounding" and comparison.kind != "figure":
        return "Told more or less exactly"
    if comparison.relation == "update" and len({side.as_of for side in comparison.sides}) == 1:
        return "Figures of one day, of which one may have followed the other"
    return RELATIONS[comparison.relation]


def visible(text: str) -> str:
    """The text without characters that are not seen but act: controls, and marks that turn the text around them."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(c) for c in text)


def _seen(character: str) -> str:
    if character.isspace():  # among them the separators of lines and paragraphs, and some controls
        return "\n" if character in "\n\u2028\u2029\x85\v\f\r" else " " if character < " " else character
    if character in _TURNING or unicodedata.category(character) == "Cc" or ord(character) & 0xFFFE == 0xFFFE:
        return ""
    return character


def one_line(text: str) -> str:
    """The visible text with each run of white space as one space."""
    return " ".join(visible(text).split())


def safe_url(url: str | None) -> str | None:
    """The URL if a link may lead there (http or https, a host, nothing unseen), else None."""
    if (
        not url
        or len(url) > _LONGEST_URL
        or any(c <= " " or c in _TURNING or unicodedata.category(c)[0] in "CZ" for c in url)
    ):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def slug(story_id: str) -> str:
    """A name for a file and an anchor: the id where it is a plain word, else its digest."""
    if _SLUG.fullmatch(story_id):
        return story_id
    return "x-" + hashlib.sha256(story_id.encode("utf-8")).hexdigest()[:24]


def language_tag(language: str) -> str | None:
    """The language for a `lang` attribute; None where undecided."""
    return language if _LANGUAGE.fullmatch(language) and language != "und" else None


def day(value: str | None) -> str | None:
    """`2023-04-20...` as `20 April 2023`; None for what is no day."""
    match = _DAY.match(value or "")
    return f"{int(match[3])} {months.ENGLISH[int(match[2]) - 1]} {match[1]}" if match else None


def days(*stories: Story) -> str | None:
    """The day or the days on which the articles of some stories appeared."""
    shown = sorted(a.shown_day for story in stories for a in story.articles if a.shown_day)
    first, last = (day(shown[0]), day(shown[-1])) if shown else (None, None)
    if not first or not last or first == last:
        return first or last
    year, month = shown[0][:4] == shown[-1][:4], shown[0][:7] == shown[-1][:7]
    start = first.split()[0] if month else " ".join(first.split()[:2]) if year else first
    return f"{start}–{last}" if month else f"{start} – {last}"


def count(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def outlet(article: ExportArticle) -> str:
    """Who published it: the outlet, else the host of its URL."""
    if article.outlet and (named := one_line(article.outlet[:_READ])):
        return shorten(named, 80)
    url = safe_url(article.url)
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else UNKNOWN_OUTLET


def known_outlet(article: ExportArticle) -> str | None:
    """The outlet as `outlet` gives it, None where it is unknown."""
    name = outlet(article)
    return None if name == UNKNOWN_OUTLET else name


def article_title(article: ExportArticle) -> str:
    """The title as given, else as it stands in the text, else the first sentence or line, shortened."""
    places = (article.layout.title, *article.sentences[:1], *article.body[:1])
    found = (article.title or "", *(article.text[p.start : p.end] for p in places if p), article.text)
    return shorten(next(filter(None, (one_line(f[:_READ]) for f in found)), "Untitled"), 160)


def story_title(story: Story) -> str:
    """The headline, else the title of the first article."""
    return one_line(story.headline.text) if story.headline else article_title(story.articles[0])


def title_language(story: Story) -> str:
    """The language of what `story_title` gives: of the article that it comes from."""
    cited = [a.article_id for a in story.headline.alignments if a.article_id] if story.headline else []
    return next((a.language for a in story.articles if a.article_id in cited[:1]), story.articles[0].language)


CITED = 12
"""Sources and outlets that are listed at one place: more are counted there, and all stand in the list of sources."""


def some(words: Iterable[object], at_most: int = CITED) -> str:
    """`1, 2, 3 +297`: the first words of a list, and how many more there are."""
    listed = [str(word) for word in words]
    more = len(listed) - at_most
    return ", ".join(listed[:at_most]) + (f" +{more}" if more > 0 else "")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where there is one, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return cut[: max(cut.rfind(" "), limit // 2)].rstrip() + "…"
