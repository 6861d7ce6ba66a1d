"""Requests end within their limits, and never reach what only this machine can reach."""

import gzip
import http.server
import time

import pytest

from pipeline.sources.addresses import is_public
from pipeline.sources.fetch import Answer, Limits, fetch
from pipeline.sources.isolate import Lost
from tests.sources.server import Handler, reply, serving

LIMITS = Limits(seconds=5, max_bytes=1000, redirects=2)


def here(address: str) -> bool:
    """A guard for tests alone: this machine, and nothing else."""
    return address == "127.0.0.1"


def fetched(handle: Handler, limits: Limits = LIMITS, path: str = "/", **headers: str) -> Answer | Lost:
    with serving(handle) as url:
        return fetch(url + path, headers, limits, here)


def reason(answer: Answer | Lost) -> str:
    assert isinstance(answer, Lost)
    return answer.reason


def test_an_answer_comes_with_its_headers_and_without_its_compression() -> None:
    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        assert request.headers["User-Agent"].startswith("newsbraid/")
        packed = gzip.compress(request.path.encode())
        reply(request, packed, ETag='"1"', Content_Encoding="gzip", Content_Type="text/xml")

    answer = fetched(handle, path="/a?b=c")
    assert isinstance(answer, Answer) and (answer.status, answer.data) == (200, b"/a?b=c")
    assert (answer.headers["etag"], answer.headers["content-type"]) == ('"1"', "text/xml")


@pytest.mark.parametrize(
    "body",
    [b"x" * 1001, gzip.compress(bytes(50_000_000)), gzip.compress(bytes(10_000))],
    ids=["plain", "bomb", "small"],
)
def test_an_answer_that_is_too_large_is_refused_also_when_it_is_small_on_the_way(body: bytes) -> None:
    encoding = "gzip" if body[:2] == b"\x1f\x8b" else "identity"
    assert reason(fetched(lambda r: reply(r, body, Content_Encoding=encoding))) == "too_large"


def test_redirects_are_followed_so_far_and_no_further() -> None:
    def handle(request: http.server.BaseHTTPRequestHandler) -> None:
        left = int(request.path[1:])
        reply(request, b"here") if left == 0 else reply(request, b"", 302, Location=f"/{left - 1}")

    answer = fetched(handle, path="/2")
    assert isinstance(answer, Answer) and answer.data == b"here" and answer.url.endswith("/0")
    assert reason(fetched(handle, path="/3")) == "unreachable"


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0x7f.2/", "file:///etc/passwd",
     "ftp://bay.example/", "http://user:secret@127.0.0.1/", "http://127.0.0.1:0/", "javascript:alert(1)", "http://[",
     "gopher://127.0.0.1:25/", "http://a b/"],
)  # fmt: skip
def test_a_redirect_to_where_nobody_should_ask_is_refused(target: str) -> None:
    assert reason(fetched(lambda r: reply(r, b"", 302, Location=target))) == "refused"


def test_the_guard_of_the_product_refuses_this_machine_by_any_name() -> None:
    with serving(lambda r: reply(r, b"secret")) as url:
        for name in (url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "127.1"), "http://[::1]:1/"):
            assert reason(fetch(name, {}, LIMITS, is_public)) in ("refused", "unreachable")


def _drip(request: http.server.BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        time.sleep(0.1)


def _drip_headers(request: http.server.BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for number in range(100):
        request.wfile.write(b"X-%d: y\r\n" % number)
        request.wfile.flush()
        time.sleep(0.1)


def _late(request: http.server.BaseHTTPRequestHandler) -> None:
    time.sleep(4)
    reply(request, b"late")


@pytest.mark.parametrize("handle", [_drip, _drip_headers, _late])
def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(handle: Handler) -> None:
    assert reason(fetched(handle, LIMITS._replace(seconds=1))) == "unreachable"


@pytest.mark.parametrize(
    "raw",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.0 200 OK\r\n" + b"a: b\r\n" * 1000 + b"\r\n",
     b"HTTP/1.0 200 OK\r\n" + b"x" * 100_000, b"HTTP/1.0 200 OK\r\nContent-Length: 900\r\n\r\nshort",
     b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
)  # fmt: skip
def test_a_broken_answer_is_no_answer(raw: bytes) -> None:
    assert reason(fetched(lambda r: (r.wfile.write(raw), None)[1])) == "unreachable"


def test_nobody_there_is_no_answer() -> None:
    assert reason(fetch("http://127.0.0.1:1/", {}, LIMITS, here)) == "unreachable"
