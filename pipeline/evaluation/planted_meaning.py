"""Changes planted in what a sentence is about: a restricting word, a condition or a part left out, a contrary verb.

Kinds beside those of planted_changes.py, and drawn in the same way. None changes a number, a name or a date.
"""

import re
from collections.abc import Sequence
from random import Random

from pipeline.evaluation.planted_standing import changed

_RESTRICTS = "[Ff]ormer |[Ee]x-|[Aa]cting |[Ii]nterim |[Dd]eputy |[Vv]ice |[Aa]ssistant |[Aa]ssociate "
_DOUBTS = "alleged |suspected |so-called |would-be |proposed |planned |potential |attempted |fake |failed "
_OFFICES = (
    "[Pp]resident|[Ss]ecretary|[Gg]overnor|[Mm]ayor|[Ss]enator|[Dd]irector|[Cc]hief|[Aa]ttorney|[Mm]inister|[Cc]hairman"
)
_RESTRICTION = [
    (re.compile(rf"\b(?:{_RESTRICTS})(?=[A-Za-z])"), ("",)),
    (re.compile(rf"\b(?:{_DOUBTS})(?=[a-z])"), ("",)),
    (re.compile(r"(?<=[a-z])-elect\b"), ("",)),
    (re.compile(rf"(?<=[a-z,] )(?<!ice )(?<!mer )(?P<office>(?:{_OFFICES}) )"), ("former {office}", "deputy {office}")),
]
_CONDITION = [
    (re.compile(r",? (?:if|unless|provided that) [a-z][^,;:.“”\"]{8,}(?=[.,])"), ("",)),
    (re.compile(r"\A(?:If|Unless|Provided that) [^,;:.“”\"]{8,}, (?:then )?(?P<first>[a-z])"), ("{first}",)),
]
_PARTS = "some|many|most|half|several|few|none|one|two|three"
_PEOPLE = """
    wife husband son daughter brother sister mother father lawyer lawyers attorney attorneys aide aides adviser advisers
    spokesman spokeswoman ally allies supporter supporters critic critics friend friends
"""
_WHO = "|".join(_PEOPLE.split())
_COUNTED = "an?|one|two|three|four|five|six|seven|eight|nine|ten|half|every"
_SCOPE = [
    (re.compile(rf"\b(?:{_PARTS}) of (?=(?:the|his|her|their|its|those|these) [a-z])"), ("",)),
    (re.compile(rf"\b(?:nearly|almost|barely|narrowly|rarely|hardly) (?!(?:{_COUNTED})\b)(?=[a-z]+\b)"), ("",)),
    (re.compile(r"\b(?:second|third|fourth)[- ](?=[a-z]+est\b)"), ("",)),
    (re.compile(r"\bone of the (?=(?:most|[a-z]+est)\b)"), ("the ",)),
    (re.compile(rf"(?:\b[Aa]n? |\b[Tt]he )?\b(?:{_WHO}) (?:of|for|to) (?=(?:the|President|Mr\.) )"), ("",)),
    (re.compile(rf"[’']s (?:{_WHO})(?= [a-z]+ed\b| said\b| told\b| was\b| were\b)"), ("",)),
]
_CONTRARIES = """
    won:lost lost:won rose:fell fell:rose approved:rejected rejected:approved acquitted:convicted convicted:acquitted
    vetoed:signed signed:vetoed backed:opposed opposed:backed supported:opposed blocked:upheld upheld:overturned
    lifted:imposed imposed:lifted hired:fired fired:hired resumed:suspended suspended:resumed confirmed:denied
    denied:admitted withdrew:deployed deployed:withdrew canceled:restored cancelled:restored tightened:relaxed
    eased:tightened accepted:declined praised:attacked criticized:praised condemned:welcomed defended:criticized
    increased:reduced reduced:increased raised:lowered lowered:raised expanded:limited joined:left entered:left
    opened:closed closed:opened began:ended ended:began started:halted allowed:barred banned:legalized passed:defeated
    defeated:passed attacked:defended released:detained arrested:freed freed:jailed survived:died gained:shed
    strengthened:weakened improved:worsened promoted:demoted appointed:dismissed nominated:rejected granted:refused
    bought:sold sold:bought borrowed:lent arrived:departed landed:crashed succeeded:failed agreed:refused
    included:excluded guilty:innocent legal:illegal higher:lower public:secret
"""
_CONTRARY = [
    (re.compile(rf"(?<![-\w]){one}(?![-\w])"), (other,)) for one, other in (p.split(":") for p in _CONTRARIES.split())
]


def restriction(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A word left out that says of whom or what less is meant ("former", "alleged"), or put before an office."""
    return _capital(changed(text, _RESTRICTION, draw))


def condition(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A condition left out."""
    return _capital(changed(text, _CONDITION, draw))


def scope(text: str, others: Sequence[str], draw: Random) -> str | None:
    """All for some, whose somebody is for somebody, the largest for the second largest, done for nearly done."""
    return _capital(changed(text, _SCOPE, draw))


def contrary(text: str, others: Sequence[str], draw: Random) -> str | None:
    """A verb or adjective of contrary meaning in the place of one."""
    return changed(text, _CONTRARY, draw)


def _capital(text: str | None) -> str | None:
    return text[:1].upper() + text[1:] if text else text
