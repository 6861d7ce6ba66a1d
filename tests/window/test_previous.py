"""What is held of the run before while the next one works."""

import gc
from pathlib import Path

import pyarrow as pa

from pipeline.window.following import Following
from pipeline.window.settings import WindowSettings
from tests.test_following import go, told

SETTINGS = WindowSettings(previous="last", hours=96, remember=240, context=0, withdrawn=None)


def test_no_table_of_the_stages_of_the_run_before_is_held_but_each_is_there_when_it_is_asked_for(
    tmp_path: Path,
) -> None:
    items = [told(f"a{i}", f"Flood {i} kills 20. " + f"{i} " * 10_000, 3) for i in range(8)]
    first = go(tmp_path, *items, day=3)
    gc.collect()
    before = pa.total_allocated_bytes()
    previous = Following.of(SETTINGS, tmp_path / "runs").previous
    gc.collect()
    assert previous is not None
    assert pa.total_allocated_bytes() - before < 50_000 < sum(len(item.text) for item in items)
    assert {a.article_id for story in previous.shown() for a in story.articles} == {a.article_id for a in items}
    name, fingerprint = (first.manifest["stages"][0][key] for key in ("stage", "fingerprint"))
    rows = previous.result(name, fingerprint)
    assert rows is not None and len(rows.kept) == 8
    assert previous.result(name, "other") is None
