"""One-line builders of candidates and drafts."""

from pipeline.records import Alignment, Candidate, Draft, Member
from pipeline.stages.attribute.passages import CitedArticle


def copied(article: Member, text: str) -> Candidate:
    """A candidate that copies `text` from the article's text, where it stands there."""
    start = article.text.index(text)
    alignment = Alignment(0, len(text), article.article_id, "text", start, start + len(text), "copy")
    return Candidate(text, (alignment,), ())


def reworded(article: Member, text: str, source: str) -> Candidate:
    """A candidate of any wording that cites `source` in the article's text."""
    start = article.text.index(source)
    alignment = Alignment(0, len(text), article.article_id, "text", start, start + len(source), "paraphrase")
    return Candidate(text, (alignment,), ("paraphrase",))


def cited_article(a: Member) -> CitedArticle:
    """What `attribute` reads of an article."""
    return CitedArticle(a.article_id, a.title, a.text, a.day, a.language, a.sentences, a.origin, a.reuse)


def draft(*candidates: Candidate) -> Draft:
    return Draft(candidates)
