"""Days and weeks that nobody can date, taken out of English sentences that read on without them."""

import re

from pipeline.stages.summarize.days.calendar import (
    BEFORE_POSSESSIVE,
    LIMPS_AFTER,
    LIMPS_BEFORE,
    PREPOSITIONS,
    is_holiday,
)
from pipeline.stages.summarize.days.weekdays import AHEAD, AROUND, words_before
from pipeline.stages.summarize.wording.edits import Edit, deletion, insertion
from pipeline.text.months import WEEKDAY
from pipeline.text.name_words import SPEECH

_LOOSE = re.compile(
    rf"\s(?:(?:early|late|sometime)\s)?(?P<on>on\s)?(?:early\s|late\s)?(?:{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?|"
    rf"(?:earlier\s)?(?:this\s(?:week|weekend|morning|afternoon|evening|{WEEKDAY})|last\s(?:week|weekend)|today|yesterday)|"
    r"over\sthe\sweekend)"
    r"(?=,?\s(?:that|to|in|at|by|with|for|after|as|from|and|of|over|when|while|against|near|outside|inside|between|"
    r"following|because|about|during|before|amid|on|under|he|she|it|they|the|a|an|his|her|their|its|there|[—–]|--)\b|"
    r"\s(?!morning|evening)[a-z]{3,}ing\b|\s[—–-]|"
    r",\s[a-z]|\.?\s*\Z|(?P<verb>\s(?:[a-z]+ed|said|says|told|is|was|are|were|has|had|have|did|does|took|gave|made|"
    r"went|came|held|won|lost|signed|called|began|met|sent|put|will|would)\b))"
)
# An appointment of a day that nobody knows is none: "will sign later today".
_TODAY = re.compile(
    r"(?<= )(?P<before>[a-z]+)(?P<today>\s(?:earlier|later)\stoday)"
    r"(?=\.?\s*\Z|\s(?:at|in|by|with|for|after|before|as|from|during|that)\b|\s?[—–])"
)
_ADJECTIVE = re.compile(
    rf"\b(?:[Aa]|(?P<definite>[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)) "
    rf"(?P<day>(?:early |late )?{WEEKDAY} (?:(?:morning|afternoon|evening|night) )?)(?!night|morning|afternoon|evening)"
    r"(?!show|edition|before|after|that|when)(?=(?(definite)[a-z]|[b-df-gj-np-tv-zB-DF-GJ-NP-TV-Z])[a-z]{2,})"
)
_PART = "(?: morning| afternoon| evening| night)?"
_THEIRS = rf"(?:(?:[Ll]ast |[Tt]his )?{WEEKDAY}{_PART}|(?:[Ll]ast|[Tt]his|[Nn]ext) week)['’]s"
_POSSESSIVE_DAY = re.compile(
    r"\b(?!(?:the|an|his|her|its|our|their|this|that|day|late|early) )[a-z]{2,} "
    rf"(?P<day>{_THEIRS})(?= (?!end\b)[a-z])"
)
# "Friday's report from the ministry": what follows the noun says which one it is.
_FIRST_DAY = re.compile(rf"(?P<day>{_THEIRS})(?= (?:[a-z-]+ ){{1,3}}?(?:of|by|from|on|in|at|with|between|that|to) )")
_OPENING_DAY = re.compile(
    rf"(?:On |Late on |Early on |Earlier |Late |Early )?(?:{WEEKDAY}{_PART}|"
    r"(?:[Ll]ast|[Tt]his) week|[Tt]oday|[Yy]esterday|[Tt]his (?:morning|afternoon|evening)|[Oo]ver the weekend),?\s"
    r"(?=(?:the|an?|his|her|its|their|[A-Z])[\w’'.-]*\s)"
)
# "Hobb, on Friday, left": what follows is the verb of what stands before.
_INTERRUPTS = re.compile(
    r",\s(?:[a-z]{2,}ed|said|says|told|is|was|are|were|has|had|have|did|does|took|gave|made|went|came|held|won|lost|"
    r"began|met|sent|put|will|would)\b"
)
# "A video that was posted": without its day the clause says nothing.
_ONLY_VERB = re.compile(r"\b(?:that|which|who)\s(?:(?:was|were|is|are|has|have|had|been)\s){1,2}[a-z]+\Z")
_MAY_BE = re.compile(rf"{AHEAD.pattern}|\b(?:could|may|might|can)\b")
_PAST = re.compile(r"[a-z]{2}ed\Z")
# A day after these is no adjunct that can go: "spent Tuesday in", "is Thursday", "as Friday dawned".
_STATIC = """
    spent marked declared is are was were be been being as when while if than but because where who which or and so
    later earlier early late previous last past coming via per over not just only from of until by since before
    comes came called named designated begins began starts started ends it he she they we you i what how why
    had has have do does did can could may might most every each all both one no set made chose chosen picked saw took
    kept put sees see choose pick want wants mean means make makes reserved
"""
_NO_ADJUNCT = frozenset(_STATIC.split())


def loose_days(outside: str, offset: int) -> list[Edit]:
    """Deletions of days of the week that nobody can date, where the sentence reads on without them."""
    found = [_with_commas(outside, match) for match in _LOOSE.finditer(outside) if _goes(outside, match)]
    undated = (m for m in _TODAY.finditer(outside) if m["before"] not in LIMPS_BEFORE | _NO_ADJUNCT)
    found += [match.span("today") for match in undated]
    opening = _OPENING_DAY.match(outside)
    if opening and not _MAY_BE.search(outside[: opening.end() + AROUND]):
        found.append(opening.span())
    return [deletion(offset + start, offset + end, "time adjunct removed") for start, end in found]


def loose_adjectives(outside: str, offset: int) -> list[Edit]:
    """`a vote` for `a Friday vote`, and `the vote` for `Friday's vote`, where nobody can date the day."""
    edits = [
        deletion(offset + m.start("day"), offset + m.end("day"), "time adjunct removed")
        for m in _ADJECTIVE.finditer(outside)
    ]
    first = _FIRST_DAY.match(outside)
    for match in [*([first] if first else []), *_POSSESSIVE_DAY.finditer(outside)]:
        the = (insertion("the" if match.start("day") else "The"),)
        edits.append(Edit(offset + match.start("day"), offset + match.end("day"), the, "time adjunct removed"))
    return edits


def _with_commas(outside: str, match: re.Match[str]) -> tuple[int, int]:
    """Where a day stands, with both commas where it interrupts a sentence: "Hobb, on Friday, left"."""
    start, end = match.span()
    if outside[:start].endswith(","):
        return start - 1, end + 1
    return start, end


def _goes(outside: str, match: re.Match[str]) -> bool:
    """Whether the sentence reads on without a day of the week, and loses no appointment."""
    around = outside[max(0, match.start() - AROUND) : match.end() + AROUND // 3]
    before = words_before(outside, match.start())
    if _ONLY_VERB.search(outside[: match.start()]) and not re.match(r"\s[a-z]", outside[match.end() :]):
        return False
    if not before or LIMPS_AFTER.match(outside, match.end()):
        return False
    said = [word for word in before if word != "on"][-1:]
    if AHEAD.search(around) and not (said and said[0] in SPEECH):
        return False
    if before[-1].casefold() in BEFORE_POSSESSIVE | PREPOSITIONS | {"by"} or is_holiday(before):
        return False
    if outside[: match.start()].rstrip().endswith(",") and not _INTERRUPTS.match(outside, match.end()):
        return False
    last, after = before[-1], outside[match.end() :].strip(" .")
    if before[-2:-1] == ["be"] and after[:1] == ",":
        return False
    # "a law enacted last week, said": what was enacted has nothing else to tell it by.
    past = last in SPEECH or (after[:1] not in ("", ",") and _PAST.search(last) is not None)
    plain = last.islower() and last not in LIMPS_BEFORE | _NO_ADJUNCT and _PAST.search(last) is None
    named = last[0].isupper()
    noun = named or plain or (len(before) > 1 and before[-2] in ("told", "tells"))
    return match["on"] is not None or (named if match["verb"] else past or noun)
