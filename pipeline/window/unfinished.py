"""Runs after the one that is gone on from that did not come to their end, and what came in with them alone.

The next run of a timer asks for other input: what a feed or a file held only in the hour of a run that failed would be
missing in silence.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import StoreError
from pipeline.files import read_table
from pipeline.store import RunFolder, run_folders

MOST = 48
"""Unfinished runs that are looked at, the last ones: each costs a look at its input."""

INPUT = "00-read/kept.parquet"


class Unfinished(NamedTuple):
    """A run that failed or was killed; articles: how many came in with it and with none of the others."""

    folder: RunFolder
    articles: int

    def described(self) -> str:
        """What it means, and what to do."""
        return (
            f"{self.folder.path} did not come to its end, and {self.articles} of its articles came in with it alone: "
            f"run its input again, or source=parquet source.path={self.folder.path / INPUT} source.fields.id=article_id"
        )


def unfinished(output: Path, after: str, known: Collection[str]) -> Iterator[Unfinished]:
    """The unfinished runs of a row behind the run of that name which had articles that are not known, latest first."""
    told = set(known)
    behind = run_folders(output, lambda name: name > after)[::-1]
    for folder in behind[:MOST]:
        manifest = folder.manifest()
        if manifest and manifest["status"] != "complete" and manifest.get("window") is not None:
            alone = _articles(folder) - told
            told |= alone
            if alone:
                yield Unfinished(folder, len(alone))


def _articles(folder: RunFolder) -> set[str]:
    """Ids of what it read; none where it did not come so far."""
    try:
        return set(read_table(folder.path / INPUT, ["article_id"]).column(0).to_pylist())
    except StoreError:
        return set()
