"""Verbs of news sentences that tell of a deed, and one base for verbs of one deed."""

from pipeline.stages.compare.reading.words import stem
from pipeline.verification.content import stem as base
from pipeline.verification.lexicon import lexicon

SAID = frozenset({
    "said", "told", "announced", "reported", "asked",
    "stated", "confirmed", "warned", "declined", "updated", "called", "needed", "expected", "scheduled",
    "used", "based", "related", "named", "united", "hundred", "including", "according", "accused", "alleged", "red",
    "suspected", "supposed",
})  # fmt: skip
"""Verbs of what is said, and words that look like verbs and are none."""

MERE = frozenset({"was", "were"})

_IRREGULAR = frozenset({
    "was", "were", "died", "shot", "hit", "struck", "fell", "won", "lost", "began", "met", "left", "took", "held",
    "gave", "went", "came", "broke", "fled", "found", "made", "signed", "sank", "flew", "ran", "rose", "drew",
    "quit", "shut", "beat", "caught", "spoke", "swore", "tore", "burst", "sued", "sent", "paid", "sold", "bought",
    "built", "led", "wrote", "became", "chosen", "written", "told", "said", "dealt", "kept", "put", "cut", "stood",
    "sat", "brought", "thought", "drove", "grew", "spent", "threw", "withdrew", "withdrawn", "laid", "swept",
    "sought", "overturned", "upheld", "fought", "blew", "slew", "sang", "swung", "hung", "bled", "taught", "knew",
    "saw", "heard", "taken", "given", "stolen", "fallen", "driven", "thrown", "torn", "sworn", "shown", "seen",
    "gone", "begun", "spoken", "broken", "slain",
})  # fmt: skip


def is_verb(word: str) -> bool:
    """Whether a word looks like a verb in the past tense, or its participle."""
    return word in _IRREGULAR or (word.islower() and len(word) > 4 and word.endswith("ed"))


def deed(verb: str) -> str:
    """The base of a verb, kin of one concept brought together: died, was killed."""
    word = verb.casefold()
    concept = stem(word)
    if concept in ("kill", "injur", "arrest"):
        return concept
    return base(lexicon().base.get(word, word))
