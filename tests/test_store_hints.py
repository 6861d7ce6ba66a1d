"""Of a store of years only the parts are opened that may hold what is sought."""

from pathlib import Path

import pytest

from pipeline.files import read_table
from pipeline.store import INDEX, Store, hints
from tests.test_store import result

DIGESTS = [f"{place:032x}" for place in range(0, 5 << 96, 1 << 96)]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the parts whose rows are looked at."""
    seen: list[str] = []

    def looked_at(file: Path, columns: list[str]) -> object:
        seen.append(file.name.split("-")[0])
        return read_table(file, columns)

    monkeypatch.setattr("pipeline.store.results.read_table", looked_at)
    return seen


def filled(folder: Path) -> Store:
    """A store with a part a digest."""
    store = Store(root=folder)
    for number, digest in enumerate(DIGESTS):
        store.add("s", "f", f"p{number}", result(digest))
    return store


def found(store: Store, *digests: str) -> list[str]:
    return [key for part in store.find("s", "f", set(digests)) for key in part.load().kept["key"].to_pylist()]


def test_only_the_parts_that_hold_what_is_sought_are_opened(tmp_path: Path, opened: list[str]) -> None:
    store = filled(tmp_path)
    assert found(store, DIGESTS[2], "f" * 32) == [DIGESTS[2]]
    assert set(opened) == {"p2"}


def test_a_store_of_an_older_version_is_opened_once_and_then_known(tmp_path: Path, opened: list[str]) -> None:
    store = filled(tmp_path)
    (tmp_path / "s" / "f" / INDEX).unlink()
    assert found(store, "f" * 32) == [] and set(opened) == {"p0", "p1", "p2", "p3", "p4"}
    opened.clear()
    assert found(store, DIGESTS[3]) == [DIGESTS[3]] and set(opened) == {"p3"}


@pytest.mark.parametrize("content", [b"", b"p0-x", b"\xff\xfe\n\n", b"p1 0000000", b"a b c\n"])
def test_an_index_that_is_damaged_hides_no_row_but_costs_a_look(tmp_path: Path, content: bytes) -> None:
    store = filled(tmp_path)
    (tmp_path / "s" / "f" / INDEX).write_bytes(content)
    assert found(store, *DIGESTS) == DIGESTS


@pytest.mark.parametrize("cut", [1, 2, 5, 9, 10])  # some leave marks that are whole
def test_a_line_that_was_cut_short_takes_no_other_with_it_and_hides_no_row(
    tmp_path: Path, opened: list[str], cut: int
) -> None:
    store = Store(root=tmp_path)
    store.add("s", "f", "p4", result(DIGESTS[3], DIGESTS[4]))
    index = tmp_path / "s" / "f" / INDEX
    index.write_bytes(index.read_bytes()[:-cut])
    store.add("s", "f", "p5", result("5" * 32))
    assert found(store, "5" * 32, DIGESTS[4]) == [DIGESTS[4], "5" * 32]
    assert set(opened) == {"p4", "p5"}


def test_parts_that_are_gone_do_not_make_the_index_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints, "_IDLE", 1)
    store, folder = filled(tmp_path), tmp_path / "s" / "f"
    for path in [p for number in range(4) for p in folder.glob(f"p{number}-*")]:
        path.unlink()
    assert found(store, DIGESTS[4]) == [DIGESTS[4]]
    assert (folder / INDEX).read_bytes().count(b"\n") == 1
    assert found(store, DIGESTS[4]) == [DIGESTS[4]]
