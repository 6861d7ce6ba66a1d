"""The folder of a run.

<output>/<run id>/manifest.json                              `status` says running, failed or complete
                 /<nn>-<stage>/{kept,dropped}.parquet        this run's own rows
                 /window/*.parquet                           what the next run takes over, of a run in a row
                 /parts.json                                 which parts of the store hold its results
                 /run.log.jsonl                              what was said, attempt after attempt
                 /set_aside.jsonl                            each article and story set aside, with the reason
                 /exports/...
"""

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa

from pipeline.digests import content_digest
from pipeline.errors import StoreError
from pipeline.files import read_bytes, write_bytes, write_json, write_rows, write_table
from pipeline.stage import StageResult
from pipeline.store.results import Used

MANIFEST = "manifest.json"

PARTS = "parts.json"


@dataclass(frozen=True, kw_only=True)
class RunFolder:
    """One run's own files."""

    path: Path

    @property
    def run_id(self) -> str:
        return self.path.name

    def manifest(self) -> dict[str, Any] | None:
        """The manifest, None where there is none or a damaged one."""
        try:
            content = json.loads(read_bytes(self.path / MANIFEST))
        except (OSError, ValueError, RecursionError):
            return None
        return content if is_manifest(content) else None

    def has_begun(self) -> bool:
        """Whether there is more in the folder than a kill leaves that came before the first manifest."""
        try:
            return any(not path.name.startswith(".") for path in self.path.iterdir())
        except OSError:  # it is there, and cannot be looked into
            return True

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        write_json(self.path / MANIFEST, manifest)

    def write_parts(self, used: Used) -> None:
        """Name the parts of the store that this run rests on, so that they stay while it does."""
        write_json(self.path / PARTS, {name: sorted(parts) for name, parts in sorted(used.items())})

    def parts(self) -> Used:
        """What `write_parts` wrote; {} where there is nothing or it is damaged."""
        try:
            found = json.loads(read_bytes(self.path / PARTS))
            return {str(name): set(map(str, parts)) for name, parts in found.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def write_stage(self, number: int, name: str, result: StageResult) -> None:
        """Write the rows of a stage."""
        self.write_rows(number, name, result.kept.schema, [result.kept], lambda: result.dropped)

    def write_rows(
        self, number: int, name: str, columns: pa.Schema, kept: Iterable[pa.Table], dropped: Callable[[], pa.Table]
    ) -> tuple[Path, int]:
        """Write the rows of a stage as they come, and give back the file of those that are kept, and their count.

        dropped  is called when all that is kept has come
        """
        folder = self.path / f"{number:02d}-{name}"
        path = folder / "kept.parquet"
        return path, write_rows(path, columns, kept, lambda: write_table(folder / "dropped.parquet", dropped()))

    def write_window(self, name: str, table: pa.Table) -> None:
        """Write what the next run takes over beside the tables of the stages."""
        write_table(self.path / "window" / f"{name}.parquet", table)

    def write_lines(self, name: str, rows: list[dict[str, Any]]) -> None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        write_bytes(self.path / name, text.encode("utf-8", "surrogatepass"))

    def write_export(self, relative: str, content: bytes) -> None:
        """Write one export; its path may not leave the folder of exports."""
        parts = PurePosixPath(relative).parts
        if not parts or ".." in parts or PurePosixPath(relative).is_absolute():
            raise StoreError(f"an export may not be written to {relative!r}")
        write_bytes(self.path.joinpath("exports", *parts), content)

    def is_complete(self) -> bool:
        """Whether the run ended and its exports are still what they were."""
        manifest = self.manifest() or {}
        exports, digests = manifest.get("exports"), manifest.get("export_digests")
        if manifest.get("status") != "complete" or not isinstance(exports, list) or not isinstance(digests, dict):
            return False
        return all(self._has_export(name, digests.get(name)) for name in exports)

    def _has_export(self, name: str, digest: str | None) -> bool:
        try:
            return content_digest(read_bytes(self.path / "exports" / name)) == digest
        except OSError:
            return False

    def clear_exports(self) -> None:
        """Remove the exports of an attempt that did not end."""
        shutil.rmtree(self.path / "exports", ignore_errors=True)


def run_folders(output: Path, named: Callable[[str], bool] = lambda _: True) -> list[RunFolder]:
    """The run folders under an output folder, oldest name first; one that is being removed is none (retention.py).

    named  of which names, where not all are of use: an output may hold the runs of years, and each is looked into
    """
    if not output.is_dir():
        return []
    found = sorted(p for p in output.iterdir() if not p.name.startswith(".") and named(p.name))
    return [RunFolder(path=p) for p in found if _has_manifest(p)]


def _has_manifest(path: Path) -> bool:
    try:
        return path.is_dir() and (path / MANIFEST).is_file()
    except OSError:  # a folder that may not be looked into is a damaged run
        return True


STATUSES = ("running", "failed", "complete")

_KINDS = {
    "run_id": str, "plan": str, "input": str, "now": str, "started_at": str, "written_at": str, "set_aside": dict,
    "stages": list, "counts": dict, "exports": list, "export_digests": dict, "validators": dict, "left_out": dict,
    "seconds": int | float, "peak_memory_bytes": int, "articles_in": int, "error": str, "failed_at": str,
    "window": dict, "previous_run": str,
}  # fmt: skip
"""What values of a manifest are, where they are there and not null."""


def is_manifest(content: object) -> bool:
    """Whether what was read as a manifest can be one: its parts are what readers take them for."""
    if not isinstance(content, dict) or content.get("status") not in STATUSES:
        return False
    if not all(isinstance(content.get(name), kind | None) for name, kind in _KINDS.items()):
        return False
    numbers = [*(content.get("set_aside") or {}).values(), *(content.get("counts") or {}).values()]
    stages = content.get("stages") or []
    return all(isinstance(n, int) for n in numbers) and all(
        isinstance(s, dict) and isinstance(s.get("stage"), str) for s in stages
    )
