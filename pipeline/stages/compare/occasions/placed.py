"""Places of one deed side by side: what at least two origins say of where something happened.

Places belong to a deed as days do, see dated.py. One name is one place, and so are two names that the gazetteer has for
one; a place and what it lies in, by the gazetteer or by the text ("Banstead in Surrey", "Wasilla, Alaska"), are one
place told more or less exactly, a rounding. Two cities, or two countries, of which neither lies in the other contradict
each other where nothing tells two deeds apart and no article knows both: in news that is all but unheard of, and two
names without a gazetteer are nearly always a town and its region, a street and its town, or two deeds.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Comparison, Member, Relation, Sentence
from pipeline.stages.compare.occasions.apart import are_two_deeds, hesitate
from pipeline.stages.compare.occasions.dated import are_far_apart, is_one_deed, linked, mutual_of, near_of
from pipeline.stages.compare.occasions.days import Day, Reading, told_at
from pipeline.stages.compare.occasions.fact_sides import fact_comparison
from pipeline.stages.compare.reading.naming import Source
from pipeline.stages.compare.reading.words import IDLE
from pipeline.text.months import MONTHS, WEEKDAYS
from pipeline.text.places import places

_AGREE, _SURE = 0.8, 1.1  # likeness of equal places that are nearest to each other, and of any
_PART, _PART_ALIKE = 1.0, 1.2  # likeness of a place and what it lies in, of one deed and of any
_DIFFER = 1.5  # likeness of places that contradict each other
_MOST = 64  # places of a story that are compared
_NO_PART = "|".join(name.capitalize() for name in sorted({*WEEKDAYS, *MONTHS}) if name.isascii() and name.isalpha())
_NAME = rf"[A-Z][^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]+)?(?: (?:of |de )?(?!(?:{_NO_PART})\b)[A-Z][^\W\d_]+){{0,2}}"
_OF = r"(?:[a-z]+ )?(?:city|town|village|province|state|suburb|capital|port|district|island|county) of "
_SIDE = r"(?:north|south|east|west)[a-z]* |central |downtown |mainland "
_SCENE = re.compile(
    rf"(?<![^\W_])(?P<where>in|at|near|outside) (?:the )?(?:{_OF}|{_SIDE})?(?P<name>{_NAME})(?![^\W_]|[’']s|-[a-z])"
)
_BESIDE = re.compile(rf"(?<![^\W_])(?:an?|his|her|their|the) (?:{_SIDE})?(?P<name>{_NAME})(?= [a-z])")
_INSIDE = re.compile(
    rf"(?<![^\W_])(?:in|at|near|of|from|outside|to) (?P<part>{_NAME})(?:(?P<comma>, )| in (?:the )?(?:[a-z]+ )?)"
    rf"(?P<whole>{_NAME}|[A-Z]\.[A-Z]\.)(?![^\W_]|[’']s)"
)
Inside = dict[str, set[str]]
"""Places and what the articles of a story say that they lie in, folded."""


def placed(articles: Sequence[Member]) -> list[Comparison]:
    """Places that contradict each other, that lie in each other, then those that agree."""
    told = scenes_of(articles)[:_MOST]
    near = near_of(told)
    mutual = mutual_of(told, near)
    inside = _inside(articles) if len({scene.value for scene in told}) > 1 else {}
    differing: list[tuple[Relation, list[list[Day]]]] = []
    seen: set[frozenset[str]] = set()
    agreeing = [
        pair for pair, like in near.items() if like >= (_AGREE if pair in mutual else _SURE) and _are_one(told, pair)
    ]
    values = [[told[i] for i in group] for group in linked(len(told), agreeing)]
    value_of = {id(scene): value for value in values for scene in value}
    for i, j in sorted(near, key=lambda pair: (-near[pair], pair)):
        a, b = told[i], told[j]
        relation = _relation(a, b, near[i, j], inside, articles) if (i, j) in mutual or is_one_deed(a, b) else None
        names = frozenset((a.value, b.value))
        if relation and names not in seen:
            seen.add(names)
            differing.append((relation, [value_of[id(scene)] for scene in (a, b)]))
    found = [fact_comparison("place", relation, sides) for relation, sides in differing]
    return [*found, *(fact_comparison("place", "same", [value]) for value in values if len(value) > 1)]


def scenes_of(articles: Sequence[Member]) -> list[Day]:
    """The places of all sentences that are no repeats, with their deeds, by article and place."""
    origins = {member.article_id: member.origin for member in articles}
    return [
        scene
        for index, member in enumerate(articles)
        for source in [Source(index, member)]
        for sentence in member.sentences
        if not sentence.repeat
        for scene in _of_sentence(source, sentence, source.origin(sentence, origins))
    ]


def _of_sentence(source: Source, sentence: Sentence, origin: str) -> Iterator[Day]:
    text = source.member.text
    found: dict[tuple[int, int], str] = {}
    for match in _SCENE.finditer(text, sentence.start, sentence.end):
        first = match["name"].casefold().split()[0]
        if first not in IDLE and first not in WEEKDAYS and first not in MONTHS:
            found[match.span("name")] = match["where"]
    for match in _BESIDE.finditer(text, sentence.start, sentence.end):
        if places().levels(match["name"].casefold()) & {"city", "region"}:
            found.setdefault(match.span("name"), "a")
    for span, where in sorted(found.items()):
        yield from told_at(source, sentence, span, Reading(text[slice(*span)].casefold(), "place", None, where), origin)


def _inside(articles: Sequence[Member]) -> Inside:
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


def _are_one(told: Sequence[Day], pair: tuple[int, int]) -> bool:
    a, b = (told[i] for i in pair)
    return a.origin != b.origin and places().are_one(a.value, b.value) and not are_two_deeds(a, b)


def _relation(a: Day, b: Day, like: float, inside: Inside, articles: Sequence[Member]) -> Relation | None:
    """How two places of two names stand to each other; None where nothing is known."""
    net = places()
    if a.origin == b.origin or net.are_one(a.value, b.value) or are_far_apart(a.published, b.published):
        return None
    one, two = is_one_deed(a, b), are_two_deeds(a, b)
    if _lies_in(a.value, b.value, inside) or _lies_in(b.value, a.value, inside):
        return "rounding" if (one and like >= _PART) or (not two and like >= _PART_ALIKE) else None
    levels = net.levels(a.value) | net.levels(b.value)
    known = net.levels(a.value) and net.levels(b.value) and levels in ({"city"}, {"country"})
    if not known or two or not one or like < _DIFFER or hesitate(a, b) or a.printed != b.printed:
        return None
    both = (articles[a.article], b.value), (articles[b.article], a.value)
    return None if any(_names(member, name) for member, name in both) else "conflict"


def _lies_in(part: str, whole: str, inside: Inside) -> bool:
    net = places()
    if net.is_within(part, whole):
        return True
    return any(net.are_one(told, whole) or net.is_within(told, whole) for told in inside.get(part, ()))


def _names(member: Member, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", member.text, re.IGNORECASE) is not None
