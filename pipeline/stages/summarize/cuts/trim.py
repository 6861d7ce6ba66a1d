"""Deletions that cannot change what an English sentence says: openers, "also", time adjuncts, relative clauses.

Each function takes a sentence with its quotations blanked out (same length) and the place of its first character, and
gives deletions in places of the article. Appositions, participles and attributions carry content and stay.
"""

import re

from pipeline.stages.summarize.wording.edits import Edit, deletion, to_stop

_OPENER = re.compile(
    r"(?:"
    r"However|Meanwhile|Separately|In addition|Additionally|Moreover|Furthermore|Nevertheless|Nonetheless|"
    r"Still|Indeed|Also|Besides|Then|Thus|Therefore|Consequently|In fact|Of course|In other words|"
    r"For example|For instance|On the other hand|In contrast|By contrast|At the same time|In the meantime|"
    r"In the meanwhile|Afterwards?|Finally|Lastly|First|Second|Third|Notably|Importantly|Interestingly|"
    r"Plus|Similarly|Likewise|That said|Even so|In turn|Again|After all|Overall|Specifically|"
    r"In particular|In short|To be sure|On top of that|Apart from that|Elsewhere|Instead|Yet|And|But|So"
    r"),\s+(?=\S)"
)
_LABEL = re.compile(
    r"(?:Why it matters|By the numbers|Driving the news|What['’]s next|The big picture|State of play|"
    r"Between the lines|What they['’]re saying|Details|The details|Catch up quick|Context|Flashback|The latest|"
    r"Zoom in|Zoom out|Go deeper|"
    r"The other side|The bottom line|What to watch|Worth noting|Of note|The intrigue|Be smart|Quick take|"
    r"Background|The backdrop|How it works|What we['’]re watching|What happened|The impact|Threat level|Yes,? but|"
    r"Updated?|UPDATED?|"
    r"ORIGINALLY PUBLISHED [A-Z]+ \d{4}|Reality check|One level deeper|Our thought bubble|Where it stands|"
    r"Why it matters, via [^:]{3,40}):\s+(?=\S)"
)
_CONJUNCTION = re.compile(
    r"(?:And|But|Yet|Meanwhile)\s+(?!(?:so|another|does|did|is|then)\b)(?!for\b.*\bwould\b)(?=\S)"
)
_TIME = re.compile(
    r"(?:Earlier|Later|Earlier (?:in the day|today|that day|on)|Later (?:in the day|that day|on)|Shortly afterwards?|"
    r"Moments later|Soon afterwards?|On the same day|The same day|That same day|At the time|At this time|For now|"
    r"Until now|So far|Now|Currently|Recently|More recently|Hours later|Hours earlier|Minutes later|"
    r"Days later),\s+(?=\S)|Earlier\s(?=the\s)"
)
_ALSO = re.compile(r"(?<!but)(?<!as well)\s+also(?=\s+[^\W\d_])")
_ASIDE = re.compile(
    r",\s(?:though|however|meanwhile|too|for example|for instance|of course|in fact|moreover|therefore|nevertheless|"
    r"instead|in turn|by contrast|on the other hand),(?=\s[^\W\d_])"
)
_CLAUSE = re.compile(r",\s(?P<word>which|who|whose)\s(?P<first>[\w'’]+)\s(?P<rest>[^,;:()\"“”—–]*?)(?P<close>,|\.\Z)")
_DENIES = re.compile(r"\b(?:not|no|never|denie[sd]|neither|nor)\b|n['’]t\b")
_INTRODUCES = frozenset(
    {"is", "was", "are", "were", "has", "had", "became", "serves", "served", "leads", "led", "heads"}
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|did|does|[a-z]+ed|[a-z]{3,}s)\b"
)
_GOES_ON = re.compile(
    r"\s(?:is|was|are|were|has|had|have|will|would|could|can|may|might|must|should|did|does|said|says|told|"
    r"in|on|at|for|to|by|from|after|before|during|with|[a-z]+ed)\s"
)


def openers(outside: str, offset: int) -> list[Edit]:
    """Connectives and loose time adjuncts at the start, as often as they follow one another."""
    edits: list[Edit] = []
    at = 0
    while found := _opener(outside[at : at + 1].upper() + outside[at + 1 :]):
        length, name = found
        edits.append(deletion(offset + at, offset + at + length, name))
        at += length
    return edits


def _opener(text: str) -> tuple[int, str] | None:
    """The length of an opener and what its removal is called."""
    if match := _OPENER.match(text) or _CONJUNCTION.match(text):
        return match.end(), "opener removed"
    if match := _LABEL.match(text):
        return match.end(), "label removed"
    match = _TIME.match(text)
    return (match.end(), "time adjunct removed") if match else None


def also(outside: str, offset: int) -> list[Edit]:
    """The word "also" before a word, but not where it answers "not only"."""
    if re.search(r"\bnot (?:only|just|merely)\b", outside):
        return []
    return [deletion(offset + m.start(), offset + m.end(), "“also” removed") for m in _ALSO.finditer(outside)]


def asides(outside: str, offset: int) -> list[Edit]:
    """Connectives between two commas (", however,"): they tie a sentence to one that is not there."""
    return [deletion(offset + m.start(), offset + m.end(), "opener removed") for m in _ASIDE.finditer(outside)]


def relative_clauses(outside: str, offset: int) -> list[Edit]:
    """Clauses after ", which" or ", who" without figures, commas and introductions of their own.

    One in the middle goes only where a verb or preposition follows its comma: else that comma may be of a list.
    """
    edits: list[Edit] = []
    for match in _CLAUSE.finditer(outside):
        inside = match["first"] + " " + match["rest"]
        introduces = match["word"] != "which" and match["first"] in _INTRODUCES
        start, end = match.span()
        named = match["close"] == "," and any(c.isdigit() or c.isupper() for c in inside)
        # A quotation is blanked out: what ends at one does not end there.
        if (
            introduces
            or named
            or _is_open(outside[:start])
            or "   " in inside
            or _DENIES.search(inside)
            or (match["close"] != "," and len(outside[:start].split()) < 8)
        ):
            continue
        if match["close"] == "," and _GOES_ON.match(outside, end) and "," not in outside[max(0, start - 25) : start]:
            edits.append(deletion(offset + start, offset + end, "relative clause removed"))
        elif match["close"] != ",":
            end = to_stop(outside, start, match.start("close"))
            edits.append(deletion(offset + start, offset + end, "relative clause removed"))
    return edits


def _is_open(head: str) -> bool:
    """Whether a verb is still to come: "a ruling that the states, such as Texas, who sued, ..."."""
    if re.search(r"\bsuch as [^,]{1,60}\Z", head):
        return True
    _, that, rest = head.rpartition(" that ")
    return bool(that) and "," in rest and _VERB.search(rest) is None
