import errno
import hashlib
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import files
from pipeline.errors import StoreError
from pipeline.files import write_rows
from pipeline.records import Article, Dropped, Embedded, Vector
from pipeline.retention import GOING
from pipeline.stage import StageResult
from pipeline.store import (
    DIGEST,
    RunFolder,
    Store,
    content_digest,
    read_table,
    row_digests,
    run_folders,
    table_digest,
    write_bytes,
    write_table,
)
from pipeline.tables import to_table
from tests.builders import article


def result(*digests: str) -> StageResult:
    kept = pa.table({"key": list(digests), DIGEST: list(digests)})
    return StageResult(kept, to_table([], Dropped).append_column(DIGEST, pa.array([], pa.large_string())))


@given(st.lists(st.text("abé😀", min_size=1), min_size=1, unique=True))
def test_the_digest_of_a_row_does_not_depend_on_the_rows_around_it(texts: list[str]) -> None:
    rows = [article(f"a{i}", text) for i, text in enumerate(texts)]
    together = row_digests(to_table(rows, Article))
    assert together == [row_digests(to_table([row], Article))[0] for row in rows]
    assert len(set(together)) == len(rows)


def test_null_and_the_word_null_have_other_digests() -> None:
    rows = [article(outlet=None), article(outlet="null"), article(outlet="")]
    assert len(set(row_digests(to_table(rows, Article)))) == 3


def test_a_null_among_the_rows_changes_no_other_rows_digest() -> None:
    titled, untitled = article("a", title="t"), article("b")
    alone = row_digests(to_table([titled], Article)) + row_digests(to_table([untitled], Article))
    assert row_digests(to_table([titled, untitled], Article)) == alone


def test_vectors_that_differ_in_one_number_or_place_have_other_digests() -> None:
    vectors = [Vector(9, (1, 2), (0.5, 0.5)), Vector(9, (1, 3), (0.5, 0.5)), Vector(9, (1, 2), (0.5, 0.6)),
               Vector(9, None, (0.5, 0.5)), Vector(8, (1, 2), (0.5, 0.5))]  # fmt: skip
    digests = row_digests(to_table([Embedded("a", v) for v in vectors], Embedded))
    assert len(set(digests)) == len(vectors)


def test_the_digest_of_a_sliced_vector_is_that_of_the_vector_alone() -> None:
    rows = [Embedded(str(i), Vector(9, (i, 8), (0.25 * i, 1.0))) for i in range(4)]
    table = to_table(rows, Embedded)
    assert row_digests(table.slice(2)) == row_digests(to_table(rows[2:], Embedded))


def test_the_digest_of_a_table_does_not_depend_on_order() -> None:
    assert table_digest(["b", "a"]) == table_digest(["a", "b"]) != table_digest(["a"])


def test_what_was_added_is_found_by_its_digests(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1", "2"))
    store.add("s", "f", "p2", result("3"))
    found = store.find("s", "f", {"2", "3", "4"})
    assert [part.load().kept["key"].to_pylist() for part in found] == [["2"], ["3"]]
    assert store.find("s", "other", {"2"}) == []


def test_a_part_that_goes_after_it_was_found_is_an_error_of_the_store(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1"))
    (part,) = store.find("s", "f", {"1"})
    part.marker.unlink()
    with pytest.raises(StoreError, match="cannot read"):
        part.load()


def test_a_part_is_found_by_the_name_that_it_was_added_by(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1"))
    store.add("s", "f", "p10", result("2"))
    found = Store(root=tmp_path).part("s", "f", "p1", {"1"})
    assert found is not None and found.load().kept["key"].to_pylist() == ["1"]
    assert store.part("s", "f", "p", {"1"}) is None


def test_a_row_that_two_runs_stored_is_found_once(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1", "2"))
    store.add("s", "f", "p2", result("2", "3"))
    found = store.find("s", "f", {"1", "2", "3"})
    assert sorted(key for part in found for key in part.load().kept["key"].to_pylist()) == ["1", "2", "3"]


@pytest.mark.parametrize("place", range(50, 2000, 97))
def test_a_flipped_bit_in_the_data_is_never_read_as_another_value(tmp_path: Path, place: int) -> None:
    path = tmp_path / "t.parquet"
    words = " ".join(hashlib.sha256(str(i).encode()).hexdigest() for i in range(100))
    table = to_table([article("a", words)], Article).select(["text"])
    write_table(path, table)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(bytes(content))
    try:
        assert read_table(path).to_pylist() == table.to_pylist()
    except StoreError:
        return


def marker(root: Path) -> Path:
    (found,) = root.glob("*/*/*.kept.parquet")
    return found


def test_a_damaged_part_is_removed_and_not_found(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1"))
    part = marker(tmp_path)
    part.write_bytes(part.read_bytes()[:50])
    assert store.find("s", "f", {"1"}) == []
    assert not part.exists()


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(0, 7), st.booleans())
def test_a_part_with_a_flipped_bit_is_found_whole_or_not_at_all(place: int, bit: int, of_kept: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(root=Path(folder))
        store.add("s", "f", "p1", result("1", "2"))
        part = marker(Path(folder))
        file = part if of_kept else part.with_name(part.name.replace("kept", "dropped"))
        content = bytearray(file.read_bytes())
        content[place % len(content)] ^= 1 << bit
        file.write_bytes(content)
        assert store.find("s", "f", {"1", "2"}) == []


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the disk refuse the next so many reads."""
    left = [0]

    def refusing(read: Callable[..., Any]) -> Callable[..., Any]:
        def refused(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] >= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return read(*arguments, **options)

        return refused

    def fail(count: int) -> None:
        left[0] = count

    monkeypatch.setattr(files, "PAUSES", (0, 0))
    monkeypatch.setattr(Path, "read_bytes", refusing(Path.read_bytes))
    monkeypatch.setattr(files, "parquet", refusing(files.parquet))
    return fail


@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_of_the_disk_that_passes_hides_no_part_and_no_export(
    tmp_path: Path, failing: Callable[[int], None], count: int
) -> None:
    store, run = Store(root=tmp_path / "store"), RunFolder(path=tmp_path / "run")
    store.add("s", "f", "p1", result("1"))
    run.write_export("a", b"x")
    run.write_manifest({"status": "complete", "exports": ["a"], "export_digests": {"a": content_digest(b"x")}})
    run.write_parts(store.used)
    failing(count)
    (part,) = store.find("s", "f", {"1"})
    failing(count)
    assert part.load().kept["key"].to_pylist() == ["1"]
    failing(count)
    assert read_table(marker(tmp_path / "store"))["key"].to_pylist() == ["1"]
    failing(count)
    assert run.parts() == store.used
    failing(count)
    assert run._has_export("a", content_digest(b"x"))


def test_a_part_that_the_disk_does_not_give_is_not_found_and_stays(
    tmp_path: Path, failing: Callable[[int], None]
) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1"))
    failing(99)
    assert store.find("s", "f", {"1"}) == []
    failing(0)
    assert len(store.find("s", "f", {"1"})) == 1


def test_a_part_without_its_marker_is_not_found(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p1", result("1"))
    marker(tmp_path).unlink()
    assert store.find("s", "f", {"1"}) == []


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a" / "x", b"old")
    write_bytes(tmp_path / "a" / "x", b"new")
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "a").iterdir()] == [("x", b"new")]


def test_a_folder_that_cannot_be_made_is_a_store_error_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        write_bytes(tmp_path / "file" / "x", b"")


@pytest.fixture
def full() -> Iterator[Callable[[int], None]]:
    """Lets no file grow over so many bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("short", [1, 600, 20_000, 100_000, 106_000])
def test_a_disk_that_is_full_is_a_store_error_wherever_it_shows(
    tmp_path: Path, full: Callable[[int], None], short: int
) -> None:
    words = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(3000)]
    table = pa.table({"word": pa.array(words, pa.large_string())})
    write_rows(tmp_path / "x", table.schema, [table], lambda: None)
    whole = (tmp_path / "x").read_bytes()
    full(max(len(whole) - short, 0))
    with pytest.raises(StoreError, match=r"cannot write .*x: File too large"):
        write_rows(tmp_path / "x", table.schema, [table], lambda: None)
    with pytest.raises(StoreError, match=r"cannot write .*x: File too large"):
        write_bytes(tmp_path / "x", whole)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("x", whole)]


def test_an_error_of_what_gives_the_rows_is_none_of_writing_them(tmp_path: Path) -> None:
    table = result("1").kept

    def tables() -> Iterator[pa.Table]:
        yield from [table] * 2000
        raise OSError("no more processes")

    with pytest.raises(OSError, match="no more processes"):
        write_rows(tmp_path / "x", table.schema, tables(), lambda: None)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_parquet_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 but not really")
    with pytest.raises(StoreError, match="cannot read"):
        read_table(tmp_path / "x.parquet")


def test_a_table_comes_back_from_parquet_as_it_went_in(tmp_path: Path) -> None:
    table = to_table([article("a", "çé😀"), article("b", title="t")], Article)
    write_table(tmp_path / "t.parquet", table)
    assert read_table(tmp_path / "t.parquet").equals(table)


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", ""])
def test_an_export_cannot_leave_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError, match="may not be written"):
        RunFolder(path=tmp_path / "run").write_export(path, b"")


def test_only_folders_with_a_manifest_are_runs(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    RunFolder(path=tmp_path / "20240301T000000-aa").write_manifest({"status": "complete"})
    assert [f.run_id for f in run_folders(tmp_path)] == ["20240301T000000-aa"]
    assert run_folders(tmp_path / "absent") == []


def test_a_run_whose_removal_was_cut_short_is_no_run_to_go_on_with(tmp_path: Path) -> None:
    RunFolder(path=tmp_path / f"{GOING}20240301T000000-aa").write_manifest({"status": "complete"})
    assert run_folders(tmp_path) == []


def test_a_run_is_complete_with_its_manifest_and_its_exports_as_they_were(tmp_path: Path) -> None:
    folder = RunFolder(path=tmp_path / "run")
    assert not folder.is_complete()
    folder.write_manifest(
        ended := {"status": "complete", "exports": ["a"], "export_digests": {"a": content_digest(b"x")}}
    )
    assert not folder.is_complete()
    folder.write_export("a", b"x")
    assert folder.is_complete()
    folder.write_export("a", b"y")
    assert not folder.is_complete()
    folder.write_export("a", b"x")
    folder.write_manifest({name: value for name, value in ended.items() if name != "exports"})
    assert not folder.is_complete()
    (tmp_path / "run" / "manifest.json").write_text("{")
    assert not folder.is_complete()
