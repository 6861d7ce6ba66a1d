"""What a sentence says of its figures as a whole: of which time they are, whether they grow, who is counted."""

import re

from pipeline.text.months import MONTH, WEEKDAY

_PERIOD = re.compile(
    r"(?<![^\W_])(?:(?:this|last|past|next|previous|prior|each|every|per|a|an) (?:[a-z]+ )?"
    r"(?:seasons?|years?|months?|weeks?|days?|quarters?|halves|half|decades?|games?|hours?)|since \w+|careers?|season"
    r"|(?:first|second|third|fourth)[ -](?:quarter|half)"
    r"|annual(?:ly)?|daily|weekly|monthly|quarterly|yearly|so far|ago|earlier|previously|lifetime)(?![^\W_])",
    re.IGNORECASE,
)
_TIME = re.compile(rf"(?<![^\W_])(?:{WEEKDAY}|{MONTH}|(?:1[89]|20)\d\d)(?![^\W_])")
_RISES = re.compile(
    r"(?<![^\W_])(?:ris(?:es|en|ing)|rose|rais(?:es|ed)|climb(?:s|ed|ing)|grow(?:s|n|ing)|grew"
    r"|jump(?:s|ed)|increas(?:ed|es|ing)|mount(?:s|ing)|so far)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"(?<![^\W_])(?:expect(?:s|ed|ing|ations?)?|forecast(?:s|ed)?|predict(?:s|ed|ions?)?|project(?:s|ed|ions?)|anticipat\w+"
    r"|economists|analysts|looking for|estimates? (?:of|for)|target|goal|propos\w+|request(?:s|ed|ing)?|seeks?|seeking"
    r"|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? for|needed|required|threshold|could|would|will|may|might|should"
    r"|plans?|planned)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"(?<![^\W_])(?:[Aa]s of|[Ss]o far|to date|until now|already|counted|tallied|declared|undeclared|reporting"
    r"|early results|preliminary|reached|reaches|climb(?:s|ed|ing)|jump(?:s|ed)|ris(?:es|en|ing)|rose|grow(?:s|n|ing)"
    r"|grew|latest|confirm(?:s|ed|ing)|increas(?:ed|es|ing)|surpass(?:es|ed|ing)|topp?(?:s|ed)|updated?|(?:death )?toll"
    r"|total (?:of|to)|the total|[Bb]y (?:[A-Z][a-z]{2,5}day|\d)|(?:as|so) (?:many|much) as|up to)(?![^\W_])"
)
_GROUP_OF_AGE = re.compile(r"\d+[- ]year[- ]olds(?![^\W_])")
_LIMIT_OF_AGE = re.compile(
    r"(?<![^\W_])(?:under|over|below|above|minimum|legal|least|older than|younger than|retirement)"
    r"(?: the)?(?: age(?: of)?)?(?: to| from)?\s*\Z",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?: ?[-–] ?| (?:through|to|and|until|till) )(?P<last>(?:19|20)\d\d)(?!\d)"
)
_REVISED = re.compile(
    r"(?<![^\W_])(?:revis(?:ed|ions?|ing)|initial(?:ly)?|original(?:ly)?|(?:up|down|lowered|raised|increased) from"
    r"|scaled[ -]back|updated|preliminary|earlier (?:figure|estimate|count|toll))(?![^\W_])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![^\W_])(?:stage|flight|route|channel|type|article|section|chapter|page|no\.|number|highway|interstate|room|gate|"
    r"lap|heat|lane|platform|pier|runway|reactor|unit|camp|boeing|airbus) #?$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?<![^\W_])from (?:(?:about|some|nearly|almost|more than|at least|around|over|an?|the|his|her|its|their|initial"
    r"|initially|previous|original|revised|estimated) )*$",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"(?<![^\W_])(?:polls?|polled|polling|surveys?|surveyed|approval|approve[sd]?|respondents|favorab\w+"
    r"|percent reporting|precincts?|(?:of|in) the vote|votes|ballots|turnout|leads?|trails?|trailed|ahead of)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"\s*(?:[\w.’'-]+ ){0,4}(?:officials?|sources?|people|persons?|aides?|advisers?|lawmakers)(?:,? who (?:are|were))?"
    r" (?:familiar|briefed|close to|with (?:direct |first-?hand )?knowledge|told|said|say)(?![^\W_])",
    re.IGNORECASE,
)
_CULPRIT = re.compile(
    r"(?<![^\W_])(?:including|excluding|besides|counting|plus|as well as|along with) (?:the |a |one )?"
    r"(?:suspected |alleged |suicide )?(?:gunm[ae]n|shooters?|attackers?|assailants?|suspects?|bombers?|killers?"
    r"|hijackers?)(?![^\W_])",
    re.IGNORECASE,
)


def periods(text: str, start: int, end: int) -> frozenset[str]:
    """Stretches of time ("this season") that are spoken of."""
    return frozenset(m[0].casefold() for m in _PERIOD.finditer(text, start, end))


def times(sentence: str) -> frozenset[str]:
    """Weekdays, months and years of a sentence."""
    return frozenset(m[0] for m in _TIME.finditer(sentence))


def rises(sentence: str) -> bool:
    """Whether something is said to grow."""
    return _RISES.search(sentence) is not None


def is_expected(clause: str) -> bool:
    """Whether a clause speaks of what is forecast, planned or asked for."""
    return _EXPECTED.search(clause) is not None


def is_former(before: str) -> bool:
    """Whether what stands before a figure makes it the value that was before: "down from his initial $2.3 trillion"."""
    return _FORMER.search(before) is not None


def is_numbered(before: str) -> bool:
    """Whether what stands before a number makes it the name of one of a row: "stage 13", "Flight 370"."""
    return _NUMBERED.search(before) is not None


def bounds_a_group(figure: str, before: str) -> bool:
    """Whether an age is that of a group or a limit, and of no person: "18-year-olds", "a minimum age of 21"."""
    return _GROUP_OF_AGE.match(figure) is not None or _LIMIT_OF_AGE.search(before) is not None


def years_of(sentence: str) -> tuple[str, str] | None:
    """The first and last year of the stretch that a sentence speaks of: "from 2007 through 2014"."""
    found = _YEARS.search(sentence)
    return (found["first"], found["last"]) if found else None


def is_revised(sentence: str) -> bool:
    """Whether the sentence says that a figure is, or was, replaced by another one."""
    return _REVISED.search(sentence) is not None


def is_polled(sentence: str) -> bool:
    """Whether the sentence tells of a poll, or of a count of votes."""
    return _POLL.search(sentence) is not None


def are_sources(following: str) -> bool:
    """Whether those who are counted told it to this outlet: another one has its own."""
    return _SOURCES.match(following) is not None


def names_culprit(sentence: str) -> bool:
    """Whether the sentence says that those are counted, or not, who did it."""
    return _CULPRIT.search(sentence) is not None


def is_counting(clause: str) -> bool:
    """Whether what stands around a figure says that it is counted on."""
    return _COUNTING.search(clause) is not None
