"""Articles while they are read: on the disk, and found again as they were, however many there are."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.digests import row_digests
from pipeline.errors import StoreError
from pipeline.files import ROWS
from pipeline.records import Article, Dropped
from pipeline.sources.admission import admit
from pipeline.spool import AT_ONCE, Listed, Spool
from pipeline.tables import to_records, to_table
from tests.builders import article

_articles = st.builds(
    article,
    st.sampled_from("abc"),
    st.sampled_from(["It rained.", "Es schneit \U0001f328 heute."]),
    outlet=st.sampled_from([None, "The Bay"]),
    title=st.sampled_from([None, "Rain"]),
    published=st.sampled_from([None, "2024-03-05", "2024-03-05T01:00:00Z"]),
)


@given(st.lists(_articles | st.builds(Dropped, st.sampled_from("ab"), st.just("no_text"), st.just("x")), max_size=90))
def test_a_spool_admits_what_memory_admits(records: list[Article | Dropped]) -> None:
    plain = admit(records)
    with Spool(Path()) as spool:
        admitted = admit(spool.listed(records), spool.article)
        tables = list(spool.tables(admitted.articles))
    assert [a for table in tables for a in to_records(table, Article)] == plain.articles
    assert admitted.dropped == plain.dropped
    assert [a.digest for a in admitted.articles] == row_digests(to_table(plain.articles, Article))


def test_an_article_comes_back_under_another_id_and_revision(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        (listed,) = spool.listed([article("a", "It rained.")])
        assert isinstance(listed, Listed)
        found = spool.article(Listed("b", None, None, None, None, "", 3, listed.place, ""))
    assert (found.article_id, found.revision, found.text) == ("b", 3, "It rained.")


def alive() -> int:
    """Articles that memory holds."""
    return sum(type(thing) is Article for thing in gc.get_objects())


@pytest.mark.parametrize("count", [AT_ONCE * 3, ROWS * 2 + 1])
def test_articles_alive_while_an_input_is_read_do_not_grow_with_it(tmp_path: Path, count: int) -> None:
    gc.collect()
    before, most = alive(), 0
    blocks = count // AT_ONCE
    looked_at = {block * AT_ONCE + 1 for block in (1, blocks // 2, blocks - 1)}  # to look is dear

    def read() -> Iterator[Article]:
        nonlocal most
        for number in range(count):
            if number in looked_at:
                most = max(most, alive() - before)
            yield article(f"a{number % (count - 9)}")

    with Spool(tmp_path) as spool:
        admitted = admit(spool.listed(read()), spool.article)
        assert len(admitted.articles) == count - 9
        for table in spool.tables(admitted.articles):
            assert table.num_rows <= ROWS
            most = max(most, alive() - before)
    assert 0 < most <= AT_ONCE + 1


def test_a_spool_leaves_no_file(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        list(spool.listed([article("a")]))
        assert not [path for path in tmp_path.iterdir() if path.suffix]
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_an_error_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        Spool(tmp_path / "nowhere")
