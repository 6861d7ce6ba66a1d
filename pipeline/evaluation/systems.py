"""Summaries by systems that anybody can build, of the same sentences and within the same budget as ours.

Every one of them fills the budget to its last word; its last sentence may be cut there, which favours it.

lead               the first article of a story, from its top
round_robin_lead   the first sentence of each article, then the second of each, and so on
icsisumm           Gillick and Favre, "A Scalable Global Model for Summarization" (ILP-NLP 2009): the best set of whole
                   sentences by bigrams of three documents and more, weighted by how many hold them
sumy_lexrank       LexRank and TextRank of sumy (Apache-2.0), with our words and without a stemmer; sentences that it
sumy_textrank      chose stand in the order of the articles. Only where sumy is installed
"""

import importlib
import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import Any, Literal

from pipeline.stages.rank.exact import best_set
from pipeline.stages.summarize.wording.edits import word_count
from pipeline.text.function_words import function_words
from pipeline.text.tokens import words

System = Literal["lead", "round_robin_lead", "icsisumm", "sumy_lexrank", "sumy_textrank"]

DOCUMENTS = 3
"""Of a bigram at least, in ICSISumm; 2 where a story has fewer than six articles."""

Documents = Sequence[Sequence[str]]
"""The sentences of each article of a story, as the articles stand in it."""


def available(system: System) -> bool:
    """Whether a system can run here: those of sumy need the package."""
    return not system.startswith("sumy") or importlib.util.find_spec("sumy") is not None


def summary(system: System, documents: Documents, language: str, budget: int) -> str:
    """What a system makes of the articles of a story in at most `budget` words, a sentence a line."""
    if system == "lead":
        return filled(documents[0] if documents else (), budget)
    if system == "round_robin_lead":
        return filled(round_robin(documents), budget)
    if system == "icsisumm":
        return "\n".join(_icsisumm(documents, language, budget))
    return _sumy(system, [sentence for document in documents for sentence in document], budget)


def round_robin(documents: Documents) -> list[str]:
    """The first sentence of each document, then the second of each, and so on."""
    return [sentence for level in zip_longest(*documents) for sentence in level if sentence is not None]


def filled(sentences: Iterable[str], budget: int) -> str:
    """The first sentences that make `budget` words, the last of them cut."""
    lines: list[str] = []
    left = budget
    for sentence in sentences:
        if left <= 0:
            break
        found = sentence.split()
        lines.append(" ".join(found[:left]))
        left -= len(found)
    return "\n".join(lines)


def _icsisumm(documents: Documents, language: str, budget: int) -> list[str]:
    function = function_words(language)

    def bigrams(sentence: str) -> list[tuple[str, str]]:
        return sorted({(a, b) for a, b in pairwise(words(sentence)) if not (a in function and b in function)})

    held = Counter(b for document in documents for b in sorted({x for s in document for x in bigrams(s)}))
    least = DOCUMENTS if len(documents) >= 2 * DOCUMENTS else 2
    weights = {b: float(n) if n >= least else 0.0 for b, n in held.items()}
    sentences = [sentence for document in documents for sentence in document]
    chosen = best_set([word_count(s) for s in sentences], [bigrams(s) for s in sentences], weights, budget)
    return [sentences[i] for i in chosen]


class _Words:
    """Our tokenizer, as sumy wants one."""

    def to_words(self, text: str) -> list[str]:
        return words(text)


def _sumy(system: System, sentences: Sequence[str], budget: int) -> str:
    dom = importlib.import_module("sumy.models.dom")
    name = "LexRank" if system == "sumy_lexrank" else "TextRank"
    module = importlib.import_module(f"sumy.summarizers.{'lex_rank' if name == 'LexRank' else 'text_rank'}")
    # Sentences without words make sumy divide by zero.
    made = [dom.Sentence(sentence, _Words()) for sentence in sentences if words(sentence)]
    if not made:
        return ""
    document = dom.ObjectDocumentModel([dom.Paragraph(made)])
    chosen: Sequence[Any] = getattr(module, f"{name}Summarizer")()(document, _until(budget))
    return filled([str(sentence) for sentence in chosen], budget)


def _until(budget: int) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """The best sentences until the budget is full."""

    def take(ranked: Sequence[Any]) -> Sequence[Any]:
        total, taken = 0, []
        for item in ranked:
            if total >= budget:
                break
            taken.append(item)
            total += len(str(item.sentence).split())
        return taken

    return take
