"""Dense vectors of title and opening from the static word vectors that ship with the package.

A semantic signal without a model to fetch: words that mean alike count as alike, at thousands of articles a second
(pipeline/models/static.py). An article whose language the vectors do not know is given zeros, which say nothing.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pyarrow as pa

from pipeline.models.encoders import Vectors
from pipeline.models.static import static_encoder
from pipeline.records import Dropped, Embedded
from pipeline.stage import Scope, StageResult, check_parameters, require
from pipeline.stages.embed.transformer import EmbedInput, leading_text
from pipeline.tables import schema, to_records, to_table


@dataclass(frozen=True, kw_only=True)
class EmbedStatic:
    """Gives each article the unit vector of its leading words; zeros where too few of them are known.

    body_words  leading words of the body that are read after the title
    """

    reads: ClassVar[pa.Schema] = schema(EmbedInput)
    writes: ClassVar[pa.Schema] = schema(Embedded)
    scope: ClassVar[Scope] = "rows"
    revision: ClassVar[int] = 3  # raised with each new file of vectors: a test holds them together
    libraries: ClassVar[tuple[str, ...]] = ("numpy", "scipy")

    body_words: int

    def __post_init__(self) -> None:
        check_parameters(self)
        require(self.body_words >= 0, "body_words", self.body_words, "0 or above")

    def __call__(self, table: pa.Table) -> StageResult:
        articles = to_records(table, EmbedInput)
        vectors = static_encoder().encode([leading_text(article, self.body_words) for article in articles])
        keys = pa.array([article.article_id for article in articles], pa.large_string())
        kept = pa.Table.from_arrays([keys, dense_column(vectors)], schema=self.writes)
        return StageResult(kept, to_table([], Dropped))


def dense_column(vectors: Vectors) -> pa.Array:
    """Dense vectors, one a row, as an Arrow column, without a Python object for each number."""
    kind = schema(Embedded).field("vector").type
    rows, size = vectors.shape
    offsets = np.arange(rows + 1, dtype=np.int64) * size
    flat = pa.array(vectors.astype(np.float64).round(6).ravel())
    values = pa.LargeListArray.from_arrays(offsets, flat, type=kind.field("values").type)
    indices = pa.nulls(rows, kind.field("indices").type)
    sizes = pa.array(np.full(rows, size, dtype=np.int64))
    return pa.StructArray.from_arrays([sizes, indices, values], fields=list(kind))
