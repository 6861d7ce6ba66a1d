"""Words of articles that left go on to be counted, as if the articles were there still."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Embedded, Indexed
from pipeline.stages.cluster.scored import ScoredInput
from pipeline.stages.cluster.views import Views, tokens_of, views_of
from pipeline.stages.cluster.weights import Past as Counted
from pipeline.tables import schema
from pipeline.window import terms
from pipeline.window.terms import INDEXED, Past, nothing, past_of, with_counts, with_those_that_left

Words = dict[str, tuple[list[int], list[int]]]

INDEX = pa.schema([schema(Indexed).field(name) for name in INDEXED])


def indexed(articles: Words) -> pa.Table:
    rows = [(key, title, body) for key, (title, body) in sorted(articles.items())]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    return pa.table(columns, schema=INDEX)


def keys(*articles: str) -> pa.Array:
    return pa.array(articles, pa.large_string())


def asking(articles: Words) -> pa.Table:
    """Articles with the columns that a stage asks for, empty still."""
    table = indexed(articles)
    for name in ("past_articles", "past_terms", "past_counts"):
        field = schema(ScoredInput).field(name)
        table = table.append_column(field, pa.nulls(len(table), field.type))
    return table


def held(past: Past, term: int) -> int:
    return int(past.holding(np.array([term]))[0])


def test_an_article_that_is_there_still_is_not_of_the_past() -> None:
    articles = indexed({"a": ([1], [2, 2]), "b": ([], [2])})
    assert with_those_that_left(nothing(), articles, keys("a", "b", "c")).articles == 0


def test_words_of_those_that_left_are_counted_once_an_article() -> None:
    past = with_those_that_left(nothing(), indexed({"a": ([1], [2, 2]), "b": ([2], [3]), "c": ([1], [])}), keys("c"))
    assert (past.articles, held(past, 1), held(past, 2), held(past, 3), held(past, 4)) == (2, 1, 2, 1, 0)


def test_old_counts_are_halved_where_there_are_many() -> None:
    past = Past(terms.MOST, np.array([1, 2]), np.array([terms.MOST, 1]))
    after = with_those_that_left(past, indexed({"a": ([], [2])}), keys())
    assert after.articles == (terms.MOST + 1) // 2
    assert (held(after, 1), held(after, 2)) == (terms.MOST // 2, 1)


def test_what_is_written_is_read_back() -> None:
    past = with_those_that_left(nothing(), indexed({"a": ([1], [2])}), keys())
    again = past_of(past.articles, past.table())
    assert again.table().equals(past.table())


words = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(st.lists(st.integers(1, 5), max_size=3), st.lists(st.integers(1, 5), max_size=4)),
    min_size=2,
)


@given(words, st.sets(st.sampled_from("abcdef")))
def test_weights_are_those_of_a_corpus_with_the_articles_that_left(articles: Words, gone: set[str]) -> None:
    here = {key: value for key, value in articles.items() if key not in gone}
    if not here:
        return
    past = with_those_that_left(nothing(), indexed(articles), keys(*here))
    told = with_counts(asking(here), past)
    columns = [
        np.concatenate([np.zeros(0, np.int64), *told[name].to_pylist()]) for name in ("past_terms", "past_counts")
    ]
    counted = Counted(past.articles, columns[0].astype(np.int64), columns[1].astype(np.int64))
    alone = views(here, counted)
    together = views(articles, None)
    places = [sorted(articles).index(key) for key in sorted(here)]
    assert np.allclose(alone.named.sum(axis=1), together.named.sum(axis=1)[places])
    lengths = [np.asarray((v.rare.multiply(v.rare)).sum(axis=1)) for v in (alone, together)]
    assert np.allclose(lengths[0], lengths[1][places])


def views(articles: Words, past: Counted | None) -> Views:
    table = indexed(articles)
    none = {"size": 1, "indices": None, "values": [0.0]}
    vectors = pa.chunked_array([pa.array([none] * len(table), schema(Embedded).field("vector").type)])
    return views_of(table["title_terms"], table["body_terms"], vectors, past)


def test_pairs_of_words_are_counted_too() -> None:
    articles = indexed({"a": ([1, 2], [])})
    pair = [t for t in tokens_of(articles["title_terms"], articles["body_terms"]).term.tolist() if t < 0]
    assert [held(with_those_that_left(nothing(), articles, keys()), t) for t in pair] == [1]
