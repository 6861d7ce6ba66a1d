"""Which words of a claim stand where in its evidence."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.verification.links import links
from pipeline.verification.statement import Statement

TEXT = "Ana Silva bought the old bridge in Porto on Tuesday."


def linked(claim: str, *texts: str) -> list[tuple[str, str, str]]:
    found = links(Statement(claim, "en", None), texts)
    pairs = [(link, text) for text, held in zip(texts, found, strict=True) for link in held]
    return [(claim[f.claim_start : f.claim_end], text[f.start : f.end], f.how) for f, text in pairs]


def test_a_copied_stretch_is_one_link() -> None:
    assert linked("On Monday the old bridge in Porto fell.", TEXT)[0] == ("the old bridge in Porto",) * 2 + ("copied",)


def test_other_forms_and_kindred_words_are_linked_one_by_one() -> None:
    assert linked("Bridges purchased", TEXT) == [("Bridges", "bridge", "form"), ("purchased", "bought", "kindred")]


def test_a_word_is_linked_to_the_first_text_that_has_it() -> None:
    assert linked("The bridge fell.", "A bridge.", "The bridge fell.") == [
        ("bridge", "bridge", "copied"),
        ("fell", "fell", "copied"),
    ]


def test_words_that_no_passage_has_are_not_linked() -> None:
    assert linked("Boats sank.", TEXT) == [] and linked("of the", TEXT) == [] and linked("", TEXT) == []


@given(st.text(alphabet="ab the.", max_size=30), st.lists(st.text(alphabet="ab the.", max_size=30), max_size=3))
def test_links_ascend_and_do_not_overlap(claim: str, texts: list[str]) -> None:
    found = links(Statement(claim, "en", None), texts)
    assert len(found) == len(texts)
    assert all(a.claim_end <= b.claim_start for held in found for a, b in pairwise(held))
    together = sorted((link.claim_start, link.claim_end) for held in found for link in held)
    assert all(a[1] <= b[0] for a, b in pairwise(together))


def test_stretches_may_stand_elsewhere_and_with_other_apostrophes() -> None:
    claim = "Boris Kahn’s lawyer bought the bridge."
    assert linked(claim, "The bridge was bought by Boris Kahn's lawyer.") == [
        ("Boris Kahn’s lawyer", "Boris Kahn's lawyer", "copied"),
        ("bought", "bought", "copied"),
        ("the bridge", "The bridge", "copied"),
    ]
