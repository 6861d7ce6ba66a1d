"""Body lines against the furniture of a flattened page."""

from collections.abc import Iterator, Sequence

from pipeline.stages.clean.features import Line, Page, joined, paragraphs
from pipeline.stages.clean.furniture import Furniture, furniture_kind, is_blurb, is_bulleted
from pipeline.stages.clean.layout import Choice
from pipeline.stages.clean.numbers import rows_of
from pipeline.stages.clean.region import line_score, usual_share
from pipeline.stages.clean.trees import Trees

_BLURB_REACH = 3
_PLAIN_SHARE = 0.9
_HEADING_LINES = 6
_PLAIN_SCORE = 0.35
_LEAST_WORDS, _LEAST_WORDS_A_LINE = 12, 4

Kinds = Sequence[Furniture | None]


def choose_body(page: Page, site: frozenset[int], trees: Trees, threshold: float) -> Choice:
    """The lines of the article: in a page those that the model takes, in a text without a page around it all.

    site       positions of lines that the site repeats on its pages
    threshold  the chance of being a line of the article that a line must have
    """
    ranges = paragraphs(page.text, page.lines)
    pieces = joined(page, ranges)
    kinds = furniture_kinds(page.text, pieces)
    kinds = [kind or ("site" if site.issuperset(range(*ranges[at])) else None) for at, kind in enumerate(kinds)]
    if _is_plain(pieces, kinds):
        picked = _of_plain(page.text, pieces, kinds)
    else:
        picked = _of_page(page.text, pieces, kinds, trees, threshold)
    furniture = [at for at, kind in enumerate(kinds) if kind]
    body = _without_blurb(page.text, pieces, picked) or _all_but(pieces, frozenset(furniture))
    return Choice(page.lines, tuple(_lines(ranges, body)), frozenset(_lines(ranges, furniture)))


def _lines(ranges: Sequence[tuple[int, int]], picked: Sequence[int]) -> Iterator[int]:
    return (line for at in picked for line in range(*ranges[at]))


def _of_page(text: str, lines: Sequence[Line], kinds: Kinds, trees: Trees, threshold: float) -> list[int]:
    chances = trees.probability(rows_of(text, lines, kinds))
    return [at for at in range(len(lines)) if kinds[at] is None and chances[at] >= threshold]


def _of_plain(text: str, lines: Sequence[Line], kinds: Kinds) -> list[int]:
    share = usual_share(lines)
    end = next((at for at in range(len(lines)) if kinds[at] == "about"), len(lines))
    return [at for at in range(end) if kinds[at] is None and _belongs(text, lines[at], line_score(lines[at], share))]


def _is_plain(lines: Sequence[Line], kinds: Kinds) -> bool:
    """Whether nearly all words stand in lines that end as sentences do: then there is no page around the text.

    A few lines at the top may hold title, names and date.
    """
    known = [at for at, kind in enumerate(kinds) if kind is None]
    first = next((at for at in known if lines[at].ends), 0)
    begin = first if first <= _HEADING_LINES else 0
    ended = sum(lines[at].size for at in known if lines[at].ends)
    total = sum(lines[at].size for at in range(begin, len(lines)) if kinds[at] != "site")
    return ended >= _PLAIN_SHARE * total


def _all_but(lines: Sequence[Line], furniture: frozenset[int]) -> list[int]:
    """What is left of a text without any running text, such as a table of results, unless it is a list of links."""
    rest = [at for at in range(len(lines)) if at not in furniture]
    size = sum(lines[at].size for at in rest)
    if any(lines[at].ends and lines[at].size >= 3 for at in rest):
        return rest
    return rest if size >= _LEAST_WORDS and size >= _LEAST_WORDS_A_LINE * len(rest) else []


def _belongs(text: str, line: Line, score: float) -> bool:
    if score >= _PLAIN_SCORE:
        return True
    return line.ends and line.copies <= 2 and not is_bulleted(text[line.start : line.end])


def _without_blurb(text: str, lines: Sequence[Line], body: list[int]) -> list[int]:
    """Without the last lines from one on that says who the author is."""
    for at in body[-_BLURB_REACH:]:
        line = lines[at]
        if at != body[0] and line.end - line.start < 500 and is_blurb(text[line.start : line.end]):
            return [b for b in body if b < at]
    return body


def furniture_kinds(text: str, lines: Sequence[Line]) -> list[Furniture | None]:
    """For each line what part of a page's furniture it is by its words and by the lines beside it."""
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
