"""ROUGE by the `rouge_score` package, with its settings stated: figures without them cannot be compared.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. A score is the mean over the references of a
summary, as MultiLing 2011 reports it. `rougeLsum` takes each line as a sentence.
"""

import importlib.metadata
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Any, Literal

from pipeline.evaluation.metrics import Score
from pipeline.stage import check_parameters, require
from pipeline.text.tokens import words

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class RougeSettings:
    """What decides a ROUGE score.

    stemmer    Porter's, English only
    tokenizer  ascii: that of the original, which knows a-z and 0-9 alone; unicode: words of any script
    max_words  summaries are cut there; None leaves them whole
    """

    measures: tuple[Literal["rouge1", "rouge2", "rougeL", "rougeLsum"], ...]
    stemmer: bool
    tokenizer: Literal["ascii", "unicode"]
    max_words: int | None

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
                "references=mean",
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
    found = [_scorer(settings).score(reference, cut) for reference in references]
    return {measure: _mean([scores[measure] for scores in found]) for measure in settings.measures}


@cache
def _scorer(settings: RougeSettings) -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    tokenizer = UnicodeTokenizer() if settings.tokenizer == "unicode" else None
    return RougeScorer(list(settings.measures), use_stemmer=settings.stemmer, tokenizer=tokenizer)


def _cut(text: str, max_words: int | None) -> str:
    """A text up to its word number `max_words`, words being what stands between white space."""
    if max_words is None:
        return text
    ends = [match.end() for match in _WORD.finditer(text)]
    return text if len(ends) <= max_words else text[: ends[max_words - 1]]


def _mean(scores: Sequence[Any]) -> Score:
    return Score(fmean(s.precision for s in scores), fmean(s.recall for s in scores), fmean(s.fmeasure for s in scores))
