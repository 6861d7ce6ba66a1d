"""Whether an English sentence holds a finite verb, or is a heading without one."""

import re

from pipeline.text.verbs import AUXILIARY, PAST

# What an English sentence holds that is no mere noun phrase: an auxiliary, a past, a plural present.
_FINITE = re.compile(
    rf"\b(?:{AUXILIARY}|be|cannot|shall|{PAST}|heard|spread|hurt|quit|split|stuck|hung|dealt|[a-z]{{2,}}ed|"
    r"say|want|argue|believe|think|know|fear|hope|need|see|expect|show|remain|face|seek|call|plan|continue|include|"
    r"agree|oppose|support|go|come|make|take|get|give|keep|look|live|work|pay|use|try|ask|turn|like|run|hold|stand|"
    r"suggest|claim|warn|worry|appear|seem|become|begin|mean|tell|feel|love|hate|vote|rise|fall|tend|lack|share|act|provide|"
    r"seems|takes|comes|makes|gives|gets|goes|provides|follows|means|becomes|remains|reads|wants|says|knows)\b|"
    r"\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat|[Hh]ere|I|[Ww]e|[Tt]hey|[Yy]ou)['’](?:s|re|ve|ll|d|m)\b|"
    r"n['’]t\b"
)
# A word in -s may be a verb after a name, a pronoun or before what is its object; else it is a plural.
_WORD_IN_S = re.compile(
    r"\b(?:[A-Z][\w’'-]*|he|she|it|who|which|that|nobody|everybody|one) (?!this|its|his|us|as|thus)[a-z]+[a-rt-z]s\b|"
    r"\b(?!this|its|his|us|as|thus)[a-z]+[a-rt-z]s "
    r"(?:an?|the|this|that|these|those|his|her|their|its|no|not|how|what|when|where|why|whether|if|to|as|it|them|him|"
    r"some|many|more|most|all|every|each|any|nobody|up|out|off|down|[A-Z$\d][\w-]*|[a-z]+ly)\b"
)
_ARTICLE_BEFORE = re.compile(r"\b(?:A|An|The|Their|His|Her|Its|Our|Of|In|On|At|To|For|From|With|By|And|Or)\s[a-z]+s\Z")


def is_finite(text: str) -> bool:
    """Whether a sentence holds what may be a finite verb; most plurals are none."""
    if _FINITE.search(text):
        return True
    return any(not _ARTICLE_BEFORE.match(match.group()) for match in _WORD_IN_S.finditer(text))
