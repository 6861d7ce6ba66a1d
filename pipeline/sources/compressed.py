"""Files as they come, plain or compressed (gzip, bzip2, zstd), told by their first bytes, read as a stream."""

import bz2
import errno
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from pipeline.errors import SourceStoppedError
from pipeline.sources.tally import Tally

SUFFIXES = ("", ".gz", ".bz2", ".zst")

FREE_BYTES = 64 * 1024**2
"""So much may come out of any file, however small."""

MOST_INFLATION = 250
"""Bytes that come out for each that goes in, beyond `FREE_BYTES`: text gives 3 to 20, a bomb of gzip a thousand."""

_GONE = (
    errno.ENOENT,
    errno.ESTALE,
    errno.EIO,
    errno.ENODEV,
    errno.ENXIO,
    errno.ENOTCONN,
    errno.ETIMEDOUT,
    errno.EHOSTDOWN,
)
"""What the system says of a file that was listed and is not there now, or of a disk or server that is away."""

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

    Reading it raises OSError where the file cannot be read or is damaged, BombError where it inflates without measure,
    SourceStoppedError where it went away.
    """
    with unhurt(path) as raw:
        stream = Stream(_Guarded(raw, _inflated(raw)), _CHUNK)
        try:
            yield stream
        finally:
            tally.bytes += raw.tell()


@contextmanager
def unhurt(path: Path) -> Iterator[io.BufferedReader]:
    """A file that was found in the input, open.

    Raises:
        SourceStoppedError: it is gone, or became smaller in the meantime. That is no bad file, which is set aside, but
            an input that is taken away while it is read: the files after it may be gone as well.
    """
    try:
        with path.open("rb") as raw:
            size = os.fstat(raw.fileno()).st_size
            try:
                yield raw
            except Exception:
                _refuse_smaller(path, raw, size)
                raise
            else:
                _refuse_smaller(path, raw, size)
    except OSError as error:
        refuse_gone(path, error)
        raise


def refuse_gone(path: str | Path, error: OSError) -> None:
    """Raise SourceStoppedError where the error says that a file or folder of the input is not there any more."""
    if error.errno in _GONE:
        detail = f"{error.strerror}; the run would be a smaller one"
        raise SourceStoppedError(f"the source stopped: {path} went away while the input was read: {detail}") from error


def _refuse_smaller(path: Path, raw: io.BufferedReader, size: int) -> None:
    now = os.fstat(raw.fileno()).st_size
    if now < size:
        raise SourceStoppedError(f"the source stopped: {path} was cut from {size} to {now} bytes while it was read")


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
