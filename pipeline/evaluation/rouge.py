"""ROUGE by the `rouge_score` package, with its settings stated: figures without them cannot be compared.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. A score is the mean over the references of a
summary, as MultiLing 2011 reports it, or the best. `rougeLsum` takes each line as a sentence. `rougeSU4` counts single
words and pairs of words with at most four between them, over the whole text (`-2 4 -u` of the original), which the
package does not have.
"""

import importlib.metadata
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from statistics import fmean
from typing import Any, Literal

from pipeline.evaluation.metrics import Score
from pipeline.stage import check_parameters, require
from pipeline.text.tokens import words

SKIP = 4
"""Words between the two of a pair of ROUGE-SU4 at most."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class RougeSettings:
    """What decides a ROUGE score.

    stemmer    Porter's, English only
    tokenizer  ascii: that of the original, which knows a-z and 0-9 alone; unicode: words of any script
    max_words  summaries are cut there; None leaves them whole
    references  of several: the mean of the scores against each, or the best F1
    """

    measures: tuple[Literal["rouge1", "rouge2", "rougeL", "rougeLsum", "rougeSU4"], ...]
    stemmer: bool
    tokenizer: Literal["ascii", "unicode"]
    max_words: int | None
    references: Literal["mean", "best"]

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.measures), "measures", self.measures, "a list such as [rouge1, rouge2]")
        require(self.max_words is None or self.max_words > 0, "max_words", self.max_words, "above 0, or null")
        require(not (self.stemmer and self.tokenizer == "unicode"), "stemmer", True, "false where tokenizer is unicode")

    @property
    def signature(self) -> str:
        """The settings in one line, to stand beside a figure."""
        return "|".join(
            [
                f"rouge_score={importlib.metadata.version('rouge-score')}",
                f"stemmer={'porter' if self.stemmer else 'no'}",
                f"tokenizer={self.tokenizer}",
                f"max_words={self.max_words or 'no'}",
                f"references={self.references}",
            ]
        )


class UnicodeTokenizer:
    """Words of any script, case-folded, for `rouge_score`."""

    def tokenize(self, text: str) -> list[str]:
        """The words of a text, in order."""
        return words(text)


def rouge(summary: str, references: Sequence[str], settings: RougeSettings) -> dict[str, Score]:
    """The scores of a summary by measure.

    Raises:
        ValueError: there are no references.
    """
    if not references:
        raise ValueError("ROUGE needs a reference")
    cut = _cut(summary, settings.max_words)
    found = [_against(reference, cut, settings) for reference in references]
    pick = _mean if settings.references == "mean" else _best
    return {measure: pick([scores[measure] for scores in found]) for measure in settings.measures}


def _against(reference: str, summary: str, settings: RougeSettings) -> dict[str, Score]:
    """The scores against one reference."""
    scorer, tokenizer = _scorer(settings)
    scores = {name: Score(s.precision, s.recall, s.fmeasure) for name, s in scorer.score(reference, summary).items()}
    if "rougeSU4" in settings.measures:
        scores["rougeSU4"] = _skip_bigrams(tokenizer.tokenize(reference), tokenizer.tokenize(summary))
    return scores


def _skip_bigrams(reference: Sequence[str], summary: Sequence[str]) -> Score:
    """ROUGE-SU4 of words."""
    wanted, found = _units(reference), _units(summary)
    common = (wanted & found).total()
    total = wanted.total() + found.total()
    return Score(
        common / found.total() if found else 0.0,
        common / wanted.total() if wanted else 0.0,
        2 * common / total if total else 0.0,
    )


def _units(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Single words, and pairs with at most SKIP words between them."""
    pairs = ((one, other) for i, one in enumerate(tokens) for other in tokens[i + 1 : i + SKIP + 2])
    return Counter(chain(((word,) for word in tokens), pairs))


@cache
def _scorer(settings: RougeSettings) -> tuple[Any, Any]:
    from rouge_score.rouge_scorer import RougeScorer
    from rouge_score.tokenizers import DefaultTokenizer

    tokenizer = UnicodeTokenizer() if settings.tokenizer == "unicode" else DefaultTokenizer(settings.stemmer)
    measures = [measure for measure in settings.measures if measure != "rougeSU4"]
    return RougeScorer(measures, use_stemmer=settings.stemmer, tokenizer=tokenizer), tokenizer


def _cut(text: str, max_words: int | None) -> str:
    """A text up to its word number `max_words`, words being what stands between white space."""
    if max_words is None:
        return text
    ends = [match.end() for match in _WORD.finditer(text)]
    return text if len(ends) <= max_words else text[: ends[max_words - 1]]


def _mean(scores: Sequence[Score]) -> Score:
    return Score(fmean(s.precision for s in scores), fmean(s.recall for s in scores), fmean(s.f1 for s in scores))


def _best(scores: Sequence[Score]) -> Score:
    return max(scores, key=lambda score: score.f1)
