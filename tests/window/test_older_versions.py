"""Runs that an older version left are gone on from: what it did not keep is not known, and nothing else changes."""

from pathlib import Path

import pytest

from pipeline.store import RunFolder, read_table, run_folders
from tests.test_following import closed_flood, go, statuses, stories, story, told

CLOSED_WHOLE = {"reopened"}
WORDS_COUNTED = {"past", "reopened", "aged"}


def made_old(folder: RunFolder, lacks: set[str]) -> None:
    """Take from a run what versions before it did not write."""
    manifest = folder.manifest() or {}
    for name in lacks:
        del manifest["window"][name]
    folder.write_manifest(manifest)
    folder.write_window("arrivals", read_table(folder.path / "window" / "arrivals.parquet").drop_columns(["story"]))
    if "past" in lacks:
        for name in ("terms", "gone"):
            (folder.path / "window" / f"{name}.parquet").unlink()


@pytest.mark.parametrize("lacks", [CLOSED_WHOLE, WORDS_COUNTED])
def test_a_story_of_an_older_version_goes_on_under_its_id(tmp_path: Path, lacks: set[str]) -> None:
    first = go(tmp_path, told("a", "Flood kills 20.", 3))
    made_old(first.folder, lacks)
    second = go(tmp_path, told("b", "Flood reaches the town.", 4), told("a", "Flood kills 20.", 3), day=4)
    assert (story(second)["story_id"], story(second)["status"]) == (story(first)["story_id"], "grown")
    assert second.manifest["window"]["seen"] == 1
    third = go(tmp_path, told("c", "Flood is over.", 5), day=5)
    assert (story(third)["story_id"], story(third)["status"]) == (story(first)["story_id"], "grown")


@pytest.mark.parametrize("lacks", [CLOSED_WHOLE, WORDS_COUNTED])
def test_what_an_older_version_closed_stays_closed_and_its_articles_are_known(tmp_path: Path, lacks: set[str]) -> None:
    flood = closed_flood(tmp_path)
    made_old(run_folders(tmp_path / "runs")[-1], lacks)
    third = go(tmp_path, told("c", "Flood report is out.", 8), told("a", "Flood kills 20.", 2), day=8, context=5)
    assert statuses(third) == {"b": "unchanged", "c": "new"}
    assert flood not in {s["story_id"] for s in stories(third)}, "a version that kept no closed story whole opens none"
    assert (third.manifest["window"]["seen"], third.manifest["window"]["reopened"]) == (1, [])
