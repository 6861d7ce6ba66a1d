"""How long a summary may be: in words, sentences or characters, each of them or several at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stage import require
from pipeline.stages.summarize.wording.edits import word_count


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of all claims together; None where there is none.

    characters  code points, one of them between two claims
    """

    words: int | None
    sentences: int | None
    characters: int | None

    def used(self, texts: Sequence[str]) -> float:
        """The share of the tightest limit that texts take: up to 1 they fit."""
        counts = (
            (sum(map(word_count, texts)), self.words),
            (len(texts), self.sentences),
            (sum(map(len, texts)) + max(len(texts) - 1, 0), self.characters),
        )
        return max(count / limit for count, limit in counts if limit is not None)


def budget_of(words: int | None, sentences: int | None, characters: int | None) -> Budget:
    """The budget of the parameters of a stage.

    Raises:
        ConfigurationError: one is not above 0, or all are None.
    """
    limits = {"budget_words": words, "budget_sentences": sentences, "budget_characters": characters}
    for name, limit in limits.items():
        require(limit is None or limit > 0, name, limit, "a whole number above 0, or null")
    require(
        any(limit is not None for limit in limits.values()), "budget_words", words, "a number where no other is set"
    )
    return Budget(words, sentences, characters)
