"""What stands before the body: title, deck, byline, dateline, and the day of the article."""

import re
from collections.abc import Sequence

from pipeline.records import Span
from pipeline.stages.clean.features import Line
from pipeline.text.dates import find_dates, parse_date
from pipeline.text.tokens import words

_TITLE_LIKENESS = 0.8
_TITLE_REACH = 30
_FULL_TITLE = 8
_LEAST_TITLE, _STEP, _ABOVE = 0.35, 0.01, 0.7
_REPEATED, _SIGNED = 0.4, 0.3
_STAMP = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年")
_STAMP_REACH, _LONGEST_STAMP = 4, 90
_SITE_WORDS, _MOST_HEADS = 6, 20
_DECK_REACH = 3
_LONGEST_TITLE = 32
_LEAD = 25
"""Lines of the body whose words a title says too: those of a whole page would match any navigation."""
_BYLINE = re.compile(
    r"(?:(?i:by|written by|story by|reported by|par|von|por|di|da|de|door|av|af|από)\s*:?|من|كتب|بقلم|מאת|"
    r"(?i:texte?|testo|tekst|author|autor|autorin|auteur|autore|κείμενο|автор|текст)\s*:)\s+(?=[^\W\d_])"
)
_BYLINE_WORD = re.compile(r"[^\s,|/&]+")
_BYLINE_SMALL = re.compile(r"(?:and|und|et|y|e|en|och|og|i|и|та|van|von|de|der|den|di|da|del|la|le|for|at|the|in|of)\Z")
_LONGEST_DATELINE = 90
_DASH = re.compile(r"\s*(?:--+|[—―–‒]-*|-(?=\s))\s*")
_AGENCY_END = re.compile(r"\([^()]{2,40}\)\Z")
_CAPS_PLACE = re.compile(r"[^\W\d_]{3,}(?:[ .'’-]{1,2}[^\W\d_]+)*")
_PRINTED_DATE_REACH = 20

Heads = dict[tuple[str, ...], list[Line]]


def find_title(
    text: str, lines: Sequence[Line], first: int, title: str | None, furniture: frozenset[int]
) -> int | None:
    """The position of the line that holds the title; `first` is that of the first line of the body.

    A given title is looked for and nothing else is taken for it; without one the most telling line before the
    body is: short, without a final full stop, saying words that the body says too.
    """
    if title is not None and title.strip():
        return _given_title(lines, first, tuple(words(title)))
    heads = _heads(lines)
    body = {part for line in lines[first : first + _LEAD] for part in _telling(line)}
    near = range(max(0, first - _TITLE_REACH), first)
    scores = {at: 0.0 if at in furniture else _title_score(text, lines, at, body, heads) for at in near}
    scores = {at: score - _STEP * (first - at) for at, score in scores.items() if score > 0}
    best = max(scores, key=lambda at: (scores[at], -at), default=None)
    if best is None or scores[best] < _LEAST_TITLE:
        return None
    # A deck says more of what the body says than the title above it does.
    above = scores.get(best - 1, 0.0)
    return best - 1 if above >= _ABOVE * scores[best] and lines[best - 1].size <= lines[best].size else best


def _given_title(lines: Sequence[Line], first: int, wanted: tuple[str, ...]) -> int | None:
    near = range(min(len(lines), first + 3))
    exact = next((at for at in near if lines[at].words == wanted), None)
    if exact is not None or len(wanted) < 3:
        return exact
    asked = set(wanted)
    likeness = [len(asked & set(lines[at].words)) / len(asked | set(lines[at].words)) for at in near]
    best = max(near, key=lambda at: (likeness[at], -at), default=None)
    return best if best is not None and likeness[best] >= _TITLE_LIKENESS else None


def _title_score(text: str, lines: Sequence[Line], at: int, body: set[str], heads: Heads) -> float:
    """How much a line looks like the title; 0 where it is none: words of the body, a date or a name after it, the
    same words elsewhere on the page."""
    line = lines[at]
    printed = text[line.start : line.end]
    if not 3 <= line.size <= _LONGEST_TITLE or printed[-1] in ".:;," or parse_date(printed) or is_byline(printed):
        return 0.0
    telling = set(_telling(line))
    if not telling:
        return 0.0
    # Each word once: a line of tags says few words often.
    score = len(telling & body) / len(telling) * min(len(set(line.words)), _FULL_TITLE) / _FULL_TITLE
    score += _REPEATED * (line.copies > 1 or _is_head(line, heads))
    return score + _SIGNED * any(_is_stamp(text, after) for after in lines[at + 1 : at + 1 + _STAMP_REACH])


def _telling(line: Line) -> list[str]:
    """The beginnings of the longer words of a line; its pairs of characters in scripts without spaces."""
    return [w[:5] for w in line.words[:200] if len(w) > 3 or (len(w) == 2 and ord(w[0]) > 0xE00)]


def _heads(lines: Sequence[Line]) -> Heads:
    """Lines by their first three words."""
    found: Heads = {}
    for line in lines:
        if 3 <= len(line.words) <= 4 * _LONGEST_TITLE:
            found.setdefault(line.words[:3], []).append(line)
    return found


def _is_head(line: Line, heads: Heads) -> bool:
    """Whether a somewhat longer line of the page begins with this one, as the name of a window does: title, site."""
    size = len(line.words)
    others = heads.get(line.words[:3], [])[:_MOST_HEADS]
    return any(size < len(other.words) <= size + _SITE_WORDS and other.words[:size] == line.words for other in others)


def _is_stamp(text: str, line: Line) -> bool:
    """Whether a line says when or by whom the article was written."""
    printed = text[line.start : min(line.end, line.start + _LONGEST_STAMP + 1)]
    return len(printed) <= _LONGEST_STAMP and bool(_STAMP.search(printed) or is_byline(printed) or parse_date(printed))


def find_deck(text: str, lines: Sequence[Line], title: int, first: int, skip: frozenset[int]) -> int | None:
    """The position of a standfirst right after the title and before the body: a phrase, not a list of names."""
    for at in range(title + 1, min(first, title + 1 + _DECK_REACH)):
        line = lines[at]
        printed = text[line.start : line.end]
        if at in skip or is_byline(printed) or parse_date(printed) or set(line.words) <= set(lines[title].words):
            continue
        share = line.function_share if line.function_share is not None else 0.2
        if len(line.words) >= 6 and share >= 0.12 and line.capital_share < 0.8:
            return at
    return None


def is_byline(line: str) -> bool:
    """Whether a line names its writers, as in `By Ann Lee and Bo Ek`."""
    match = _BYLINE.match(line)
    if match is None or len(line) > 150 or line[-1] in ".!?:":
        return False
    names = _BYLINE_WORD.findall(line[match.end() :])
    first = names[0] if names else ""
    if first[:1].islower() or len(names) > 14:
        return False
    return all(not n[0].islower() or _BYLINE_SMALL.match(n) or "@" in n for n in names)


def dateline_end(line: str) -> tuple[int, int] | None:
    """Where the dateline at the start of a line ends, and where the text after it begins; None where there is none.

    Read are `KYIV, Ukraine (AP) — `, `April 20 (UPI) -- `, `JAKARTA - ` and the like.
    """
    for dash in _DASH.finditer(line[:_LONGEST_DATELINE]):
        place = line[: dash.start()]
        rest = line[dash.end() : dash.end() + 2].lstrip("\"'“„«‘")
        if rest and not rest[0].islower() and _is_dateline(place, spaced=dash.group() != dash.group().strip()):
            return dash.start(), dash.end()
    return None


def _is_dateline(place: str, *, spaced: bool) -> bool:
    agency = _AGENCY_END.search(place)
    if agency:
        before = place[: agency.start()].strip()
        return before == "" or _capitalised(before)
    if not spaced:
        return False
    named = _CAPS_PLACE.match(place)
    head = place[: named.end()] if named else ""
    first = re.match(r"[^\W\d_]+", place)
    return (
        first is not None and len(first.group()) >= 3 and first.group().isupper() and bool(head) and _capitalised(place)
    )


def _capitalised(place: str) -> bool:
    tokens = place.replace(",", " ").replace(";", " ").split()
    return (
        bool(tokens)
        and len(tokens) <= 9
        and all(not t[0].islower() or len(t) <= 4 for t in tokens)
        and tokens[0][0].isupper()
    )


def dateline_span(text: str, line: Line) -> Span | None:
    """The dateline at the start of a line, its dash left out."""
    found = dateline_end(text[line.start : min(line.end, line.start + _LONGEST_DATELINE + 20)])
    return Span(line.start, line.start + found[0]) if found and found[0] else None


def article_day(text: str, published: str | None, dateline: Span | None, printed: Sequence[Line]) -> str | None:
    """The day that relative dates refer to: of `published`, else of the dateline, else the first printed one.

    A dateline without a year is completed from a printed date; without one there is no day.
    """
    given = parse_date(published) if published else None
    if given:
        return given
    days = (parse_date(text[line.start : min(line.end, line.start + 200)]) for line in printed[:_PRINTED_DATE_REACH])
    top = next((day for day in days if day), None)
    if dateline is None:
        return top
    found = find_dates(text[dateline.start : dateline.end], top)
    return found[0].iso if found else top
