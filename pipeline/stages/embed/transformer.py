"""Vectors of articles from a sentence encoder of Hugging Face: the option for who has weights.

Title and leading body, since news puts what happened first: the encoder would cut the rest anyway.
"""

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from pipeline.models.encoders import Vectors, encode_in_batches, load_encoder
from pipeline.models.spec import ModelSpec
from pipeline.records import Dropped, Embedded, Layout, Vector
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.tables import schema, to_records, to_table
from pipeline.text.tokens import token_spans


@dataclass(frozen=True, slots=True)
class EmbedInput:
    """What the encoder reads of an article."""

    article_id: str
    title: str | None
    text: str
    layout: Layout


@dataclass(frozen=True, kw_only=True)
class EmbedTransformer:
    """Dense vectors by mean pooling, the same within 1e-4 at any batch size."""

    reads: ClassVar[pa.Schema] = schema(EmbedInput)
    writes: ClassVar[pa.Schema] = schema(Embedded)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("torch", "transformers", "tokenizers")

    model: ModelSpec
    prefix: str
    body_words: int
    batch_size: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.body_words >= 0, "body_words", self.body_words, "0 or above")
        require(self.batch_size > 0, "batch_size", self.batch_size, "a whole number above 0")

    def __call__(self, table: pa.Table) -> StageResult:
        articles = to_records(table, EmbedInput)
        vectors = self._encode([leading_text(article, self.body_words) for article in articles])
        kept = [Embedded(article.article_id, vector) for article, vector in zip(articles, vectors, strict=True)]
        return StageResult(to_table(kept, Embedded), to_table([], Dropped))

    def _encode(self, texts: list[str]) -> list[Vector]:
        # An article without words is given zeros: an encoder would make all such articles one story.
        worded = [text for text in texts if text]
        if not texts:
            return []
        # The model tells the dimensions, so that any split of the table gives vectors of one size.
        encoder = load_encoder(self.model)
        dense = iter(encode_in_batches(encoder.encode, [self.prefix + text for text in worded], self.batch_size))
        return [_vector(next(dense)) if text else _zeros(encoder.dimensions) for text in texts]


def leading_text(article: EmbedInput, body_words: int) -> str:
    """Title and the first words of the body, a line each; empty where there are no words at all."""
    found = article.layout.title
    title = article.title or (article.text[found.start : found.end] if found else "")
    lines = [title.strip()]
    left = body_words
    for span in article.layout.body:
        if left <= 0:
            break
        line, words = _leading_words(article.text[span.start : span.end], left)
        left -= words
        lines.append(line)
    text = "\n".join(line for line in lines if line)
    return text if next(token_spans(text), None) else ""


def _leading_words(text: str, limit: int) -> tuple[str, int]:
    """A text up to its word number `limit`, and how many words that is."""
    count = 0
    for _, end in token_spans(text):
        count += 1
        if count == limit:
            return text[:end], count
    return text, count


def _vector(values: Vectors) -> Vector:
    return Vector(len(values), None, tuple(values.tolist()))


def _zeros(size: int) -> Vector:
    return Vector(size, None, (0.0,) * size)
