"""What the other figures of two articles say of two figures that differ."""

import pytest

from pipeline.stages.compare.pairs.likeness import shipped_likeness
from pipeline.stages.compare.pairs.rivals import Rivals
from pipeline.stages.compare.pairs.sentences import Sentences
from pipeline.stages.compare.reading.mentions import mentions_of
from tests.builders import member


@pytest.mark.parametrize(
    ("one", "another", "values", "left_over"),
    [
        ("The blast killed 12 guards and 30 cooks.", "The blast killed 12 guards and 34 cooks.", (30, 34), True),
        ("The blast killed 12 guards and 30 cooks.", "The blast killed 13 guards and 34 cooks.", (30, 34), False),
        ("The blast killed 30 cooks.", "The blast killed 34 cooks.", (30, 34), True),
        ("The blast killed 30 cooks.", "The blast killed 34 cooks, not 30 cooks.", (30, 34), False),
    ],
)
def test_figures_are_left_over_where_all_others_of_their_sentences_are_told_in_both(
    one: str, another: str, values: tuple[int, int], left_over: bool
) -> None:
    articles = (member("a", one), member("b", another))
    found = [m for m in mentions_of(articles) if m.dimension == "count"]
    left, right = (next(m for m in found if m.quantity.value == v and m.article == i) for i, v in enumerate(values))
    features = Rivals(found, shipped_likeness(), Sentences(articles)).features(left, right)
    assert (features["left over"] > 0) is left_over
