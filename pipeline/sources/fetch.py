"""GET over HTTP with limits: of time as a whole, of size with and without compression, of redirects, of addresses.

Environment variables that name a proxy are not followed: a proxy resolves names by itself, past the check.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from pipeline import __version__
from pipeline.sources.addresses import resolve
from pipeline.sources.isolate import Lost

Admits = Callable[[str], bool]
"""Whether an address may be asked; `addresses.is_public` outside of tests."""

_MOVED = (301, 302, 303, 307, 308)

_HEADERS = {"User-Agent": f"newsbraid/{__version__}", "Accept-Encoding": "gzip", "Connection": "close"}


class Limits(NamedTuple):
    """seconds: for all hops together; max_bytes: of the content, without its compression; redirects: followed."""

    seconds: float
    max_bytes: int
    redirects: int


class Answer(NamedTuple):
    """What a server said; `headers` in lower case, `received` the bytes of the content as they came."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes
    received: int


def fetch(url: str, headers: Mapping[str, str], limits: Limits, admits: Admits) -> Answer | Lost:
    """The answer to a request of a URL, redirects followed, or why there is none."""
    end = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        answer = _hop(url, headers, limits.max_bytes, end, admits)
        if isinstance(answer, Lost) or answer.status not in _MOVED:
            return answer
        try:
            url = urljoin(url, answer.headers.get("location", ""))
        except ValueError:
            return Lost("refused", "the server sends to an address that is none")
    return Lost("unreachable", f"more than {limits.redirects} redirects")


def _hop(url: str, headers: Mapping[str, str], max_bytes: int, end: float, admits: Admits) -> Answer | Lost:
    parts = _parts(url)
    if isinstance(parts, Lost):
        return parts
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    addresses = resolve(host, port, end - time.monotonic())
    if isinstance(addresses, Lost):
        return addresses
    if not addresses or not all(map(admits, addresses)):
        return Lost("refused", f"{host[:100]!a} has an address that is not of the public internet")
    try:
        with _connected(addresses, port, parts, end) as sock:
            answer = _ask(sock, url, parts, headers, max_bytes)
        if time.monotonic() >= end:  # cut off, it looks like an answer that ends
            return Lost("unreachable", "the answer took too long (source.timeout)")
        return answer
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = " (out of time)" if time.monotonic() >= end else ""
        return Lost("unreachable", f"{type(error).__name__}: {str(error)[:200]}{late}")


def _parts(url: str) -> SplitResult | Lost:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not url.isascii() or not url.isprintable() or " " in url:
        return Lost("refused", f"{url[:200]!a} is no address of http or https")
    return parts


@contextlib.contextmanager
def _connected(addresses: list[str], port: int, parts: SplitResult, end: float) -> Iterator[socket.socket]:
    """A connection to the first address that answers, cut at the end of the time whatever it is at."""
    sock = _connect(addresses, port, end)
    # Timeouts of a socket count from byte to byte: a server may send one now and then for ever.
    plain, timer = sock, threading.Timer(max(end - time.monotonic(), 0.01), lambda: _cut(plain))
    timer.daemon = True
    timer.start()
    try:
        if parts.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)
        yield sock
    finally:
        timer.cancel()
        sock.close()


def _connect(addresses: list[str], port: int, end: float) -> socket.socket:
    fault: OSError = TimeoutError("no time left")
    for address in addresses:
        left = end - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as error:
            fault = error
    raise fault


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _ask(
    sock: socket.socket, url: str, parts: SplitResult, headers: Mapping[str, str], max_bytes: int
) -> Answer | Lost:
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = sock
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    for name, value in {"Host": f"{host}:{parts.port}" if parts.port else f"{host}", **_HEADERS, **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    told = {name.lower(): value for name, value in response.getheaders()}
    if response.status in _MOVED:
        return Answer(url, response.status, told, b"", 0)
    data = response.read(max_bytes + 1)
    if len(data) <= max_bytes and response.length:
        return Lost("unreachable", f"the answer broke off {response.length} bytes before its end")
    content = _inflated(data, max_bytes) if told.get("content-encoding", "").strip().lower() == "gzip" else data
    if len(content) > max_bytes or len(data) > max_bytes:
        return Lost("too_large", f"more than {max_bytes} bytes (source.max_bytes)")
    return Answer(url, response.status, told, content, len(data))


def _inflated(data: bytes, max_bytes: int) -> bytes:
    """The content without gzip, at most a byte more than the limit."""
    try:
        return zlib.decompressobj(31).decompress(data, max_bytes + 1)
    except zlib.error as error:
        raise OSError(f"the content is damaged: {error}") from error
