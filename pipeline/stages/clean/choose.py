"""Body lines against the furniture of a flattened page."""

from collections.abc import Iterator, Sequence

from pipeline.stages.clean.features import Line
from pipeline.stages.clean.furniture import Furniture, furniture_kind, is_blurb, is_bulleted
from pipeline.stages.clean.layout import Choice
from pipeline.stages.clean.region import best_run, line_score, line_value, usual_share

_FURNITURE_COST = 5.0
_BLURB_REACH = 3
_PLAIN_SHARE = 0.9
_LEAST_WORDS, _LEAST_WORDS_A_LINE = 12, 4


def choose_body(text: str, lines: Sequence[Line], threshold: float) -> Choice:
    """The best run of lines without the furniture inside it.

    threshold  the score below which a line inside the run is left out
    """
    kinds = _kinds(text, lines)
    share = usual_share(lines)
    scores = [line_score(line, share) for line in lines]
    values = [-_FURNITURE_COST if kinds[at] else line_value(lines[at], scores[at]) for at in range(len(lines))]
    run = (0, len(lines)) if _is_plain(lines, kinds) else best_run(values)
    begin, end = _extended(lines, kinds, *run)
    end = next((at for at in range(begin, end) if kinds[at] == "about"), end)
    body = [at for at in range(begin, end) if kinds[at] is None and _belongs(text, lines[at], scores[at], threshold)]
    furniture = frozenset(at for at, kind in enumerate(kinds) if kind)
    body = _without_blurb(text, lines, body) or _all_but(lines, furniture)
    return Choice(lines, tuple(body), furniture)


def _is_plain(lines: Sequence[Line], kinds: Sequence[Furniture | None]) -> bool:
    """Whether nearly all words stand in lines that end as sentences do: then there is no page around the text."""
    ended = sum(line.size for line, kind in zip(lines, kinds, strict=True) if line.ends and kind is None)
    return ended >= _PLAIN_SHARE * sum(line.size for line in lines)


def _extended(lines: Sequence[Line], kinds: Sequence[Furniture | None], begin: int, end: int) -> tuple[int, int]:
    """The run with the lines next to it that end as sentences do, however short."""
    if begin == end:
        return begin, end
    while begin > 0 and kinds[begin - 1] is None and lines[begin - 1].ends:
        begin -= 1
    while end < len(lines) and kinds[end] is None and lines[end].ends:
        end += 1
    return begin, end


def _all_but(lines: Sequence[Line], furniture: frozenset[int]) -> list[int]:
    """What is left of a text without any running text, such as a table of results, unless it is a list of links."""
    rest = [at for at in range(len(lines)) if at not in furniture]
    size = sum(lines[at].size for at in rest)
    if any(lines[at].ends and lines[at].size >= 3 for at in rest):
        return rest
    return rest if size >= _LEAST_WORDS and size >= _LEAST_WORDS_A_LINE * len(rest) else []


def _belongs(text: str, line: Line, score: float, threshold: float) -> bool:
    if score >= threshold:
        return True
    return line.ends and line.copies <= 2 and not is_bulleted(text[line.start : line.end])


def _without_blurb(text: str, lines: Sequence[Line], body: list[int]) -> list[int]:
    """Without the last lines from one on that says who the author is."""
    for at in body[-_BLURB_REACH:]:
        line = lines[at]
        if at != body[0] and line.end - line.start < 500 and is_blurb(text[line.start : line.end]):
            return [b for b in body if b < at]
    return body


def _kinds(text: str, lines: Sequence[Line]) -> list[Furniture | None]:
    kinds = [furniture_kind(text[line.start : line.end]) for line in lines]
    for at in _alt_texts(lines):
        kinds[at] = "caption"
        kinds[at + 1] = kinds[at + 1] or "caption"
    for at, kind in enumerate(kinds):
        if kind == "signature":
            _mark_tweet(text, lines, kinds, at)
    captions = {lines[at].words for at, kind in enumerate(kinds) if kind == "caption"}
    return [k or ("caption" if line.words in captions else None) for k, line in zip(kinds, lines, strict=True)]


def _mark_tweet(text: str, lines: Sequence[Line], kinds: list[Furniture | None], at: int) -> None:
    """The line before a signature is the post, and so are those before it that carry its marks."""
    before = at - 1
    while before >= 0 and kinds[before] in (None, "tweet"):
        line = text[lines[before].start : lines[before].end]
        if before < at - 1 and not any(mark in line for mark in "@#"):
            return
        kinds[before] = "tweet"
        before -= 1


def _alt_texts(lines: Sequence[Line]) -> Iterator[int]:
    """Short lines without an end that the next line begins with: the text of a picture, then its caption."""
    for at in range(len(lines) - 1):
        line, following = lines[at], lines[at + 1]
        size = len(line.words)
        if 3 <= size <= 25 and not line.ends and len(following.words) > size and following.words[:size] == line.words:
            yield at
