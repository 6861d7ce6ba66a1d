"""Replaying alignments and links: each stretch of a claim is what its operation, or its link, says of its source."""

from collections.abc import Sequence
from typing import get_args

from pipeline.exports.places import Json, Place, get, objects
from pipeline.records import INSERTIONS, OPERATIONS, LinkKind
from pipeline.text.tokens import words

Sources = dict[str, dict[str, str | None]]
"""`text` and `title` of each article, by id."""

_PREFIX = 2  # letters that two forms of a word share: says, said


def check_passage(passage: Json, sources: Sources, place: Place) -> str:
    """The characters of a passage, which must lie within the field of an article of the story."""
    article_id = get(passage, "article_id", str, place)
    place.require(article_id in sources, f"got article {article_id}, expected one of the story")
    field = get(passage, "field", str, place)
    place.require(field in ("text", "title"), f"got field {field!r}, expected 'text' or 'title'")
    source = sources[article_id][field]
    if source is None:
        place.fail(f"got the title of article {article_id}, which has none; expected its text")
    start, end = get(passage, "start", int, place), get(passage, "end", int, place)
    place.require(
        0 <= start < end <= len(source),
        f"got [{start}, {end}) of {field} of article {article_id}, expected a range within [0, {len(source)})",
    )
    return source[start:end]


def check_tiling(text: str, alignments: Sequence[Json], sources: Sources, place: Place) -> int:
    """Replay the alignments of a claim or headline; how many of its characters are copied (but for case)."""
    at = copied = 0
    for i, alignment in enumerate(alignments):
        here = place.at(f"alignments[{i}], offset {at}")
        start, end = (get(alignment, name, int, here) for name in ("claim_start", "claim_end"))
        kind = "a gap" if start > at else "an overlap"
        here.require(start == at, f"got claim_start {start}, expected {at}: {kind}")
        here.require(start < end <= len(text), f"got claim_end {end}, expected one in [{start + 1}, {len(text)}]")
        operation = get(alignment, "operation", str, here)
        _check_operation(operation, text[start:end], alignment, sources, here)
        copied += (end - start) if operation in ("copy", "case") else 0
        at = end
    place.require(at == len(text), f"got alignments up to offset {at}, expected {len(text)}: a gap at the end")
    return copied


def _check_operation(operation: str, stretch: str, alignment: Json, sources: Sources, place: Place) -> None:
    place.require(operation in OPERATIONS, f"got operation {operation!r}, expected one of {', '.join(OPERATIONS)}")
    if operation == "insert":
        _check_insert(stretch, alignment, place)
        return
    source = check_passage(alignment, sources, place)
    if operation in ("copy", "refer"):
        _same(stretch, source, place, operation)
    elif operation == "case":
        _same(stretch.casefold(), source.casefold(), place, operation)
    elif operation == "inflect":
        start, expected = stretch[:_PREFIX].casefold(), source[:_PREFIX].casefold()
        place.require(start == expected, f"inflect: got {stretch!r:.80}, expected a form of {source!r:.80}")


def _same(got: str, expected: str, place: Place, operation: str) -> None:
    place.require(got == expected, f"{operation}: got {got!r:.80}, expected {expected!r:.80} from the source")


def _check_insert(stretch: str, alignment: Json, place: Place) -> None:
    cites = [n for n in ("article_id", "field", "start", "end") if alignment.get(n) is not None]
    place.require(not cites, f"insert: got {', '.join(cites)}, expected no source")
    allowed = stretch.strip() in INSERTIONS or all(word in INSERTIONS for word in stretch.split())
    place.require(allowed, f"insert: got {stretch!r:.80}, expected function words or punctuation of the short list")


def check_links(text: str, passage: Json, sources: Sources, place: Place) -> None:
    """Replay the links of a passage of evidence: in order, inside claim and passage, and the same words if `copied`."""
    if "links" not in passage:  # runs of before have none
        return
    at = 0
    for i, link in enumerate(objects(passage, "links", place)):
        here = place.at(f"links[{i}]")
        start, end = (get(link, name, int, here) for name in ("claim_start", "claim_end"))
        here.require(at <= start < end <= len(text), f"got [{start}, {end}), expected a range in [{at}, {len(text)})")
        source = check_passage({**passage, **link}, sources, here)
        first, last = get(passage, "start", int, here), get(passage, "end", int, here)
        here.require(
            first <= get(link, "start", int, here) and get(link, "end", int, here) <= last,
            f"got [{link['start']}, {link['end']}), expected a range inside the passage [{first}, {last})",
        )
        how = get(link, "how", str, here)
        here.require(how in get_args(LinkKind), f"got how {how!r}, expected one of {', '.join(get_args(LinkKind))}")
        if how == "copied":
            got, expected = words(text[start:end]), words(source)
            here.require(got == expected, f"copied: got the words {got!r:.80}, expected {expected!r:.80} of the source")
        at = end
