"""What a length of time is called for a reader where it describes no noun: "time after the vote", "time left"."""

import re

from pipeline.stages.compare.reading.event_labels import event_label
from pipeline.stages.compare.reading.phrases import phrase, words_of
from pipeline.stages.compare.reading.verbs import MERE, SAID, is_verb
from pipeline.text.unit_phrases import STOP

DURATION = "length of time"
_LINKS = frozenset({"after", "before", "since", "into"})
_LEFT = frozenset({"left", "remaining", "remain", "remained", "remains"})
_WORD = re.compile(r"(?P<after>(?:to|will|would|could|can|must|should)\s)?(?<!-)(?P<word>[a-z]+)(?![^\W_])")


def duration_label(focus: str, lead: str) -> str:
    """A phrase for a time by what follows it ("after", "into", "left"), else by the verb before it; "" without either.

    focus, lead  what follows it and what leads to it in its clause
    """
    after = words_of(focus)
    link = after[0].casefold() if after else ""
    if link in _LEFT or after[:2] == ["to", "play"]:
        return "time left"
    if link in _LINKS and (thing := phrase(after[1:], 5, article=True)):
        return f"time {link} {thing}"
    verbs = [m.span("word") for m in _WORD.finditer(lead) if _is_deed(m["word"], m["after"])]
    if not verbs or lead[slice(*verbs[-1])] in SAID | MERE:
        return ""
    done = event_label(lead, 0, verbs[-1], len(lead))
    return f"{DURATION} ({done})" if len(done.split()) > 1 else ""


def _is_deed(word: str, after: str | None) -> bool:
    return is_verb(word) or (after is not None and len(word) > 2 and word not in STOP)
