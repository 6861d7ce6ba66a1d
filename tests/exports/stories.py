"""One-line builders of stories for the tests of exports."""

import hashlib

from pipeline.exports.story import ExportArticle, Story
from pipeline.records import Alignment, Candidate, Claim, Comparison, Evidence, Layout, Passage, Side, Support, Verdict
from tests.builders import lines_of, sentences_of


def source(article_id: str = "a", text: str = "It rained.", **fields: object) -> ExportArticle:
    """An original article whose body is all of its text."""
    values: dict[str, object] = {
        "outlet": None,
        "url": None,
        "title": None,
        "published": None,
        "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        "language": "en",
        "day": None,
        "layout": Layout(None, None, None, None, lines_of(text)),
        "sentences": sentences_of(text),
        "origin": article_id,
        "copy_of": None,
        "reuse": (),
    }
    return ExportArticle(article_id=article_id, text=text, **(values | fields))  # type: ignore[arg-type]


def passage(article: ExportArticle, words: str) -> Passage:
    """The place of some words in the text of an article."""
    start = article.text.index(words)
    return Passage(article.article_id, "text", start, start + len(words))


def quoting(article: ExportArticle, words: str, *others: Passage) -> Claim:
    """A claim that copies words of an article; each of the other passages supports it alone."""
    first = passage(article, words)
    groups = enumerate((first, *others))
    return Claim(
        claim_id="c-1",
        text=words,
        support=Support(1 + len(others), 1 + len(others), 1 + len(others)),
        evidence=tuple(Evidence(n, p.article_id, p.field, p.start, p.end, 0.5) for n, p in groups),
        alignments=(Alignment(0, len(words), first.article_id, "text", first.start, first.end, "copy"),),
        verdict=Verdict("supported", 1.0, ()),
    )


def headline(article: ExportArticle) -> Candidate:
    """The title of an article as a headline."""
    title = article.title or ""
    return Candidate(title, (Alignment(0, len(title), article.article_id, "title", 0, len(title), "copy"),), ())


def comparison(relation: str, *passages: Passage, **fields: object) -> Comparison:
    """A side for each passage, without a value."""
    sides = tuple(Side(None, None, None, None, 1, 1, (p,)) for p in passages)
    values: dict[str, object] = {"kind": "figure", "measure": "cost", "note": None}
    return Comparison(relation=relation, sides=sides, **(values | fields))  # type: ignore[arg-type]


def flood() -> Story:
    """Two originals and a copy: one sentence said by all, one figure given twice."""
    gazette = source(
        "a1", "The barrier failed. Repairs cost 65 million euros.", outlet="Gazette", title="Barrier fails"
    )
    wire = source("b1", "A barrier failed on Tuesday. The bill is $71 million.", outlet="Wire", published="2025-03-14")
    post = source("b2", wire.text, outlet="Post", published="2025-03-15", origin="b1", copy_of="b1")
    said = quoting(gazette, "The barrier failed.", passage(wire, "A barrier failed on Tuesday."))
    differ = comparison(
        "conversion", passage(gazette, "65 million euros"), passage(wire, "$71 million"), note="1 EUR = 1.09 USD"
    )
    return Story("flood", (wire, post, gazette), headline(gazette), (said,), (), (differ,))
