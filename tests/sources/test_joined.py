"""Classic data sets, on local files of their schema."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.build import build
from pipeline.errors import ConfigurationError
from pipeline.records import Article, Dropped
from pipeline.sources import Source
from tests.configurations import composed

# The reader of files in `datasets` leaves them to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

NOW = "2024-03-20T12:00:00Z"


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("datasets.config.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("datasets.config.HF_DATASETS_CACHE", tmp_path / "cache")
    yield
    gc.collect()


def read(*overrides: str) -> list[Article | Dropped]:
    from omegaconf import OmegaConf

    source: Source = build(OmegaConf.to_container(composed(*overrides).source, resolve=True), "source")
    source.check()
    return list(source.read(NOW))


def test_multi_news_gives_the_documents_of_a_row_as_articles_of_one_story(tmp_path: Path) -> None:
    documents = ["It rained. \n It poured. ||||| It snowed. |||||  ", "", "One only."]
    file = tmp_path / "test.parquet"
    pq.write_table(pa.table({"document": documents, "summary": ["s"] * 3}), file)
    records = read("source=multi_news", f"source.dataset.data_files={file}")
    articles = {r.article_id: r.text for r in records if isinstance(r, Article)}
    assert articles == {
        "multi_news-1.1": "It rained. \n It poured. ", "multi_news-1.2": " It snowed. ", "multi_news-3.1": "One only.",
    }  # fmt: skip
    assert [(r.key, r.reason) for r in records if isinstance(r, Dropped)] == [("parquet[train]:2", "no_text")]
    with pytest.raises(ConfigurationError, match="separator"):
        read("source=multi_news", f"source.dataset.data_files={file}", "source.separator=''")


def test_cnn_dailymail_gives_an_article_a_row(tmp_path: Path) -> None:
    file = tmp_path / "test.parquet"
    pq.write_table(pa.table({"article": ["(CNN)It rained."], "highlights": ["Rain ."], "id": ["f0"]}), file)
    (article,) = read(
        "source=cnn_dailymail",
        "source.path=parquet",
        "source.name=null",
        "source.split=train",
        f"source.data_files={file}",
    )
    assert isinstance(article, Article) and (article.article_id, article.text) == ("f0", "(CNN)It rained.")
