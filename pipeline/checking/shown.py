"""What was checked, for people and for programs."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from pipeline.checking.checked import Checked
from pipeline.exports.display import count
from pipeline.records import Member

WIDTH = 110
_INDENT = " " * 14
_ENDS_LINE = frozenset("\x85\u2028\u2029")
_SHOWN = 3
"""Groups of passages that the table shows; the JSON has all."""


def json_lines(found: Iterable[Checked]) -> Iterator[str]:
    """An object a sentence, with escapes where standard output could not take its characters as they are.

    Half of a surrogate pair is one of them, and what ends a line for some readers.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    for checked in found:
        line = json.dumps(value := checked.as_json(), ensure_ascii=False, allow_nan=False)
        yield line if _ENDS_LINE.isdisjoint(line) and _fits(line, encoding) else json.dumps(value, allow_nan=False)


def _fits(line: str, encoding: str) -> bool:
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def table_lines(found: Iterable[Checked], articles: Mapping[str, Member]) -> Iterator[str]:
    """Each sentence with its verdict, the reasons and the passages, then the counts."""
    counts = Counter[str]()
    for checked in found:
        label = checked.verdict.label
        counts[label] += 1
        yield from _block(f"{label:<14}", f"{checked.id}.{checked.sentence}  {_line(checked.text)}")
        if checked.evidence:
            yield _INDENT + _counts(checked)
        for reason in checked.verdict.reasons:
            yield from _block(_INDENT, _line(reason))
        yield from _passages(checked, articles)
        yield ""
    told = ", ".join(f"{counts[label]} {label}" for label in ("supported", "contradicted", "unsupported"))
    yield f"{count(counts.total(), 'sentence')}: {told}"


def _counts(checked: Checked) -> str:
    s = checked.support
    named = ((s.articles, "article"), (s.outlets, "outlet"), (s.origins, "independent origin"))
    return ", ".join(count(number, name) for number, name in named)


def _passages(checked: Checked, articles: Mapping[str, Member]) -> Iterator[str]:
    last = -1
    for e, text in zip(checked.evidence, checked.passages, strict=False):
        if e.group >= _SHOWN:
            more = checked.evidence[-1].group + 1 - _SHOWN
            yield f"{_INDENT}and {count(more, 'more group')} of passages"
            break
        yield from _passage("+ " if e.group == last else "", articles[e.article_id], text)
        last = e.group
    for passage, text in zip(checked.nearest, checked.passages, strict=False):
        yield from _passage("", articles[passage.article_id], text)
    for against in checked.against:
        yield from _block(_INDENT, f"otherwise: {_line('; '.join(against.reasons))}")
        yield from _passage("", articles[against.article_id], against.text)


def _passage(sign: str, article: Member, text: str) -> Iterator[str]:
    named = ", ".join(filter(None, (article.outlet, article.day, article.article_id)))
    return _block(f"{_INDENT}  {sign}", f"[{_line(named)}] {_line(text)}")


def _block(head: str, text: str) -> Iterator[str]:
    """Lines of a text, the first behind a head and the others below it."""
    lines = wrap(text, WIDTH - len(head)) or [""]
    yield (head + lines[0]).rstrip()
    yield from (" " * len(head) + line for line in lines[1:])


def _line(text: str) -> str:
    """The text on one line, without what a terminal would take for an order."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
