"""Static word vectors: a text is the weighted sum of its words, thousands of texts a second on one core.

`static.npz` holds a vector for each word of a vocabulary of English news, distilled from a sentence encoder by
scripts/distill_vectors: each word alone through the encoder (Model2Vec: S. Tulkens, T. van Dongen, 2024), then moved
so that the weighted sum of an article's words comes near to the encoder's vector of the whole article. Words are
weighted by how rare they are in news, which the file has in the vectors' lengths. Source model, its licence and
hash, and the digests of the training texts stand in its header.
"""

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.errors import StageError
from pipeline.models.encoders import Vectors
from pipeline.text.tokens import token_spans

FORMAT = "newsbraid static vectors 1"

LEAST_KNOWN = 0.75
"""Share of a text's words that must be in the vocabulary: below, it is in another language than the vectors know,
and the few words that chance to be there would make all texts of that language alike."""

PEAK = 127
"""The greatest number of a word's vector as it is stored: whole numbers, and a scale a word."""

_DECIMALS = 6  # sums differ in the last places between builds of numpy


@dataclass(frozen=True, kw_only=True)
class StaticEncoder:
    """Word vectors in memory.

    header    what the file says of its making
    position  the row of each word
    vectors   shape (words, dimensions), float32; the length is the word's weight
    """

    header: Mapping[str, Any]
    position: Mapping[str, int]
    vectors: NDArray[np.float32]

    @property
    def dimensions(self) -> int:
        return int(self.vectors.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row of unit length for each text; zeros where too few of its words are known, or none."""
        counts = [self._counts(text) for text in texts]
        total = count_matrix(counts, len(self.position)) @ self.vectors
        length = np.sqrt((total.astype(np.float64) ** 2).sum(axis=1, keepdims=True))
        unit: Vectors = np.round(total / np.where(length > 0, length, 1.0), _DECIMALS).astype(np.float32)
        return unit

    def _counts(self, text: str) -> Counter[int]:
        found = evened_words(text)
        counts = known_counts(found, self.position)
        return counts if counts.total() >= LEAST_KNOWN * len(found) else Counter()


def evened_words(text: str) -> list[str]:
    """The words of a text without case, accents and the English possessive, as the vocabulary has them."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.casefold().replace("’", "'")
    return [text[start:end].removesuffix("'s") for start, end in token_spans(text)]


def known_counts(words: Sequence[str], position: Mapping[str, int]) -> Counter[int]:
    """How often each known word occurs, by its row."""
    return Counter(row for word in words if (row := position.get(word)) is not None)


def count_matrix(counts: Sequence[Mapping[int, int]], columns: int) -> csr_array:
    """1 + log of each count, a text a row; columns ascend, so that sums do not depend on the order of the words."""
    rows = [sorted(count.items()) for count in counts]
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum([len(row) for row in rows], dtype=np.int64)))
    items = np.array([item for row in rows for item in row], dtype=np.int64).reshape(-1, 2)
    values = (1 + np.log(items[:, 1])).astype(np.float32)
    return csr_array((values, items[:, 0], starts), shape=(len(rows), columns))


def unpack(content: bytes) -> StaticEncoder:
    """The vectors of a file written by `pack`.

    Raises:
        StageError: the content is no such file.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            header = json.loads(arrays["header"].tobytes())
            words = arrays["words"].tobytes().decode("utf-8").split("\n")
            vectors = arrays["vectors"].astype(np.float32) * arrays["scales"][:, None]
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise StageError(f"the static vectors cannot be read ({type(error).__name__}: {error})") from error
    if header.get("format") != FORMAT or vectors.ndim != 2 or len(words) != len(vectors):
        raise StageError(
            f"the static vectors are of format {header.get('format')!r}, {len(words)} words, {vectors.shape}; "
            f"expected {FORMAT!r} with a row a word: rebuild them with scripts/distill_vectors"
        )
    return StaticEncoder(header=header, position={word: i for i, word in enumerate(words)}, vectors=vectors)


def pack(words: Sequence[str], vectors: NDArray[Any], header: Mapping[str, Any]) -> bytes:
    """Words and their vectors as a file: 8 bits a number, and a scale a word; the same bytes for the same input."""
    most = np.abs(vectors).max(axis=1)
    scales = np.where(most > 0, most / PEAK, 1).astype(np.float32)
    arrays: dict[str, NDArray[Any]] = {
        "header": np.frombuffer(json.dumps({"format": FORMAT, **header}, sort_keys=True).encode(), np.uint8),
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vectors": np.round(vectors / scales[:, None]).astype(np.int8),
        "scales": scales,
    }
    sink = io.BytesIO()
    np.savez_compressed(sink, allow_pickle=False, **arrays)
    return sink.getvalue()


@cache
def static_encoder() -> StaticEncoder:
    """The vectors that ship with the package, loaded once a process.

    Raises:
        StageError: the file is damaged.
    """
    return unpack((files(__package__) / "static.npz").read_bytes())
