"""The tables of the run before, read whole and checked before the first article is read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from pipeline.errors import StoreError
from pipeline.exports.changes import Gone
from pipeline.exports.story import ExportArticle, Story, StoryColumns, assemble
from pipeline.files import columns_of, parquet, read_bytes, read_table
from pipeline.join import Tables
from pipeline.records import Article, Clustered
from pipeline.stage import StageResult
from pipeline.store import DIGEST, RunFolder
from pipeline.tables import to_records
from pipeline.window.admission import Before
from pipeline.window.memory import MEMORY, empty, remembered
from pipeline.window.moments import at, newest, written
from pipeline.window.terms import INDEXED, Past, nothing, past_of

Record = TypeVar("Record")

READ = "00-read/kept.parquet"

FOLDER = "window"
"""Folder in a run that holds what the next one needs beside the tables of the stages."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When an article came in, in the news' own time.

    context  it is of a story that is closed, and goes along so that more is known of what is alike
    story    this story; None for articles of stories that are followed
    """

    article_id: str
    arrived: str
    context: bool
    story: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """What a story carries along beside its articles.

    born      moment of the news at which its id was made
    updated   moment of the news at which something material changed: its headline, claims or figures
    material  digest of these
    """

    story_id: str
    born: str
    updated: str
    material: str


@dataclass(frozen=True, kw_only=True)
class Previous:
    """A complete run as the next one takes it. Its tables are read once to see that they are whole, and again when one
    is asked for, so that none is held while the others are: a window is as large as what the run itself works on.

    manifest   as it was written
    digest     of all files that are read of it, hexadecimal
    request    its plan, its input and its list of what is withdrawn, as digests
    continued  whether it was one of a row of runs, whose tables can be taken over row by row
    gone       stories that ended lately
    past       what is known of the words of articles that have left
    """

    run_id: str
    path: Path
    manifest: Mapping[str, Any]
    digest: str
    request: tuple[str, str, str]
    continued: bool
    before: Before
    followed: dict[str, Followed]
    gone: tuple[Gone, ...]
    past: Past

    def _reader(self) -> "Reader":
        return Reader(RunFolder(path=self.path), self.manifest)

    def shown(self) -> list[Story]:
        """Its stories as it told them."""
        reader = self._reader()
        return reader.shown(reader.table(READ), (reader.kept(number) for number, _, _ in reader.stages()))

    def indexed(self) -> pa.Table | None:
        """The words of its articles; None where no stage has numbered them."""
        files = (self.path / table_of(number, name, "kept") for number, name, _ in self._reader().stages())
        found = next((file for file in files if set(INDEXED) <= set(columns_of(file).names)), None)
        return None if found is None else read_table(found, list(INDEXED))

    def result(self, stage: str, fingerprint: str) -> StageResult | None:
        """Rows of a stage with their digests, to be taken over; None where the stage did other work."""
        reader = self._reader()
        number = next((n for n, name, done in reader.stages() if (name, done) == (stage, fingerprint)), None)
        if number is None or not self.continued:
            return None
        rows = reader.stage(number)
        marked = all(DIGEST in table.column_names for table in rows)
        return rows if marked else StageResult(*(_marked(table.slice(0, 0)) for table in rows))


def table_of(number: int, stage: str, kind: str) -> str:
    """The file of the rows of a stage in the folder of a run."""
    return f"{number:02d}-{stage}/{kind}.parquet"


def _marked(table: pa.Table) -> pa.Table:
    if DIGEST in table.column_names:
        return table
    return table.append_column(DIGEST, pa.array([""] * len(table), pa.large_string()))


class Reader:
    """Reads the files of a run one by one and takes their digest on the way."""

    def __init__(self, folder: RunFolder, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        self.hash = hashlib.blake2b(digest_size=16)

    def previous(self) -> Previous:
        articles = self.table(READ)
        kept = [self.stage(number).kept for number, _, _ in self.stages()]
        self.shown(articles, kept)  # what cannot be told in the end is told now, while there is another run to take
        clustered = next((table for table in kept if table.column_names[0] == "story_id"), None)
        stories = [] if clustered is None else to_records(clustered, Clustered)
        del kept, clustered
        read = {a.article_id: a for a in to_records(articles, Article)}
        window = self.manifest.get("window")
        before = self.before(read, stories, window is not None)
        followed = self.records("stories", Followed) if window is not None else []
        return Previous(
            run_id=self.folder.run_id,
            path=self.folder.path,
            manifest=self.manifest,
            digest=self.hash.hexdigest(),
            request=(self.manifest["plan"], self.manifest["input"], (window or {}).get("withdrawn_list", "")),
            continued=window is not None,
            before=before,
            followed={f.story_id: f for f in followed},
            gone=tuple(self.records("gone", Gone)) if "past" in (window or {}) else (),
            past=self.past() if window is not None else nothing(),
        )

    def table(self, name: str) -> pa.Table:
        content = read_bytes(self.folder.path / name)
        self.hash.update(f"{name} {len(content)}\n".encode() + content)
        try:
            return parquet(pa.BufferReader(content))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise StoreError(f"{name} cannot be read: {error}") from error

    def records(self, name: str, record: type[Record]) -> list[Record]:
        return to_records(self.table(f"{FOLDER}/{name}.parquet"), record)

    def arrivals(self) -> list[Arrival]:
        table = self.table(f"{FOLDER}/arrivals.parquet")
        if "story" not in table.column_names:  # of a version that did not keep closed stories whole
            table = table.append_column("story", pa.nulls(len(table), pa.large_string()))
        return to_records(table, Arrival)

    def past(self) -> Past:
        articles = self.manifest["window"].get("past")
        if articles is None:  # of a version that counted no words
            return nothing()
        self.hash.update(f"past {articles}".encode())
        return past_of(articles, self.table(f"{FOLDER}/terms.parquet"))

    def stages(self) -> Iterator[tuple[int, str, str]]:
        """Number, name and fingerprint of each stage."""
        for number, entry in enumerate(self.manifest["stages"], start=1):
            yield number, entry["stage"], entry["fingerprint"]

    def stage(self, number: int) -> StageResult:
        """The rows of a stage."""
        name = self.manifest["stages"][number - 1]["stage"]
        return StageResult(self.kept(number), self.table(table_of(number, name, "dropped")))

    def kept(self, number: int) -> pa.Table:
        """The rows of a stage that it kept."""
        return self.table(table_of(number, self.manifest["stages"][number - 1]["stage"], "kept"))

    def shown(self, articles: pa.Table, kept: Iterable[pa.Table]) -> list[Story]:
        """The stories of the run, of the tables of its articles and of what each stage kept."""
        tables = Tables(articles=articles, stories=None)
        wanted = {f.name for record in (ExportArticle, StoryColumns) for f in fields(record)}
        for table in kept:
            key = table.column_names[0]
            on = "article_id" if tables.stories is None else "story_id"
            columns = [name for name in table.column_names if name in wanted]
            tables = tables.added(
                pa.schema([table.schema.field(key) if key == on else pa.field(on, pa.large_string())]),
                table.select(columns),
            )
        return [] if tables.stories is None else assemble(tables.articles, tables.stories)

    def before(self, read: dict[str, Article], stories: list[Clustered], continued: bool) -> Before:
        members = {s.story_id: s.article_ids for s in stories}
        articles = {i: read[i] for ids in members.values() for i in ids}
        if continued:
            arrivals = self.arrivals()
            archive: dict[str, list[str]] = {}
            for arrival in arrivals:
                if arrival.story is not None:
                    archive.setdefault(arrival.story, []).append(arrival.article_id)
            self.hash.update(f"clock {self.manifest['window']['clock']}".encode())
            memory = self.table(f"{FOLDER}/memory.parquet").select(MEMORY.names).cast(MEMORY)
            return Before(
                articles=articles,
                stories=members,
                context={a.article_id: read[a.article_id] for a in arrivals if a.story is not None},
                archive={story: tuple(ids) for story, ids in archive.items()},
                arrived={a.article_id: a.arrived for a in arrivals},
                clock=self.manifest["window"]["clock"],
                memory=memory,
                moved=self.manifest["window"].get("clock_moved", self.manifest["now"]),
            )
        now = self.manifest["now"]
        clock = written(newest(read.values(), now) or at(now))
        memory = remembered(empty(), list(read.values()), frozenset(), [], at(clock), at(clock))
        return Before(
            articles=articles,
            stories=members,
            context={},
            archive={},
            arrived=dict.fromkeys(articles, clock),
            clock=clock,
            memory=memory,
            moved=now,
        )
