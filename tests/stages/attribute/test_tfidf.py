"""Evidence by tf-idf cosine."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.attribute.story_index import attribute_story
from pipeline.stages.attribute.tfidf import AttributeTfidf, cosine, vector
from tests.builders import member
from tests.stages.attribute.test_containment import story
from tests.verification.drafts import copied

ARTICLE = member("a", "The bridge opened. The bridge in Porto opened on Tuesday. It rained. Boats passed the bridge.")
CLAIM = "The bridge opened."


def test_at_most_k_sentences_stand_beside_the_own_ones() -> None:
    found = attribute_story(
        story(copied(ARTICLE, CLAIM), articles=(ARTICLE,)), AttributeTfidf(k=1, floor=0.0).groups
    ).attributions
    assert [ARTICLE.text[a.start : a.end] for a in found] == [CLAIM, "The bridge in Porto opened on Tuesday."]


def test_a_floor_of_one_leaves_only_the_own_sentence() -> None:
    found = attribute_story(
        story(copied(ARTICLE, CLAIM), articles=(ARTICLE,)), AttributeTfidf(k=9, floor=1.0).groups
    ).attributions
    assert len(found) == 1


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_the_cosine_equals_the_plain_formula(first: list[str], second: list[str]) -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 0.5}
    x, y = ([words.count(s) * w for s, w in weights.items()] for words in (first, second))
    norms = math.hypot(*x) * math.hypot(*y)
    expected = sum(p * q for p, q in zip(x, y, strict=True)) / norms if norms else 0.0
    assert math.isclose(cosine(vector(first, weights), vector(second, weights)), expected, abs_tol=1e-12)
