"""How much an English sentence sounds like a comment, by its common words alone.

A linear model over the presence of some 130 words that are frequent whatever the news is about: "said", days and
figures speak for a report, "this", "so", "if", "about", dashes and questions for a comment. Names are one word, so that
no person or party does. Fitted by scripts/train_tone to articles of opinion sections and of news desks; the area under
the curve over stories held out is .87 for articles, .72 for single sentences.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.shipped import shipped_json
from pipeline.text.months import WEEKDAY
from pipeline.text.quotation_marks import unquoted

FORMAT = "newsbraid tone 1"

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\?|!|\d[\d,.]*|—|–|;|:|\(")
_WEEKDAY = re.compile(WEEKDAY)


@lru_cache(maxsize=4096)
def tone(text: str) -> float:
    """The logarithm of the odds that an English sentence is of a comment; its quotations do not count."""
    weights, bias = _model()
    return round(bias + sum(weights.get(word, 0.0) for word in common_words(text)), 6)


def common_words(text: str) -> list[str]:
    """What the model may know of a sentence, each once, sorted: words, marks, `#day`, `#name` and `#` for numbers."""
    found = set()
    for i, word in enumerate(_TOKEN.findall(unquoted(text))):
        if word[0].isdigit():
            found.add("#")
        elif _WEEKDAY.fullmatch(word):
            found.add("#day")
        elif word[0].isupper() and i and word != "I":
            found.add("#name")
        else:
            found.add(word.replace("’", "'").lower())
    return sorted(found)


@cache
def _model() -> tuple[Mapping[str, float], float]:
    content = shipped_json(__package__, "tone.json", FORMAT)
    return content["weights"], content["bias"]
