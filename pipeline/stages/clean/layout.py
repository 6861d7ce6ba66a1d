"""From the lines that were chosen to the record: layout, sentences, language, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Cleaned, Dropped, Layout, Part, Sentence, Span
from pipeline.stages.clean.features import SIGN_OFF, Line
from pipeline.stages.clean.front import article_day, dateline_end, dateline_span, find_deck, find_title, is_byline
from pipeline.stages.clean.repeats import repeats
from pipeline.text.sentences import sentence_spans

_CUT = re.compile(r"(?:\.\s?\.\s?\.|…|\[\s?(?:\.\.\.|…)\s?\])[\s\])]*\Z")
_FULL_END = re.compile(r"[.!?…。！？।॥؟۔][\"'”’»)\]）」』*\s]*\Z")
_UNENDING_SCRIPTS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SIGN_OFF_REACH = 30
_BYLINE_REACH = 4
_SHORTEST_ARTICLE = 6


@dataclass(frozen=True, slots=True)
class CleanInput:
    """The columns of an article that `clean` reads.

    repeated  places of lines that the site repeats on its pages; None where no stage looked for them
    """

    article_id: str
    title: str | None
    text: str
    published: str | None
    declared_language: str | None
    repeated: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines of a text, the positions of those taken for body (ascending), and those known to be furniture."""

    lines: Sequence[Line]
    body: tuple[int, ...]
    furniture: frozenset[int]


def lay_out(row: CleanInput, choice: Choice, language: str) -> Cleaned | Dropped:
    """The record of an article whose body lines are chosen, or why it is set aside."""
    lines, body = choice.lines, [*choice.body]
    if not body:
        return Dropped(row.article_id, "empty_body", f"none of {len(lines)} lines of text is body")
    title = find_title(row.text, lines, _front_end(lines, body), row.title, choice.furniture)
    if body == [title] and _is_sentence(lines[body[0]]):
        title = None
    byline = next((at for at in _near_front(body, title) if _is_byline(row.text, lines[at])), None)
    heading = lines[title].words if title is not None else None
    body = [at for at in body if at != byline and lines[at].words != heading]
    if not body:
        return Dropped(row.article_id, "empty_body", "the text holds a title and no body")
    if title is not None and byline is not None and len(body) > 1 and title < body[0] < byline < body[1]:
        body = body[1:]  # what stands between title and byline is the deck
    deck = find_deck(row.text, lines, title, body[0], choice.furniture) if title is not None else None
    dateline = dateline_span(row.text, lines[body[0]])
    spans = _body_spans(row.text, [lines[at] for at in body])
    layout = Layout(_span(lines, title), _span(lines, deck), _span(lines, byline), dateline, spans)
    taken = {*body, deck}
    printed = [lines[at] for at in range(len(lines)) if at not in taken and at < body[0] + _BYLINE_REACH]
    day = article_day(row.text, row.published, dateline, printed)
    return Cleaned(row.article_id, layout, _sentences(row.text, layout, language), language, day)


def _is_sentence(line: Line) -> bool:
    """Whether a text of one line is an article of one sentence, although its title says the same."""
    return line.ends and line.size >= _SHORTEST_ARTICLE


def _front_end(lines: Sequence[Line], body: Sequence[int]) -> int:
    """The first line of the body, its own first line left out where that may be a title."""
    first = body[0]
    return first if lines[first].ends or len(body) == 1 else body[1]


def _near_front(body: Sequence[int], title: int | None) -> range:
    start = max(0, body[0] - _BYLINE_REACH) if title is None else title
    return range(start, body[min(1, len(body) - 1)] + 1)


def _is_byline(text: str, line: Line) -> bool:
    return line.end - line.start <= 150 and is_byline(text[line.start : line.end])


def _span(lines: Sequence[Line], at: int | None) -> Span | None:
    return None if at is None else Span(lines[at].start, lines[at].end)


def _body_spans(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    """The places of the body lines, without the dateline of the first and the agency's name after the last."""
    bounds = [(line.start, line.end) for line in lines]
    start, end = bounds[0]
    dateline = dateline_end(text[start : min(end, start + 110)])
    bounds[0] = (start + (dateline[1] if dateline else 0), end)
    start, end = bounds[-1]
    sign_off = SIGN_OFF.search(text, max(start, end - _SIGN_OFF_REACH), end)
    bounds[-1] = (start, sign_off.start() if sign_off else end)
    return tuple(Span(start, end) for start, end in bounds)


def _sentences(text: str, layout: Layout, language: str) -> tuple[Sentence, ...]:
    places: list[tuple[int, int, Part]] = []
    if layout.deck is not None:
        places += [(s, e, "deck") for s, e in sentence_spans(text, layout.deck.start, layout.deck.end, language)]
    for span in layout.body:
        places += [(s, e, "body") for s, e in sentence_spans(text, span.start, span.end, language)]
    again = repeats([text[s:e] for s, e, _ in places])
    last = len(places) - 1
    return tuple(
        Sentence(s, e, part, is_truncated(text[s:e], last=at == last), again[at])
        for at, (s, e, part) in enumerate(places)
    )


def is_truncated(sentence: str, *, last: bool) -> bool:
    """Whether a sentence is cut off: it ends in an ellipsis, or as the last one without an end mark."""
    if _CUT.search(sentence[-20:]):
        return True
    return last and not _FULL_END.search(sentence[-20:]) and not _UNENDING_SCRIPTS.search(sentence)
