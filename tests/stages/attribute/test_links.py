"""Which words of a claim stand where in its evidence."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Passage
from pipeline.stages.attribute.links import links
from pipeline.verification.statement import Statement

TEXT = "Ana Silva bought the old bridge in Porto on Tuesday."


def linked(claim: str, *texts: str) -> list[tuple[str, str, str]]:
    evidence = [(Passage(str(i), "text", 100, 100 + len(t)), t) for i, t in enumerate(texts)]
    found = links(Statement(claim, "en", None), evidence)
    source = [texts[int(f.passage.article_id)][f.passage.start - 100 : f.passage.end - 100] for f in found]
    return [(claim[f.start : f.end], s, f.how) for f, s in zip(found, source, strict=True)]


def test_a_copied_stretch_is_one_link() -> None:
    assert linked("On Monday the old bridge in Porto fell.", TEXT)[0] == ("the old bridge in Porto",) * 2 + ("copied",)


def test_other_forms_and_kindred_words_are_linked_one_by_one() -> None:
    assert linked("Bridges purchased", TEXT) == [("Bridges", "bridge", "form"), ("purchased", "bought", "kindred")]


def test_words_that_no_passage_has_are_not_linked() -> None:
    assert linked("Boats sank.", TEXT) == [] and linked("of the", TEXT) == [] and linked("", TEXT) == []


@given(st.text(alphabet="ab the.", max_size=30), st.lists(st.text(alphabet="ab the.", max_size=30), max_size=3))
def test_links_ascend_and_do_not_overlap(claim: str, texts: list[str]) -> None:
    evidence = [(Passage(str(i), "text", 0, len(t)), t) for i, t in enumerate(texts) if t]
    found = links(Statement(claim, "en", None), evidence)
    assert all(a.end <= b.start for a, b in pairwise(found))
