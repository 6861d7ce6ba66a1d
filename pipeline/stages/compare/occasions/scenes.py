"""Where the sentences of a story say that something happened, and which places its articles say lie in others."""

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Member, Sentence
from pipeline.stages.compare.occasions.day import Day, Reading, told_at
from pipeline.stages.compare.reading.naming import Source
from pipeline.stages.compare.reading.words import IDLE
from pipeline.text.months import MONTHS, WEEKDAYS
from pipeline.text.places import places
from pipeline.text.quotation_marks import quotation_spans

_NO_PART = "|".join(name.capitalize() for name in sorted({*WEEKDAYS, *MONTHS}) if name.isascii() and name.isalpha())
_NAME = rf"[A-Z][^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]+)?(?: (?:of |de )?(?!(?:{_NO_PART})\b)[A-Z][^\W\d_]+){{0,4}}"
_OF = r"(?:[a-z]+ )?(?:city|town|village|province|state|suburb|capital|port|district|island|county) of "
_SIDE = r"(?:north|south|east|west)[a-z]* |central |downtown |mainland "
_SCENE = re.compile(
    rf"(?<![^\W_])(?P<where>in|at|near|outside) (?:the )?(?:{_OF}|{_SIDE})?(?P<name>{_NAME})"
    rf"(?<!Act)(?<!COVID)(?![^\W_]|[’']s|-\w| v\. | (?!(?:{_NO_PART})\b)[A-Z])"
)
_BESIDE = re.compile(
    rf"(?<![^\W_])(?:an?|his|her|their|the) (?:{_SIDE})?(?P<name>{_NAME})(?= [a-z])"
    r"(?! state [A-Z]| select committee)"
)
_INSIDE = re.compile(
    rf"(?<![^\W_])(?:in|at|near|of|from|outside|to) (?P<part>{_NAME})(?:(?P<comma>, )| in (?:the )?(?:[a-z]+ )?)"
    rf"(?P<whole>{_NAME}|[A-Z]\.[A-Z]\.)(?![^\W_]|[’']s)"
)
_NO_PLACE = re.compile(
    r"(?<![^\W_])(?:congress|parliament|senate|(?<!white )house|court|committee|department|authority|agency|council"
    r"|party|post|times|journal|god|christ|jesus|heaven|internet)(?![^\W_])"
)
"""What somebody may be in, or do something at, that is no place: a body, a newspaper, a belief; in folded names."""

_NAMES = 256  # names of a story that are compared
Inside = dict[str, set[str]]
"""Places and what the articles of a story say that they lie in, folded."""


def scenes_of(sources: Sequence[Source], inside: Inside) -> list[Day]:
    """The places of all sentences that are no repeats, with their deeds, by article and place.

    Of names that no other article has a name beside, nothing is asked.
    """
    origins = {source.member.article_id: source.member.origin for source in sources}
    printed = [
        (source, sentence, span, where)
        for source in sources
        for sentence in source.member.sentences
        if not sentence.repeat
        for span, where in _printed(source.member.text, sentence)
    ]
    named: dict[str, set[int]] = {}
    for source, _, span, _ in printed:
        named.setdefault(source.member.text[slice(*span)].casefold(), set()).add(source.index)
    listed = list(named)[:_NAMES]
    told = {name for name in listed if any(_are_beside(name, other, inside, named) for other in listed)}
    return [
        scene
        for source, sentence, span, where in printed
        if (name := source.member.text[slice(*span)].casefold()) in told
        for scene in told_at(
            source, sentence, span, Reading(name, "place", None, where), source.origin(sentence, origins)
        )
    ]


def _are_beside(name: str, other: str, inside: Inside, named: dict[str, set[int]]) -> bool:
    """Whether two articles have these names, and they may be judged."""
    if len(named[name] | named[other]) < 2:
        return False
    one = places().are_one(name, other) or lies_in(name, other, inside) or lies_in(other, name, inside)
    return one or not places().levels(name).isdisjoint(places().levels(other))


def _printed(text: str, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Where names of places stand, and the preposition or article before each."""
    found: dict[tuple[int, int], str] = {}
    for match in _SCENE.finditer(text, sentence.start, sentence.end):
        name = match["name"].casefold()
        first = name.split()[0]
        if first not in IDLE and first not in WEEKDAYS and first not in MONTHS and _may_be_place(name):
            found[match.span("name")] = match["where"]
    for match in _BESIDE.finditer(text, sentence.start, sentence.end):
        if places().levels(match["name"].casefold()) & {"city", "region"}:
            found.setdefault(match.span("name"), "a")
    yield from sorted(found.items())


def _may_be_place(name: str) -> bool:
    return bool(places().levels(name)) or _NO_PLACE.search(name) is None


def is_quoted(scene: Day) -> bool:
    """Whether a place stands within a quotation of its paragraph."""
    start = scene.text.rfind("\n", 0, scene.start) + 1
    spans = quotation_spans(scene.text[start : scene.start])
    return bool(spans) and spans[-1][1] == scene.start - start


def inside_of(articles: Sequence[Member]) -> Inside:
    found: Inside = {}
    for member in articles:
        for sentence in member.sentences:
            for match in _INSIDE.finditer(member.text, sentence.start, sentence.end):
                part, whole = match["part"].casefold(), match["whole"].casefold().replace(".", "")
                levels, above = places().levels(part), places().levels(whole)
                # "Egypt, India and ..." is a list, and "Marines in Vietnam" no place.
                if "country" not in levels and not levels & above and (above or match["comma"]):
                    found.setdefault(part, set()).add(whole)
    return found


def lies_in(part: str, whole: str, inside: Inside) -> bool:
    net = places()
    if net.is_within(part, whole):
        return True
    return any(net.are_one(told, whole) or net.is_within(told, whole) for told in inside.get(part, ()))
