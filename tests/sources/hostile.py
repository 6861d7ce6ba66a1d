"""Broken and hostile inputs, made of sound ones by a seed: the same seed makes the same bytes."""

import bz2
import gzip
import io
import json
import random
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

PARAGRAPHS = (
    "A ferry carrying 214 people ran aground at the entrance of Port Ellery on Tuesday, the coast guard said.",
    "Rescuers took all passengers off before dark; three were treated for cold, among them a child of two years.",
    "“We heard a long scrape and then nothing,” said Ana Ruiz, a nurse from Calder – she was on the upper deck.",
    "The operator, Bay Lines, said that it would answer the questions of the investigators as soon as it could.",
)

DATES = ("2024-03-05T10:20:30Z", "2099-01-01", "0001-01-01", "yesterday", "9" * 5000, "Tue, 05 Mar 2024 25:61:00 GMT")

Case = tuple[str, bytes]
"""A name of a file and what is in it."""


def gzipped(data: bytes) -> bytes:
    """Data as gzip without the time, so that the same seed makes the same bytes."""
    return gzip.compress(data, mtime=0)


def zstd(data: bytes) -> bytes:
    """Data as a frame of Zstandard."""
    packed: bytes = pa.compress(data, codec="zstd", asbytes=True)
    return packed


def page(title: str = "Ferry runs aground", date: str = DATES[0], head: str = "", body: str = "") -> bytes:
    """A sound page of news."""
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    meta = f'<meta charset="utf-8"><meta property="article:published_time" content="{date}">'
    text = f"<html lang=en><head>{meta}<title>{title}</title>{head}</head>"
    return f"{text}<body><nav>Home</nav><article><h1>{title}</h1>{paragraphs}{body}</article></body></html>".encode()


def rss(items: int = 3, date: str = "Tue, 05 Mar 2024 10:20:30 GMT", head: str = "") -> bytes:
    """A sound feed."""
    body = "".join(
        f"<item><title>Ferry {i}</title><link>https://bay.example/{i}</link><pubDate>{date}</pubDate>"
        f"<description>&lt;p&gt;{PARAGRAPHS[i % 4]}&lt;/p&gt;</description></item>"
        for i in range(items)
    )
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Bay</title>{body}</channel></rss>'.encode()


def json_feed() -> bytes:
    """A sound JSON Feed."""
    items = [
        {"id": str(i), "url": f"https://bay.example/{i}", "content_html": f"<p>{p}"} for i, p in enumerate(PARAGRAPHS)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Bay", "items": items}).encode()


def json_lines() -> bytes:
    """Sound JSON Lines."""
    return b"".join(
        json.dumps({"id": str(i), "text": p, "published": DATES[0]}).encode() + b"\n" for i, p in enumerate(PARAGRAPHS)
    )


def table() -> bytes:
    """A sound table of comma-separated values."""
    return b"id,text,published\n" + b"".join(f'{i},"{p}",2024-03-05\n'.encode() for i, p in enumerate(PARAGRAPHS))


def parquet(compression: str = "snappy") -> bytes:
    """A sound Parquet file."""
    rows = {"id": [str(i) for i in range(4)], "text": list(PARAGRAPHS), "published": ["2024-03-05"] * 4}
    sink = io.BytesIO()
    pq.write_table(pa.table(rows), sink, compression=compression)
    return sink.getvalue()


def record(
    body: bytes, kind: str = "response", status: str = "200 OK", extra: str = "", length: int | None = None
) -> bytes:
    """A record of a WARC file."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://bay.example/{len(body)}\r\n"
        "WARC-Date: 2024-03-05T10:20:30Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc() -> bytes:
    """A sound WARC file."""
    records = [record(page(f"Ferry {i}", body=f"<p>{PARAGRAPHS[i]}</p>" * i)) for i in range(3)]
    return b"".join(map(gzipped, [record(b"", kind="warcinfo"), *records]))


def _truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _flip(data: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(rng.choice((1, 8, 200))):
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
    return bytes(broken)


def _overwrite(data: bytes, rng: random.Random) -> bytes:
    at, size = rng.randrange(len(data)), rng.randrange(1, 400)
    return data[:at] + rng.choice((bytes(size), rng.randbytes(size), b"\xff" * size, b"<" * size)) + data[at + size :]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start : start + rng.randrange(1, 300)] * rng.choice((2, 50, 500)) + data[start:]


def _transcode(data: bytes, rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-32", "cp1252", "shift_jis", "cp037", "utf-7", "cp1251")), "replace")


def _shuffle(data: bytes, rng: random.Random) -> bytes:
    pieces = [data[i : i + 64] for i in range(0, len(data), 64)]
    rng.shuffle(pieces)
    return b"".join(pieces)


def _compress(data: bytes, rng: random.Random) -> bytes:
    packed = rng.choice((gzipped, bz2.compress, zstd))(data)
    return rng.choice((_truncate, _flip, _overwrite, lambda d, _: d))(packed, rng)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _truncate, _flip, _overwrite, _repeat, _transcode, _shuffle, _compress,
)  # fmt: skip


def mutated(sound: list[bytes], count: int, suffix: str, seed: int) -> Iterator[Case]:
    """So many broken variants of sound files."""
    rng = random.Random(seed)
    for number in range(count):
        data = rng.choice(sound)
        for _ in range(rng.choice((1, 1, 2, 3))):
            data = rng.choice(MUTATIONS)(data, rng) or b"\x00"
        yield f"{number:04d}-mutated{suffix}", data


def bomb(times: int, pack: Callable[[bytes], bytes] = gzipped) -> bytes:
    """A small file that gives so many times 64 MB."""
    return pack(bytes(64_000_000)) * times


def laughs(levels: int = 9) -> str:
    """Entities of XML that grow tenfold at each level."""
    rows = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, levels + 1))
    return f'<!DOCTYPE rss [<!ENTITY l0 "lol">{rows}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


def hostile_pages() -> Iterator[Case]:
    """Attacks on the reader of pages."""
    big = 50_000_000
    bodies = {
        "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000,
        "deep-inline.html": b"<html><body><p>" + b"<b><i>" * 50_000 + b"deep",
        "deep-list.html": b"<html><body>" + b"<ul><li>" * 20_000 + PARAGRAPHS[0].encode() * 20,
        "deep-table.html": b"<html><body>" + b"<table><tr><td>" * 5_000 + PARAGRAPHS[0].encode() * 20,
        "wide.html": page(body="<p>a</p>" * 200_000),
        "wide-spans.html": page(body="<span>a</span>" * 300_000),
        "attributes.html": page(body=f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>x</p>"),
        "long-attribute.html": page(body=f'<p class="{"x " * 1_000_000}">x</p>'),
        "long-title.html": page(title="x" * 2_000_000),
        "long-line.html": page(body="word " * 900_000),
        "one-liner.html": b"<html><body><p>" + b"x" * big,
        "one-liner-of-tags.html": b"<" * big,
        "entities.html": page(body="&amp;" * 800_000),
        "bad-entities.html": page(body="&#x110000;&#0;&#xD800;&#99999999999999999999;" * 1000),
        "doctype.html": laughs().encode() + page(),
        "external.html": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(body="&x;"),
        "nested-comments.html": page(body="<!--" * 300_000),
        "unclosed.html": page(body="<p><a href='" + "x" * 1_000_000),
        "scripts.html": page(body="<script>" + "<p>x</p>" * 100_000),
        "nuls.html": page().replace(b" ", b"\x00"),
        "all-nuls.html": bytes(100_000),
        "ld-deep.html": page(head=f'<script type="application/ld+json">{"[" * 200_000}</script>'),
        "ld-wide.html": page(head=f'<script type="application/ld+json">[{"{}," * 200_000}{{}}]</script>'),
        "ld-number.html": page(head=f'<script type="application/ld+json">{{"datePublished": {"9" * 10_000}}}</script>'),
        "digits.html": page(body="<p>" + "1234567890 " * 300_000),
        "dates.html": page(body="<p>" + "2024-03-05 5 March 2024 " * 100_000),
        "urls.html": page(body="<a href='http://[::1'>x</a>" * 20_000),
        "base.html": page(head="<base href='http://[bad'><link rel=canonical href='http://[bad'>"),
        "spaces.html": page(body="<p>" + " " * 3_000_000),
        "newlines.html": page(body="<p>" + "\n" * 3_000_000),
        "markup.html": page(title="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>"),
        "frames.html": b"<html><frameset>" + b"<frame src=x>" * 50_000,
        "utf16-odd.html": b"\xff\xfe" + page(),
        "utf7.html": page().replace(b"utf-8", b"utf-7"),
        "charset-idna.html": page().replace(b"utf-8", b"idna") + b"\xff",
        "charset-hex.html": page().replace(b"utf-8", b"hex") + b"\xff",
        "charset-undefined.html": page().replace(b"utf-8", b"undefined") + b"\xff",
        "xml.html": b'<?xml version="1.0" encoding="utf-16"?>' + page(),
        "emoji.html": page(body="<p>" + "\U0001f600\u200d" * 200_000),
        "combining.html": page(body="<p>a" + "\u0301" * 500_000),
        "bidi.html": page(title="\u202e\u2066evil\u2069", body="<p>" + "\u202e" * 100_000),
        "bomb.html.gz": bomb(30),
        "bomb.html.bz2": bomb(8, bz2.compress),
        "bomb.html.zst": bomb(15, zstd),
        "bomb-in-bomb.html.gz": gzipped(bomb(2)),
        "empty.html": b"",
        "empty.html.gz": gzipped(b""),
        "no-gzip.html.gz": page(),
        "gzip-as-plain.html": gzipped(page()),
        **{f"date-{number}.html": page(date=date) for number, date in enumerate(DATES)},
    }
    yield from bodies.items()


def hostile_feeds() -> Iterator[Case]:
    """Attacks on the reader of feeds."""
    bodies = {
        "laughs.xml": rss(head=laughs()).replace(b"Ferry 0", b"&l9;"),
        "external.xml": rss(head=laughs(1)).replace(b"Ferry 0", b"&file;"),
        "quadratic.xml": rss(head=f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>').replace(
            b"Ferry 0", b"&a;" * 50_000
        ),
        "deep.xml": b'<?xml version="1.0"?>' + b"<rss>" * 100_000,
        "deep-html.xml": rss().replace(b"&lt;p&gt;", b"&lt;div&gt;" * 100_000),
        "many.xml": rss(items=5_000),
        "one-liner.xml": b"<rss><channel><item><title>" + b"x" * 50_000_000,
        "tags.xml": b"<rss><channel>" + b"<" * 2_000_000,
        "ampersands.xml": rss().replace(b"Ferry 0", b"&" * 1_000_000),
        "cdata.xml": rss().replace(b"Ferry 0", b"<![CDATA[" * 100_000),
        "comments.xml": rss().replace(b"Ferry 0", b"<!--" * 100_000),
        "nuls.xml": rss().replace(b" ", b"\x00"),
        "future.xml": rss(date="Tue, 05 Mar 2099 10:20:30 GMT"),
        "no-date.xml": rss(date="soon"),
        "long-date.xml": rss(date="9" * 100_000),
        "html.xml": page(),
        "encoding.xml": rss().replace(b'version="1.0"', b'version="1.0" encoding="utf-7"', 1),
        "no-encoding.xml": rss().replace(b'version="1.0"', b'version="1.0" encoding="nonsense"', 1),
        "javascript.xml": rss().replace(b"https://bay.example/0", b"javascript:alert(1)"),
        "bad-link.xml": rss().replace(b"https://bay.example/0", b"http://[::1"),
        "bomb.xml.gz": bomb(8),
        "deep.json": b'{"items":' + b"[" * 200_000,
        "types.json": json.dumps(
            {"version": "jsonfeed", "items": [1, None, [], {"id": {}, "content_html": 5}]}
        ).encode(),
        "no-items.json": b'{"version": "https://jsonfeed.org/version/1.1"}',
        "empty.xml": b"",
    }
    yield from bodies.items()


def hostile_archives() -> Iterator[Case]:
    """Attacks on the reader of web archives."""
    zipped = gzipped(bytes(300_000_000))
    bodies = {
        "long.warc": record(page(), length=10**18),
        "negative.warc": record(page(), length=-5),
        "short.warc": record(page(), length=30) + record(page()),
        "no-number.warc": record(page()).replace(b"Content-Length: ", b"Content-Length: x"),
        "header.warc": b"WARC/1.0\r\n" + b"x" * 5_000_000,
        "headers.warc": b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000,
        "zeros.warc": bytes(1_000_000),
        "content-bomb.warc": record(zipped, extra="Content-Encoding: gzip\r\n"),
        "content-broken.warc": record(zipped[:1000], extra="Content-Encoding: gzip\r\n"),
        "content-plain.warc": record(page(), extra="Content-Encoding: gzip\r\n"),
        "brotli-broken.warc": record(b"\x00\xff" * 500, extra="Content-Encoding: br\r\n"),
        "chunked.warc": record(
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page()), extra="Transfer-Encoding: chunked\r\n"
        ),
        "chunked-broken.warc": record(b"ffffffffffffffff\r\nx", extra="Transfer-Encoding: chunked\r\n"),
        "status.warc": record(page(), status="404 Not Found"),
        "no-status.warc": record(page(), status="abc"),
        "image.warc": record(page()).replace(b"text/html", b"image/png"),
        "no-date.warc": record(page()).replace(b"2024-03-05T10:20:30Z", b"9999-99-99T99:99:99Z"),
        "future.warc": record(page(date="")).replace(b"2024-03-05T10:20:30Z", b"2099-03-05T10:20:30Z"),
        "uri.warc": record(page()).replace(b"https://bay.example/", b"javascript:\x00\xff"),
        "bomb.warc.gz": gzipped(record(bytes(400_000_000))),
        "http.warc": page(),
        "empty.warc": b"",
    }
    yield from bodies.items()


def hostile_tables() -> Iterator[Case]:
    """Attacks on the reader of comma-separated values."""
    bodies = {
        "quote.csv": b'id,text,published\n1,"open,2024\n' + b"x,y,z\n" * 300_000,
        "columns.csv": b"id,text\n1\n1,2,3\n,\n",
        "no-text.csv": b"a,b\n1,2\n",
        "header-only.csv": b"id,text\n",
        "same-columns.csv": b"id,text,text\n1,a,b\n",
        "same-ids.csv": b"id,text\n1,a\n1,a\n1,b\n",
        "one-liner.csv": b"id,text\n" + b"x" * 50_000_000,
        "commas.csv": b"id,text\n" + b"," * 4_000_000,
        "quotes.csv": b"id,text\n" + b'"' * 4_000_000,
        "lines.csv": b"id,text\n" + b"\n" * 3_000_000,
        "nuls.csv": b"id,text\n1,\x00\x00a\n",
        "utf16.csv": table().decode().encode("utf-16"),
        "cr.csv": table().replace(b"\n", b"\r"),
        "bomb.csv.gz": bomb(6),
        "tabs.tsv": table().replace(b",", b"\t"),
    }
    yield from bodies.items()


def hostile_lines() -> Iterator[Case]:
    """Attacks on the reader of JSON Lines."""
    bodies = {
        "one-liner.jsonl": b'{"text": "' + b"x" * 50_000_000,
        "one-liner-utf16.jsonl": ('{"text": "' + "x" * 3_000_000).encode("utf-16"),
        "deep.jsonl": b"[" * 1_000_000 + b"\n" + b'{"text":' * 500_000,
        "number.jsonl": b'{"id": ' + b"9" * 100_000 + b', "text": "a"}',
        "same-ids.jsonl": b'{"id": "1", "text": "a"}\n' * 1000,
        "same-keys.jsonl": b"{" + b'"text": "a",' * 100_000 + b'"text": "b"}',
        "types.jsonl": b'{"text": []}\n{"text": {}}\n{"text": 1e999}\n{"text": NaN}\nnull\n5\n"a"\n',
        "surrogates.jsonl": b'{"text": "\\ud800\\udfff\\udfff", "id": "\\ud800"}',
        "blank.jsonl": b"\n" * 3_000_000,
        "bomb.jsonl.gz": bomb(6),
        "nuls.jsonl": bytes(1_000_000),
        "dates.jsonl": b"".join(
            json.dumps({"text": "a" * i, "published": d}).encode() + b"\n" for i, d in enumerate(DATES, 1)
        ),
    }
    yield from bodies.items()


def hostile_parquet() -> Iterator[Case]:
    """Attacks on the reader of Parquet."""
    whole = parquet()
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(["x " * 50_000] * 2_000).dictionary_encode()}), sink)
    other = io.BytesIO()
    pq.write_table(pa.table({"text": [[1]], "id": [b"\xff"]}), other)
    bodies = {
        "magic.parquet": b"PAR1PAR1",
        "footer.parquet": b"PAR1" + b"\xff" * 100 + (2**31 - 1).to_bytes(4, "little") + b"PAR1",
        "half.parquet": whole[: len(whole) // 2],
        "no-head.parquet": b"XXXX" + whole[4:],
        "dictionary.parquet": sink.getvalue(),
        "types.parquet": other.getvalue(),
        "text.parquet": b"text",
        "empty.parquet": b"",
    }
    yield from bodies.items()
