"""Files as they come, plain or compressed (gzip, bzip2, zstd), told by their first bytes, read as a stream."""

import bz2
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from pipeline.sources.tally import Tally

SUFFIXES = ("", ".gz", ".bz2", ".zst")

FREE_BYTES = 64 * 1024**2
"""So much may come out of any file, however small."""

MOST_INFLATION = 250
"""Bytes that come out for each that goes in, beyond `FREE_BYTES`: text gives 3 to 20, a bomb of gzip a thousand."""

_CHUNK = 1 << 16


class BombError(OSError):
    """A small file that grows without measure."""


def compressed_patterns(*patterns: str) -> tuple[str, ...]:
    """Patterns of file names with those of their compressed variants."""
    return tuple(f"{pattern}{suffix}" for pattern in patterns for suffix in SUFFIXES)


def plain_name(name: str) -> str:
    """A file name without what says that it is compressed."""
    return next((name.removesuffix(s) for s in SUFFIXES[1:] if name.endswith(s)), name)


class _Guarded(io.RawIOBase):
    """What is decompressed, its errors told as `OSError`, up to where it can only be a bomb."""

    def __init__(self, raw: IO[bytes], inflated: IO[bytes]) -> None:
        super().__init__()
        self._raw, self._inflated, self._out = raw, inflated, 0

    def readable(self) -> bool:
        return True

    def position(self) -> int:
        """Bytes read of the file so far."""
        return self._raw.tell()

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._inflated.read(len(view))
        except (EOFError, ValueError, zlib.error, pa.ArrowException) as error:
            raise OSError(f"it is damaged: {error}") from error
        self._out += len(data)
        if self._out > FREE_BYTES and self._out > MOST_INFLATION * self._raw.tell():
            raise BombError(f"{self._raw.tell()} bytes give more than {self._out}: a bomb")
        view[: len(data)] = data
        return len(data)


class Stream(io.BufferedReader):
    """The bytes of a file without its compression."""

    def position(self) -> int:
        """Bytes read of the file itself so far."""
        return cast(_Guarded, self.raw).position()


@contextmanager
def open_stream(path: Path, tally: Tally) -> Iterator[Stream]:
    """The bytes of a file without its compression; `tally.bytes` grows by those that were read of the file.

    Reading it raises OSError where the file cannot be read or is damaged, BombError where it inflates without measure.
    """
    with path.open("rb") as raw:
        stream = Stream(_Guarded(raw, _inflated(raw)), _CHUNK)
        try:
            yield stream
        finally:
            tally.bytes += raw.tell()


def _inflated(raw: io.BufferedReader) -> IO[bytes]:
    head = raw.peek(4)[:4]
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(raw))
    if head == b"\x28\xb5\x2f\xfd":
        # Of the two readers at hand, this one notices where a file breaks off.
        return cast(IO[bytes], pa.CompressedInputStream(raw, "zstd"))
    return raw


def why(error: OSError) -> tuple[str, str]:
    """Reason and detail of what is set aside where reading broke off."""
    return "bomb" if isinstance(error, BombError) else "unreadable", error.strerror or str(error)
