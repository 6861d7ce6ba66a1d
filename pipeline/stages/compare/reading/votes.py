"""Scores of sentences ("51-49"), and of which vote they are: to confirm or to advance, of House or committee."""

import re
from collections.abc import Iterator

from pipeline.records import Sentence
from pipeline.stages.compare.reading.words import stem

_SCORE = re.compile(
    r"(?<![\w.,/$-])(?P<a>\d{1,3})(?:[-–]|-to-|(?: votes)? to )(?P<b>\d{1,3})"
    r"(?![\w/%$]|[-–.,]\d|[ -]?(?:percent|years?|days?|people))"
)
_OF_SCORE = re.compile(
    r"(?<![^\W_])(?:vot(?:e[ds]?|ing)|ruled|ruling|decision|pass(?:ed|es)|approv\w+|confirm\w+|reject\w+|defeat\w*|beat"
    r"|won|win|victory|lost|loss|lead|led|tied?|acquit\w*|convict\w*|majority|advanced|deadlocked)(?![^\W_])",
    re.IGNORECASE,
)
_POLLED = re.compile(
    r"(?<![^\W_])(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents|(?:likely|registered) voters"
    r"|margin of error|approval rating|percentage)(?![^\W_])",
    re.IGNORECASE,
)
_AGES = re.compile(r"(?<![^\W_])(?:age[sd]?(?: of| from| between)?|(?:voters|adults|people|those|anyone|children)) $")
_NEAR = 60  # code points around two numbers within which a word tells that they are a score
_ACT = re.compile(
    r"(?<![^\W_])(?:confirm|advanc|reject|acquit|convict|approv|impeach|block|adopt|cloture|condemn|repeal|overrid|defeat"
    r"|dismiss|uph[eo]ld|overturn|expel|censur|ratif|authori[sz]|recommend|subpoena|elect(?:ed|s)?(?![^\W_]))\w*"
    r"|(?<![^\W_])pass(?:ed|es|ing)?(?![^\W_])",
    re.IGNORECASE,
)
_VOTED_TO = re.compile(
    r"(?:(?<![^\W_])vot(?:e[ds]?|ing)|\d)(?:,? [^\W\d_]+){0,3},? (?:to|against|for) (?:[a-z]+ly )?([a-z]+)"
)
_BODY = re.compile(
    r"(?<![^\W_])(?:House|Senate|Congress|[Cc]ommittees?|[Pp]anels?|[Cc]ourts?|[Pp]arliament|[Aa]ssembly|[Cc]ouncil"
    r"|[Cc]ommission|[Bb]oard|[Jj]ury|Commons|Lords|Knesset|Bundestag|Duma|[Ll]egislature)(?![^\W_])"
)
_ONE_ACT = {"approv": "pass", "adopt": "pass"}
_SMALLER = {"panel": "commit"}  # a committee by another name
PARTIES = frozenset(map(stem, ("Democrat", "Democrats", "Republican", "Republicans", "GOP", "Democratic")))
BODIES = frozenset(map(stem, (
    "House", "Senate", "Congress", "Committee", "Panel", "Court", "Parliament", "Assembly", "Council", "Commission",
    "Board", "Legislature", "Representatives", "Senator", "Supreme", "President", "Judiciary", "General",
)))  # fmt: skip


def scores(text: str, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Where a sentence prints scores, the greater number first; shares of a poll and ages are none."""
    if _POLLED.search(text, sentence.start, sentence.end):
        return
    for match in _SCORE.finditer(text, sentence.start, sentence.end):
        low, high = sorted((int(match["a"]), int(match["b"])))
        near = max(sentence.start, match.start() - _NEAR), min(sentence.end, match.end() + _NEAR)
        aged = _AGES.search(text[near[0] : match.start()])
        if high > 0 and not aged and _OF_SCORE.search(text, *near):
            yield match.start(), match.end(), f"{high}-{low}"


def acts_of(before: str, after: str) -> frozenset[str]:
    """Stems of what was voted on near a score: confirm, advance, reject."""
    near = f"{before[-_NEAR:]}0{after[:_NEAR]}"
    found = [stem(m[0]) for m in _ACT.finditer(near)] + [stem(m[1]) for m in _VOTED_TO.finditer(near)]
    return frozenset(_ONE_ACT.get(act, act) for act in found)


def bodies_of(text: str) -> frozenset[str]:
    """Stems of the chambers, committees and courts that are named."""
    found = (stem(m[0]) for m in _BODY.finditer(text))
    return frozenset(_SMALLER.get(body, body) for body in found)
