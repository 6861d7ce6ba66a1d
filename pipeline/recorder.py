"""The record of a run while it goes on: stage by stage, what was kept, set aside and why, and what it cost."""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.digests import content_digest
from pipeline.exports.story import ExportArticle, Story, StoryColumns, assemble_parts
from pipeline.join import ARTICLE_IDS
from pipeline.logs import fields, keep_in
from pipeline.manifest import checked_counts, clock, copied_share, stage_entry, versions
from pipeline.memory import peak_bytes
from pipeline.plan import Plan, Step
from pipeline.records import Article, Dropped
from pipeline.rows import Rows, RunRows
from pipeline.stage import StageResult
from pipeline.store import DIGEST, RunFolder, Used
from pipeline.tables import schema, to_records, to_table
from pipeline.window.following import Following

log = logging.getLogger("newsbraid")


def log_line(name: str, kept: int, dropped: int, computed: int, seconds: float, unit: str) -> None:
    """One line a stage: what went in, what came out, how much of it was computed now."""
    told = {"stage": name, "kept": kept, "set_aside": dropped, "computed": computed, "unit": unit}
    log.info(
        "%-12s %7d kept  %5d set aside  %7d %s computed  %6.1f s", name, kept, dropped, computed, unit, seconds,
        extra=fields(event="stage", **told, seconds=round(seconds, 3)),
    )  # fmt: skip


@dataclass(kw_only=True)
class Recorder:
    """Writes a run's own files as it goes on.

    digest      of the input
    started     of `time.monotonic`
    validators  by URL: what servers are to be asked with by the run that goes on from this one
    left_out    values of articles that were read and not taken, by "field: reason"
    follow      the run's dealings with the run before; None for a run of its own
    at          the stage in work, for the manifest of a run that fails
    peak        memory in bytes, as seen after the stages
    started_at  by the clock, which may jump: for people, and to tell young runs from old ones
    deaths      attempts at this run that ended without a word: killed, or the machine with them
    parts       by stage and fingerprint: the parts of the store that hold results of this run
    """

    plan: Plan
    folder: RunFolder
    now: str
    digest: str
    started: float
    validators: dict[str, dict[str, str]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    follow: Following | None = None
    at: str = "read"
    peak: int = 0
    started_at: str = field(default_factory=clock)
    deaths: int = 0
    parts: Used = field(default_factory=dict)
    articles_in: int = 0
    stages: list[dict[str, Any]] = field(default_factory=list)
    set_aside: list[dict[str, Any]] = field(default_factory=list)

    def read(self, count: int, articles: Iterable[pa.Table], dropped: list[Dropped]) -> RunRows:
        """Record what the source gave, `count` articles by id, and that the run has begun."""
        self.articles_in = count + len(dropped) - (len(self.follow.context) if self.follow else 0)
        self._count_attempts()
        self._write("running")  # first: a kill leaves a folder that is known as begun
        keep_in(self.folder.path)
        log.info("%-12s %s", "run", self.folder.path, extra=fields(event="run", run_id=self.folder.run_id))
        self.folder.clear_exports()
        path, _ = self.folder.write_rows(0, "read", schema(Article), articles, lambda: to_table(dropped, Dropped))
        self._set_aside("read", "article", dropped)
        self._write("running")
        return RunRows(articles=Rows.of(path))

    def stage(
        self, number: int, step: Step, rows: RunRows, results: Iterator[StageResult], computed: int, begun: float
    ) -> RunRows:
        """Record the result of a stage as it comes; `rows` are those that it was given, and what is left of them is
        returned."""
        aside: list[pa.Table] = []
        path, kept = self._written(number, step, rows, results, aside)
        dropped = sorted((d for table in aside for d in to_records(table, Dropped)), key=lambda row: row.key)
        stories = rows.stories
        self._set_aside(step.name, "article" if stories is None else "story", dropped)
        if stories is not None and dropped:
            self._set_aside(step.name, "article", _articles_of(stories.table(["story_id", ARTICLE_IDS]), dropped))
        seconds = time.monotonic() - begun
        rows_in = len(rows.articles if stories is None else stories)
        self.stages.append(stage_entry(step, rows_in, kept, dropped, computed, seconds))
        self.folder.write_parts(self.parts)
        unit = "stories" if stories is not None else "articles"
        log_line(step.name, kept, len(dropped), computed, seconds, unit)
        self._write("running")
        return rows.added(path)

    def _written(
        self, number: int, step: Step, rows: RunRows, results: Iterator[StageResult], aside: list[pa.Table]
    ) -> tuple[Path, int]:
        """Write a result as it comes: the file of what is kept, and how much that is; `aside` is filled with the rest.

        A run that others go on from keeps the digests, so that they can take rows over.
        """
        columns, kept = step.stage.writes, _kept(results, aside)
        marks = self.follow is not None
        if self.follow is not None and columns.names[0] != step.stage.reads.names[0]:
            marks = False
            clusters = pa.concat_tables([columns.empty_table(), *(t.select(columns.names).cast(columns) for t in kept)])
            dated = [n for n in ("article_id", "published", "day") if n in rows.articles.columns]
            kept = iter([self.follow.carry(clusters, rows.articles.table(dated)).sort_by(columns.names[0])])
        mark = [pa.field(DIGEST, pa.large_string())] * marks
        dropped = pa.schema([*schema(Dropped), *mark])

        def rest() -> pa.Table:
            fitting = (table.select(dropped.names).cast(dropped) for table in aside)
            return pa.concat_tables([dropped.empty_table(), *fitting]).sort_by("key")

        return self.folder.write_rows(number, step.name, pa.schema([*columns, *mark]), kept, rest)

    def finish(self, rows: RunRows) -> dict[str, Any]:
        """Write the exports, then the manifest that marks the run as complete, and give it back."""
        self.at = "exports"
        stories = _stories(rows)
        if self.follow is not None:
            stories = self.follow.told(stories)
            self.articles_in += len(self.follow.returned)
            self.follow.write(self.folder)
        active = [s for s in stories if s.status != "closed"]
        exports: dict[str, str] = {}
        for _, export in self.plan.exports:
            for path, content in export(stories, self.plan.title, self.follow.gone if self.follow else ()):
                self.folder.write_export(path, content)
                exports[path] = content_digest(content)
        self.folder.write_lines("set_aside.jsonl", self.set_aside)
        kept = len(rows.articles) if rows.stories is None else sum(len(s.articles) for s in active)
        gone = sum(row["kind"] == "article" for row in self.set_aside)
        counts = checked_counts(self.articles_in, kept, gone, active)
        ended: dict[str, Any] = {"counts": counts, "copied_share": copied_share(active), "exports": sorted(exports)}
        ended["export_digests"] = dict(sorted(exports.items()))
        log.info("%-12s %s", "complete", self.folder.run_id, extra=fields(event="complete", **counts))
        return self._write("complete", **ended, validators=self.validators)

    def fail(self, error: BaseException) -> None:
        """Record where and why the run stopped."""
        self._write("failed", failed_at=self.at, error=f"{type(error).__name__}: {error}")

    def _count_attempts(self) -> None:
        """An attempt whose manifest still says that it runs ended without a word: this one holds the lock."""
        earlier = self.folder.manifest() or {}
        deaths = earlier.get("deaths", 0) if isinstance(earlier.get("deaths", 0), int) else 0
        self.deaths = deaths + (earlier.get("status") == "running")

    def _set_aside(self, stage: str, kind: str, dropped: list[Dropped]) -> None:
        for row in dropped:
            if self.follow and row.key in self.follow.context and stage != "read":
                continue  # it belongs to an earlier run
            line = {"stage": stage, "kind": kind, "id": row.key, "reason": row.reason, "detail": row.detail}
            self.set_aside.append(line | {"counterpart": row.counterpart})

    def _write(self, status: str, **more: object) -> dict[str, Any]:
        reasons = Counter(f"{row['stage']}: {row['reason']}" for row in self.set_aside)
        self.peak = max(self.peak, peak_bytes())
        manifest: dict[str, Any] = {
            "run_id": self.folder.run_id,
            "status": status,
            "plan": self.plan.fingerprint,
            "input": self.digest,
            "now": self.now,
            "previous_run": self.follow.previous.run_id if self.follow and self.follow.previous else None,
            "articles_in": self.articles_in,
            "set_aside": dict(sorted(reasons.items())),
            "left_out": dict(sorted(self.left_out.items())),
            "stages": self.stages,
            "deaths": self.deaths,
            "started_at": self.started_at,
            "written_at": clock(),
            "seconds": round(time.monotonic() - self.started, 3),
            "peak_memory_bytes": self.peak,
            "versions": versions(),
            "configuration": self.plan.settings,
            **({"window": self.follow.manifest()} if self.follow else {}),
            **more,
        }
        self.folder.write_manifest(manifest)
        return manifest


def _kept(results: Iterator[StageResult], aside: list[pa.Table]) -> Iterator[pa.Table]:
    for result in results:
        aside.append(result.dropped)
        yield result.kept


def _stories(rows: RunRows) -> list[Story]:
    """The stories with what the exports show of them."""
    if rows.stories is None:
        return []
    articles, stories = (
        held.tables([f.name for f in schema(record) if f.name in held.columns])
        for held, record in ((rows.articles, ExportArticle), (rows.stories, StoryColumns))
    )
    return assemble_parts(articles, stories)


def _articles_of(stories: pa.Table, dropped: list[Dropped]) -> list[Dropped]:
    """The articles of stories that are set aside go with them, each with its reason."""
    keys = pa.array([row.key for row in dropped], pa.large_string())
    gone = stories.filter(pc.is_in(stories["story_id"], value_set=keys))
    reason = {row.key: row.reason for row in dropped}
    return [
        Dropped(article, f"story_{reason[story]}", f"its story {story} was set aside", story)
        for story, ids in zip(gone["story_id"].to_pylist(), gone[ARTICLE_IDS].to_pylist(), strict=True)
        for article in ids
    ]
