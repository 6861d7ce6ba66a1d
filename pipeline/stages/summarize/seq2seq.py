"""Summaries written by any encoder-decoder of Hugging Face, each sentence a draft with a plain extract to fall back on.

The model reads the best-ranked sentences of a story, article by article; what it writes is aligned to them
(alignment.py), so that copied characters have their place and the rest its evidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.models.generators import Decoding, generate_in_batches, load_generator
from pipeline.models.spec import ModelSpec
from pipeline.records import Candidate, Draft, Dropped, Summarized
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.summarize.alignment import Sentences, align, best_support, sentences_of
from pipeline.stages.summarize.budget import Budget
from pipeline.stages.summarize.choosing.selection import draft, plain_option, select
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.story import Source, SummarizeInput, sources, summary_members
from pipeline.stages.summarize.wording.edits import extract_candidate, word_count
from pipeline.tables import schema, to_records, to_table
from pipeline.text.sentences import sentence_spans

GENERATED = "written by a model"

_ENDED = re.compile(r"[.!?…。！？।॥؟۔][\"'”’»)\]」』]*\Z")


@dataclass(frozen=True, kw_only=True)
class SummarizeSeq2Seq:
    """A summary of each story by `generate`, sentence by sentence within a budget.

    prefix        before the sentences: T5 wants "summarize: "
    separator     between articles; PRIMERA wants " <doc-sep> "
    input_words   of the sentences that the model reads; the best one is read even where it is longer
    budget_words  words of all claims together; one claim is made even where it is longer
    batch_size    stories a batch
    """

    reads: ClassVar[pa.Schema] = schema(SummarizeInput)
    writes: ClassVar[pa.Schema] = schema(Summarized)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 20
    libraries: ClassVar[tuple[str, ...]] = ("torch", "transformers", "tokenizers")

    model: ModelSpec
    decoding: Decoding
    prefix: str
    separator: str
    input_words: int
    budget_words: int
    batch_size: int

    def __post_init__(self) -> None:
        check_parameters(self)
        for name in ("input_words", "budget_words", "batch_size"):
            require(getattr(self, name) > 0, name, getattr(self, name), "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        stories = to_records(table, SummarizeInput)
        read = [leading(sources(story), self.input_words) for story in stories]
        written = self._generate([self.prefix + as_input(leads, self.separator) if leads else "" for leads in read])
        kept = [
            Summarized(
                story.story_id,
                headline(summary_members(story), story.comparisons),
                tuple(drafts(text, leads, self.budget_words)) or self._extracts(story),
            )
            for story, leads, text in zip(stories, read, written, strict=True)
        ]
        return StageResult(to_table(kept, Summarized), to_table([], Dropped))

    def _generate(self, texts: list[str]) -> list[str]:
        if not any(texts):
            return texts
        generator = load_generator(self.model, self.decoding)
        written = generate_in_batches(generator.generate, [text for text in texts if text], self.batch_size)
        answers = iter(written)
        return [next(answers) if text else "" for text in texts]

    def _extracts(self, story: SummarizeInput) -> tuple[Draft, ...]:
        """What stands where the model wrote nothing."""
        options = [plain_option(source) for source in sources(story)]
        return tuple(draft(option) for option in select(options, Budget(self.budget_words, None, None), 0.0))


def leading(ranked: Sequence[Source], input_words: int) -> list[Source]:
    """The best sentences that fit the words a model reads, best first."""
    kept: list[Source] = []
    left = input_words
    for source in ranked:
        left -= word_count(source.text)
        if kept and left < 0:
            break
        kept.append(source)
    return kept


def as_input(leads: Sequence[Source], separator: str) -> str:
    """Sentences as running text: by the day of their article (undated last), then id and place."""
    ordered = sorted(leads, key=lambda s: (s.member.day is None, s.member.day or "", s.member.article_id, s.index))
    articles: dict[str, list[str]] = {}
    for source in ordered:
        articles.setdefault(source.member.article_id, []).append(source.text)
    return separator.join(" ".join(texts) for texts in articles.values())


def drafts(written: str, leads: Sequence[Source], budget_words: int) -> Iterator[Draft]:
    """A draft for each sentence that a model wrote, within the budget; no sentence comes twice."""
    if not leads:
        return
    sentences = sentences_of(leads)
    taken: frozenset[int] = frozenset()
    left = budget_words
    for text in _sentences(written, leads[0].member.language):
        left -= word_count(text)
        if taken and left < 0:
            return
        support = best_support((text,), sentences, taken)
        yield _draft(text, sentences, leads[support])
        taken |= {support}


def _draft(text: str, sentences: Sentences, support: Source) -> Draft:
    alignments = align(text, sentences)
    copied = len(alignments) == 1 and alignments[0].operation == "copy"
    generated = Candidate(text, alignments, () if copied else (GENERATED,))
    extract = extract_candidate(support.member, support.sentence.start, support.sentence.end)
    return Draft(tuple(dict.fromkeys((generated, extract))))


def _sentences(written: str, language: str) -> list[str]:
    """The sentences of a model's answer that hold words, each once; a last one that it did not end is left out."""
    plain = " ".join(written.split())
    found = [plain[start:end] for start, end in sentence_spans(plain, 0, len(plain), language)]
    if len(found) > 1 and not _ENDED.search(found[-1]):
        found.pop()
    return [text for text in dict.fromkeys(found) if word_count(text)]
