"""Attacks on whoever opens an export, written into every kind of input in every field that comes out again."""

import csv
import html
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sources import Source
from pipeline.sources.several import SeveralSources
from tests.sources import hostile
from tests.sources.test_hostile import source

RUN = "document.documentElement.setAttribute('data-ran',1)"
"""What an attack does where it acts: it marks the root of the page."""

VECTORS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style></title></textarea><script>{RUN}</script>",
    f'"><svg onload="{RUN}">',
    f"'><img src=x onerror={RUN}>",
    f"<img src=x onerror=\"{RUN}\">",
    f"--><!--<img src=x onerror={RUN}>-->",
    f"]]><script xmlns='http://www.w3.org/1999/xhtml'>{RUN}</script>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<details open ontoggle={RUN}>",
    f"<body onload={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<meta http-equiv=refresh content=\"0;url=javascript:{RUN}\">",
    f"<object data=\"data:text/html,<script>parent.{RUN}</script>\"></object>",
    f"<a href=\"javascript:{RUN}\" id=go>go</a><script>document.getElementById('go').click()</script>",
    f"[go](javascript:{RUN})",
    f"![go](x\" onerror=\"{RUN})",
    f"<javascript:{RUN}>",
    f"`<script>{RUN}</script>",
    f"```\n<script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\u003cscript\u003e{RUN}\u003c/script\u003e",
    "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}",
    f"<math><mi xlink:href=\"javascript:{RUN}\">",
    f"<style>@import 'javascript:{RUN}';*{{background:url(javascript:{RUN})}}</style>",
    f"<base href=\"javascript:{RUN}//\">",
    f"\u202e\u2066<script>{RUN}</script>\x00",
)  # fmt: skip

PLACES = ("../../../gone", "/tmp/gone", "..\\gone", "CON", "a\x00b", ".", "~/gone", "$(touch gone)", "`touch gone`")


def _row(number: int, kind: str) -> dict[str, str]:
    """An article whose every field attacks."""
    vector = VECTORS[number]
    told = [p.replace("214 people", f"{200 + number} people") for p in hostile.PARAGRAPHS]
    return {
        "id": f"{kind} {PLACES[number % len(PLACES)]} {number} {vector}",
        "outlet": f"{kind} {vector}",
        "url": f"javascript:{RUN}//{kind}/{number}"
        if number % 3 == 0
        else f'https://bay.example/{kind}/{number}"{vector}',
        "title": f"Ferry {number} runs aground {vector}",
        "text": "\n".join(f"{sentence} {vector}, the operator said." for sentence in told),
        "published": "2024-03-05",
        "author": vector,
    }


def _page(row: dict[str, str], raw: bool) -> bytes:
    """A page that shows the attack as text, or has it as markup."""
    title, text = (row[n] if raw else html.escape(row[n]) for n in ("title", "text"))
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    meta = f'<meta name="author" content="{html.escape(row["author"])}">'
    link = f'<link rel="canonical" href="{html.escape(row["url"])}">'
    head = f"<title>{title}</title>{meta}{link}"
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def _feed(rows: list[dict[str, str]]) -> bytes:
    items = "".join(
        f"<item><title>{html.escape(r['title'])}</title><link>{html.escape(r['url'])}</link>"
        f"<guid>{html.escape(r['id'])}</guid><author>{html.escape(r['author'])}</author>"
        f"<description>{html.escape(html.escape(r['text']))}</description></item>"
        for r in rows
    )
    return f'<rss version="2.0"><channel><title>{html.escape(VECTORS[0])}</title>{items}</channel></rss>'.encode()


def _without_nul(row: dict[str, str]) -> dict[str, str]:
    return {name: value.replace("\x00", "") for name, value in row.items()}


def written(folder: Path) -> Source:
    """Files of each kind under a folder, and the source that reads them all."""
    rows = {kind: [_row(n, kind) for n in range(len(VECTORS))] for kind in ("jsonl", "csv", "parquet", "files")}
    for kind in (*rows, "html", "feed", "warc"):
        (folder / kind).mkdir(parents=True)
    (folder / "jsonl" / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows["jsonl"]))
    table = io.StringIO()
    writer = csv.DictWriter(table, fieldnames=list(rows["csv"][0]))
    writer.writeheader()
    writer.writerows(map(_without_nul, rows["csv"]))
    (folder / "csv" / "a.csv").write_text(table.getvalue())
    pq.write_table(pa.Table.from_pylist(rows["parquet"]), folder / "parquet" / "a.parquet")
    for number, row in enumerate(rows["files"]):
        (folder / "files" / f"{number}.txt").write_text(f"{row['title']}\n\n{row.pop('text')}")
        (folder / "files" / f"{number}.json").write_text(json.dumps(row))
    pages = [_page(_without_nul(_row(n, kind)), raw) for n in range(len(VECTORS)) for kind, raw in _PAGES]
    for number, page in enumerate(pages):
        (folder / "html" / f"{number}.html").write_bytes(page)
    (folder / "warc" / "a.warc").write_bytes(b"".join(map(hostile.record, pages)))
    (folder / "feed" / "a.xml").write_bytes(_feed([_without_nul(_row(n, "feed")) for n in range(len(VECTORS))]))
    return SeveralSources(sources={p.name: source(p.name, p) for p in sorted(folder.iterdir())})


_PAGES = (("shown", False), ("raw", True))
