"""What a text says under a condition, asks, denies or lets somebody claim, and does not say itself.

Of "Trains will stop if the union agrees" neither half is told as a fact, nor what follows "whether", "falsely
claimed that" or "critics say"; what others than critics and the like said may be told as a fact. A claim that has the
words of such a part and not what it stands under is a fault, unless the passages have these words elsewhere. Clauses
are cut at marks and conjunctions, as in negation.py. English only.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from pipeline.verification.faults import Fault
from pipeline.verification.opinions import ATTRIBUTES, OPINES, may_tell, opinion_at
from pipeline.verification.opinions import CUES as OPINIONS
from pipeline.verification.source import Word, places_of, sentence_texts, sentence_words

_MARK = re.compile(r"[,;:()\[\]\n—–“]|[!?]|\s--?\s|\.(?=\W*[^\W\d_a-z])")
_SENTENCE = re.compile(r"\n|[!?.][)\]”\"’']*\s+\W*[^\W_a-z]")
_IF = frozenset(["if", "unless", "provided"])
_NOT_BEFORE_IF = frozenset(["as", "even", "what", "only", "or", "than"])
_NOT_AFTER_IF = frozenset(["any", "anything", "so", "necessary", "possible", "needed", "not", "ever", "only", "at"])
_ASK_WORDS = """
    ask asks asked asking see know knows decide decides determine wonder wonders wondered unclear unsure check question
    questions questioned doubt consider considering tell say debate debating weigh weighing regardless
"""
_ASK = frozenset(_ASK_WORDS.split())
_STARTS = frozenset(["that", "but", "which", "who", "because", "while", "although", "and", "so"])
_FALSE_WORDS = """
    no false falsely wrongly mistakenly baseless baselessly unfounded debunked discredited denied denies denying reject
    rejects rejected rejecting dismissed dismisses dismissing refuted refutes disputed disputes without
"""
_FALSE = frozenset(_FALSE_WORDS.split())
_TALK_WORDS = """
    claim claims claimed claiming suggestion suggestions suggested idea notion allegation allegations accusation
    accusations rumor rumors rumour rumours theory theories evidence said stated assertion assertions
"""
_TALK = frozenset(_TALK_WORDS.split())
_ALLEGE = frozenset(["claim", "claims", "claimed", "alleges", "alleged", "alleging"])

_NOT_SO = {
    ("instead", "of"): "denial", ("short", "of"): "denial", ("ruled", "out"): "denial",
    ("rules", "out"): "denial", ("ruling", "out"): "denial", ("called", "for"): "wish", ("calls", "for"): "wish",
    ("calling", "for"): "wish",
}  # fmt: skip
"""Two words after which something is told that is not so, or not yet."""

_SAYING = {
    "condition": "if unless provided when whenever once until till whether condition conditional depending depends "
    "contingent case assuming otherwise without should except hinges",
    "question": "if whether ask asks asked question questions unclear doubt doubts decide may might could would "
    "possible possibly investigate investigating investigation inquiry consider considering wonder debate unknown "
    "allegedly accused alleged allegations suspected suspicion",
    "denial": "",
    "allegation": "",
    "opinion": "",
    "wish": "call calls called calling urge urges urged demand demands demanded want wants wanted seek seeks sought "
    "plea push ask asks asked asking request requests requested should must would could may might "
    "propose proposes proposed proposal",
}
_CUES = _IF | _TALK | OPINIONS | {"whether"} | {second for _, second in _NOT_SO}
_FEW = 2  # words of a part that a claim must have
_FEWEST_HELD = 3  # the same of an opinion
_MOST = 0.65  # share of a part's words from which on a claim tells it
_LITTLE = 0.34  # share of the words that it stands under, from which on the claim tells these too
_FAR = 25  # words of a clause
_BEFORE = 4  # words from a denial to what is denied


class _Part(NamedTuple):
    """Stems of a part that is not told as a fact.

    kind    a key of _SAYING
    under   stems of what it stands under
    cue     the word that says so
    """

    kind: str
    words: frozenset[str]
    under: frozenset[str]
    cue: str


def embedding_faults(claim: str, passages: Sequence[str], language: str) -> list[Fault]:
    """The first part that the claim tells as a fact and the passages do not."""
    if language not in ("en", "und"):
        return []
    found = [(part, passage) for passage in passages for part in _parts(passage)]
    return list(islice(_told_as_fact(claim, passages, found), 1)) if found else []


def _told_as_fact(claim: str, passages: Sequence[str], found: Sequence[tuple[_Part, str]]) -> Iterator[Fault]:
    words = sentence_words(claim)
    said, texts = {word.stem for word in words if word.content}, sentence_texts(claim)
    for part, passage in found:
        enough = max(_FEW, _MOST * len(part.words))
        if (
            len(part.words & said) < enough
            or _mostly(part.under - part.words, said, _LITTLE)
            or not _excuses(part.kind).isdisjoint(texts)
        ):
            continue
        elsewhere = Counter(w.stem for w in sentence_words(passage) if w.content)
        elsewhere.subtract(part.words)
        others = ({w.stem for w in sentence_words(p)} for p in passages if p != passage)
        rest = {stem for stem, times in elsewhere.items() if times > 0}
        if any(_mostly(part.words & said, other, _MOST) for other in chain([rest], others)):
            continue
        yield Fault("modality", False, f"tells as a fact what the source says with “{part.cue}”")


def _mostly(wanted: frozenset[str] | set[str], held: set[str], share: float) -> bool:
    return bool(wanted) and len(wanted & held) >= share * len(wanted)


@lru_cache(maxsize=16)
def _excuses(kind: str) -> frozenset[str]:
    more = {
        "denial": _FALSE | {"not", "deny", "denial", "never", "instead", "rather", "short", "ruled", "rules", "out"},
        "allegation": _ALLEGE,
        "opinion": ATTRIBUTES,
    }
    return frozenset(_SAYING[kind].split()) | more.get(kind, frozenset())


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[_Part, ...]:
    """The parts of a text that it does not tell as facts."""
    if sentence_texts(text).isdisjoint(_CUES):
        return ()
    words = sentence_words(text)
    clauses = _Clauses(text)
    found: list[_Part] = []
    for at, word in enumerate(words):
        before = words[at - 1].text if at else ""
        if word.text == "whether" or (word.text == "if" and before in _ASK):
            if before != "of":
                found.append(_Part("question", clauses.stems(at + 1, clauses.end(at + 1)), frozenset(), word.text))
        elif word.text in _IF and before not in _NOT_BEFORE_IF:
            found += _conditional(words, clauses, at)
        elif kind := _NOT_SO.get((before, word.text)):
            found.append(_Part(kind, clauses.stems(at + 1, clauses.end(at + 1)), frozenset(), f"{before} {word.text}"))
        elif word.text in _TALK and (cue := _denied(words, at)):
            start = at + 1 + (at + 1 < len(words) and words[at + 1].text == "that")
            if not clauses.opens(start):  # "He denied having said that. A split ..."
                found.append(_Part("denial", clauses.stems(start, clauses.end(start)), frozenset(), cue))
        elif word.text in OPINES:
            found += _held(words, clauses, at)
    return tuple([part for part in found if len(part.words) >= _FEW])


def _conditional(words: Sequence[Word], clauses: "_Clauses", at: int) -> Iterator[_Part]:
    """Both halves of a condition: that it is met, and what then is so."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    if following in _NOT_AFTER_IF or (words[at].text == "provided" and following != "that"):
        return
    end = clauses.end(at + 1)
    condition = clauses.stems(at + 1, end)
    if clauses.starts(at) and not clauses.opens(end):
        then = clauses.stems(end, clauses.end(end))
    elif clauses.opens(at):
        then = frozenset()
    else:
        start = clauses.start(at)
        then = clauses.stems(start, at)
        if len(then) < _FEW and not clauses.opens(start):
            then = clauses.stems(clauses.start(start), at)
    if not condition:
        return
    yield _Part("condition", then, condition, words[at].text)
    yield _Part("condition", condition, then, words[at].text)


def _held(words: Sequence[Word], clauses: "_Clauses", at: int) -> Iterator[_Part]:
    """What critics or the like say by the word here."""
    told = opinion_at(words, at, clauses.marked) if may_tell(words, at) else None
    if told is None:
        return
    said = frozenset[str]()
    if told.start is not None:
        said |= clauses.stems(told.start, clauses.end(told.start))
    if told.end is not None:
        said |= clauses.stems(clauses.start(told.end), told.end)
    if len(said) >= _FEWEST_HELD:
        yield _Part("opinion", said, told.holder, told.cue)


def _denied(words: Sequence[Word], at: int) -> str | None:
    """The word that denies what is said from here on: "no evidence that", "falsely claimed"."""
    that = at + 1 < len(words) and words[at + 1].text == "that"
    near = (word.text for word in reversed(words[max(0, at - _BEFORE) : at]))
    denying = next((text for text in near if text in _FALSE), None)
    return f"{denying} … {words[at].text}" if denying and (that or denying.endswith("ly")) else None


class _Clauses:
    """Where the clauses of a text begin and end, by places of its words."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, sentence_words(text)

    @cached_property
    def marked(self) -> list[bool]:
        """Whether a clause begins with a word, for each of them; most texts are not asked."""
        spans = places_of(self.text)
        return [
            self.opens(at) or _MARK.search(self.text, spans[at - 1][1], spans[at][0] + 1) is not None
            for at in range(len(self.words))
        ]

    def opens(self, at: int) -> bool:
        """Whether a sentence begins with a word, or there is none."""
        if at <= 0 or at >= len(self.words):
            return True
        spans = places_of(self.text)
        return _SENTENCE.search(self.text, spans[at - 1][1], spans[at][0] + 1) is not None

    def end(self, start: int) -> int:
        """The place after the clause that a place lies in."""
        last = min(start + _FAR, len(self.words))
        return next((at for at in range(start + 1, last) if self.marked[at]), last)

    def starts(self, at: int) -> bool:
        """Whether a clause begins here, and another follows after a mark."""
        return (self.marked[at] or self.words[at - 1].text in _STARTS) and self.end(at + 1) < len(self.words)

    def start(self, at: int) -> int:
        """The first place of what stands before a trailing condition."""
        for place in range(at - 1, max(at - _FAR, 0), -1):
            if self.marked[place] or self.words[place - 1].text in _STARTS:
                return place
        return max(at - _FAR, 0)

    def stems(self, start: int, end: int) -> frozenset[str]:
        return frozenset(word.stem for word in self.words[start:end] if word.content)
