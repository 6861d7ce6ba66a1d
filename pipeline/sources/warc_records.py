"""The pages in a WARC file, with fastwarc; runs in a worker process (see isolate.py).

ISO 28500:2017. A file of CC-NEWS is gzip, a member a record, with requests and responses in turn.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipeline.sources.compressed import Stream, open_stream, why
from pipeline.sources.tally import Tally

_CHUNK = 1 << 16

_HTML = ("text/html", "application/xhtml+xml")


class _Forward:
    """A stream that only goes forward, but says where it stands: without that fastwarc ends the process."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size if size > 0 else _CHUNK)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        target = offset if whence == 0 else self._at + offset
        if whence == 2 or target < self._at:
            raise OSError("a compressed stream goes forward only")
        while self._at < target and self.read(min(target - self._at, _CHUNK)):
            pass
        return self._at

    def close(self) -> None:
        """The stream is closed by whoever opened it."""


class WarcPage(NamedTuple):
    """A page; `fetched` is ISO 8601 in UTC, `bytes` those of the file that were read since the last answer."""

    number: int
    data: bytes
    url: str | None
    charset: str | None
    fetched: str | None
    bytes: int


class WarcFault(NamedTuple):
    """A record that holds no page, or the place from which the file cannot be read."""

    number: int
    reason: str
    detail: str
    bytes: int


class WarcSkipped(NamedTuple):
    """A record of another type than response, which needs no reason."""

    kind: str
    bytes: int


def read_warc(path: str, max_bytes: int) -> Iterator[WarcPage | WarcFault | WarcSkipped]:
    """What is in each record, in order; numbers count records of all types from 1."""
    tally, number, told = Tally(), 0, 0
    try:
        with open_stream(Path(path), tally) as stream:
            for record in ArchiveIterator(_Forward(stream), parse_http=False):
                number += 1
                found = _read_record(record, number, max_bytes)
                here = stream.position()
                yield found._replace(bytes=here - told)
                told = here
    except OSError as error:
        reason, detail = why(error)
        yield WarcFault(number + 1, reason, f"the file cannot be read from here on: {detail}", tally.bytes - told)


def _read_record(record: WarcRecord, number: int, max_bytes: int) -> WarcPage | WarcFault | WarcSkipped:
    if record.record_type != WarcRecordType.response:
        return WarcSkipped(f"{(record.headers.get('WARC-Type') or 'unknown')[:20]} records", 0)
    record.parse_http(auto_decode="none")
    if not record.is_http_parsed or record.http_headers.status_code is None:
        return WarcFault(number, "bad_record", "the record holds no response of HTTP", 0)
    status, kind = record.http_headers.status_code, (record.http_content_type or "").lower()
    if status != 200:
        return WarcFault(number, "http_status", f"the server answered {status}", 0)
    if kind not in _HTML:
        return WarcFault(number, "not_html", f"the content is {kind[:80]!a}", 0)
    length = record.content_length
    data = record.reader.read(max_bytes + 1)
    if len(data) < min(length, max_bytes + 1):
        return WarcFault(number, "truncated", f"{len(data)} of {length} bytes are there", 0)
    data = _decoded(data, record, max_bytes)
    if len(data) > max_bytes:
        return WarcFault(number, "too_large", f"more than {max_bytes} bytes (source.max_bytes)", 0)
    if not data:
        return WarcFault(number, "not_html", "the content is empty or cannot be decompressed", 0)
    fetched = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    url = record.headers.get("WARC-Target-URI")
    return WarcPage(number, data, url.strip("<>") if url else None, record.http_charset, fetched, 0)


def _decoded(data: bytes, record: WarcRecord, max_bytes: int) -> bytes:
    """The content without its chunks and compression, at most a byte more than the limit."""
    headers = record.http_headers
    if (headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        data = _read(ChunkedReader(io.BytesIO(data)), max_bytes) or data
    encoding = (headers.get("Content-Encoding") or "").strip().lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _read(GzipReader(io.BytesIO(data), zlib=encoding == "deflate"), max_bytes) or _if_plain(data)
    if encoding == "br":
        return _read(BrotliReader(io.BytesIO(data)), max_bytes) or _if_plain(data)
    if encoding == "zstd":
        return _read(ZstdReader(io.BytesIO(data)), max_bytes) or _if_plain(data)
    return data


def _read(reader: WarcReader, max_bytes: int) -> bytes:
    parts, left = [], max_bytes + 1
    try:
        while left > 0 and (part := reader.read(min(left, 1 << 16))):
            parts.append(part)
            left -= len(part)
    except (OSError, ValueError):
        return b""
    return b"".join(parts)


def _if_plain(data: bytes) -> bytes:
    """Crawlers decompress what they store and often leave the header as it was."""
    return data if data.lstrip()[:1] == b"<" else b""
