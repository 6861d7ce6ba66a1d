"""What `clean` finds in flattened pages, against people."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.evaluation.extraction import names_any, same_words, shingle_scores
from pipeline.evaluation.folds import FOLDS, CleanFolds, FoldInput, fold_of, site_name
from pipeline.evaluation.pages import PageSource
from pipeline.records import Article, Cleaned
from tests.stages.clean.test_clean import LINES, PAGE, row


def test_shingles_count_as_often_as_they_stand() -> None:
    assert shingle_scores("a b c d", "a b c d") == (1.0, 1.0, 1.0)
    assert shingle_scores("a b c d e", "a b c d")[:2] == (0.5, 1.0)
    assert shingle_scores("a b c d x a b c d", "a b c d")[0] == pytest.approx(1 / 6)
    assert shingle_scores("", "a b c d") == (0.0, 0.0, 0.0)


@given(st.text(alphabet="ab c", max_size=30), st.text(alphabet="ab c", max_size=30))
def test_found_and_gold_change_places(one: str, other: str) -> None:
    assert shingle_scores(one, other)[:2] == shingle_scores(other, one)[1::-1]


def test_titles_are_equal_by_their_words() -> None:
    assert same_words("Storm nears!", "storm NEARS")
    assert not same_words("", "")


def test_one_author_is_enough() -> None:
    assert names_any("By Ann Doe and Bo Ek", ["Cy Fu", "Ann Doe"])
    assert not names_any("", ["Ann Doe"]) and not names_any("By Ann Doe", None)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc"),
        ("https://news.bbc.com", "bbc"),
        ("example.org/page", "example"),
        ("localhost", "localhost"),
    ],
)
def test_pages_of_a_site_share_its_name(url: str, name: str) -> None:
    assert site_name(url) == name
    assert 0 <= fold_of(url) < FOLDS


def test_a_fold_cleans_as_the_stage_does() -> None:
    stage = CleanFolds(line_score=LINES.line_score, language_confidence=0.5)
    given_row = FoldInput("a", None, PAGE, None, None, "https://example.org/1")
    assert isinstance(stage.clean(given_row), Cleaned)
    assert isinstance(LINES.clean(row(PAGE)), Cleaned)


def test_pages_come_as_articles_that_give_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html.gz").write_bytes(gzip.compress(b"<p>It rained.<p>Twice."))
    line = {"html": "pages/one.html.gz", "url": "https://example.org/1", "title": "Rain", "body": "It rained."}
    (tmp_path / "pages.jsonl").write_text(json.dumps(line))
    (article,) = PageSource(path=str(tmp_path / "pages.jsonl"), flattener="blocks").read("2024-01-01T00:00:00Z")
    assert isinstance(article, Article)
    assert (article.article_id, article.text, article.title) == ("pages/one", "It rained.\nTwice.", None)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file"):
        PageSource(path=str(tmp_path / "none.jsonl"), flattener="nodes").check()
