"""Compressed files: told by their bytes, read as streams, and bombs end."""

import bz2
import gzip
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.sources.compressed import BombError, compressed_patterns, open_stream, plain_name, why
from pipeline.sources.lines import bounded_lines
from pipeline.sources.tally import Tally

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "zst": partial(pa.compress, codec="zstd", asbytes=True),
}


def read(path: Path, size: int = -1) -> bytes:
    with open_stream(path, Tally()) as stream:
        return stream.read(size)


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_each_compression_is_told_by_its_bytes_and_parts_are_joined(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path, tally = tmp_path / "any.name", Tally()
    path.write_bytes(pack(b"It rained.\n") + pack(b"It snowed.\n"))
    with open_stream(path, tally) as stream:
        assert stream.read() == b"It rained.\nIt snowed.\n"
    assert tally.bytes == path.stat().st_size


@pytest.mark.parametrize("pack", list(PACKERS.values())[1:], ids=list(PACKERS)[1:])
def test_a_bomb_ends_with_an_error_and_a_short_read_of_it_does_not(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(pack(bytes(40_000_000)) * 3)
    assert len(read(path, 1000)) == 1000
    with pytest.raises(BombError) as error:
        read(path)
    assert why(error.value)[0] == "bomb"


@pytest.mark.parametrize("pack", list(PACKERS.values())[1:], ids=list(PACKERS)[1:])
def test_a_file_that_breaks_off_says_so(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "broken"
    path.write_bytes(pack(bytes(range(256)) * 400)[:-20])
    with pytest.raises(OSError, match=r"damaged|ended|Truncated") as error:
        read(path)
    assert why(error.value)[0] == "unreadable"


def test_names_and_patterns_of_compressed_files() -> None:
    assert compressed_patterns("*.csv") == ("*.csv", "*.csv.gz", "*.csv.bz2", "*.csv.zst")
    assert [plain_name(n) for n in ("a.csv", "a.csv.zst", "a.gz.csv", ".gz")] == ["a.csv", "a.csv", "a.gz.csv", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_that_are_too_long_are_passed_over(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes("\n".join(["short", "x" * 100_000, "", "x" * 9, "x" * 10, "end"]).encode(encoding))
    with open_stream(path, Tally()) as stream:
        lines = list(bounded_lines(stream, 10))
    assert lines == [b"short\n", None, b"\n", b"x" * 9 + b"\n", None, b"end"]
