"""Whether an English article is a comment: what its author thinks, not what was seen, said or found.

A report has no "we" and asks no questions outside quotations (Wiebe, Wilson and Cardie, "Annotating Expressions of
Opinions and Emotions in Language", Language Resources and Evaluation 39, 2005, on what makes a text subjective).
"""

import math
import re

from pipeline.records import Member
from pipeline.stages.summarize.faults.tone import tone
from pipeline.text.quotation_marks import unquoted

LIMIT = 0.1
"""An article with a larger share of sentences in its author's own voice is a comment."""

LEAST = 2
"""One such sentence may be words of somebody whose quotation marks were lost."""

OPINES = 1.0
"""The tone of a sentence from which it is taken for a comment, that of its article counted ..."""

OF_ARTICLE = 2.0
"""... so many times, since a sentence has few words."""

COMMENT_TONE = 0.3
"""The tone of an article, such as 4 of 100 reports and 57 of 100 comments have, ..."""

SURE = 1.5
"""... of which a sentence of this tone is surely a comment."""

LEAST_WORDS = 5
"""Sentences of fewer words do not count for the tone of an article, ..."""

LEAST_SENTENCES = 3
"""... and fewer sentences than this tell nothing of it."""

_OWN_VOICE = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|us|[Mm]y|me|[Yy]ou|[Yy]our|[Yy]ou['’](?:re|ve|d|ll)|"
    r"[Ll]et['’]s)\b(?!\.)|\?\s*\Z"
)
_TITLE = re.compile(r"\b(?:[Oo]pinion|OPINION|[Ee]ditorial|Let['’]s|We|Our|You|Your|My|I)\b(?!['’]|\.)")
_OPEN = re.compile(r"[“”\"]")
_SPOKEN = re.compile(r"[“\"][^“”\"]{1,1500}[”\"]|(?<!\w)[‘'][^‘’'“”]{10,800}['’](?!\w)")
_ATTRIBUTED = re.compile(r"\b(?:said|says|told|tells|tweeted|wrote|announced|according to|reported|added|testified)\b")
_REMARK = re.compile(
    r"\b(?:pathetic|disgusting|disgraceful|mendacious|idiotic|ridiculous|absurd|shameful|shameless|laughable|spineless|"
    r"ludicrous|preposterous|delusional|despicable|farcical|feckless|hapless|lunacy|insanity|cynical|cynically|sadly|alas|"
    r"thankfully|frankly|surely|unsurprisingly|predictably|supposedly|of course|no wonder|needless to say|to be sure|"
    r"tendency|arguably|no doubt|yet another|silliest|bombastic|seem(?:s|ed) (?:certain|destined|poised|bound)|"
    r"always going to|finds? (?:himself|herself|itself|themselves)|political (?:ropes|theater|theatre)|"
    r"make no mistake|it(?:['’]s| is) (?:no secret|time)|the truth is|the fact is)\b|\b(?:boy|well),",
    re.IGNORECASE,
)


def is_comment(member: Member) -> bool:
    """Whether an English article speaks in its author's voice."""
    if member.language != "en" or not member.sentences:
        return False
    if _TITLE.search(_SPOKEN.sub(" ", member.title or "")):
        return True
    first, last = member.sentences[0].start, member.sentences[-1].end
    spoken = _SPOKEN.sub(lambda match: " " * len(match.group()), member.text[first:last])
    own = 0
    for s in member.sentences:
        outside = unquoted(spoken[s.start - first : s.end - first])
        own += not _OPEN.search(outside) and _OWN_VOICE.search(outside.strip()) is not None
    return own >= LEAST and own > LIMIT * len(member.sentences)


def article_tone(member: Member) -> float:
    """The mean tone (tone.py) of the sentences of an English article; 0 where it has few."""
    said = [member.text[s.start : s.end] for s in member.sentences]
    tones = [tone(text) for text in said if len(text.split()) >= LEAST_WORDS]
    return math.fsum(tones) / len(tones) if len(tones) >= LEAST_SENTENCES else 0.0


def opines(text: str, whole: float) -> bool:
    """Whether a sentence that nobody is named for sounds like a comment; `whole` is the tone of its article."""
    return _opinion(text, whole) > OPINES


def surely_opines(text: str, whole: float) -> bool:
    """Whether it does, and its article too."""
    return whole > COMMENT_TONE and _opinion(text, whole) > SURE


def _opinion(text: str, whole: float) -> float:
    attributed = _ATTRIBUTED.search(unquoted(text)) is not None
    return -math.inf if attributed else tone(text) + OF_ARTICLE * whole


def remarks(outside: str, comment: bool) -> bool:
    """Whether a sentence with its quotations blanked out judges what it tells, or is of a comment and nobody else."""
    return _REMARK.search(outside) is not None or (comment and _ATTRIBUTED.search(outside) is None)
