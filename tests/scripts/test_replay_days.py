"""The count of a replay: what is set aside with a reason is no loss, and what vanishes without one is."""

import dataclasses
import runpy
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.run import Outcome, run
from pipeline.store import read_table, write_table

SCRIPT: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "replay_days"))
Row = dict[str, str]

FERRY = "The ferry Alba ran aground off Port Halvern on Monday, and its 20 passengers were taken to the harbour."
STORM = "A storm brought down 300 trees in the county of Lowmoor, where two roads were still closed in the morning."


def row(name: str, text: str, day: int, **more: str) -> Row:
    return {"id": name, "text": text, "published": f"2022-01-{day:02d}", "outlet": "Echo", **more}


def replayed(folder: Path, *days: list[Row]) -> list[Outcome]:
    """A run a day, up to its stories."""
    stages = "pipeline=[survey,clean,deduplicate,index,embed,cluster]"
    plan = SCRIPT["plan_of"](folder, [stages, "export=[]"], "previous=last")
    lines = [SCRIPT["Lines"](tuple(rows)) for rows in days]
    plans = [dataclasses.replace(plan, source=s, now=f"2022-01-{d:02d}T23:59:59Z") for d, s in enumerate(lines, 1)]
    return [run(plan, progress=False) for plan in plans]


def counted(outcomes: list[Outcome], *days: list[Row]) -> Any:
    union = SCRIPT["Union"]()
    for outcome, rows in zip(outcomes, days, strict=True):
        union.add(outcome, len(rows))
    return union


def test_articles_that_are_set_aside_with_a_reason_are_not_lost(tmp_path: Path) -> None:
    days = (
        [row("ferry", FERRY, 1), row("ferry", FERRY, 1), row("blank", "   ", 1), row("storm", STORM, 1)],
        [row("again", FERRY, 2), row("storm", STORM + " The roads are open.", 2)],
        [row("storm", STORM, 1), row("calm", "The harbour of Port Halvern is calm again, its master said.", 3)],
    )
    union = counted(replayed(tmp_path, *days), *days)
    assert union.reasons == {"repeat": 1, "empty_text": 1, "seen": 1, "revision": 2}
    assert (union.lost, union.twice) == (0, [])


@pytest.mark.parametrize("table", ["00-read/dropped", "06-cluster/kept"])
def test_a_row_that_vanishes_from_a_table_is_a_loss(tmp_path: Path, table: str) -> None:
    days = ([row("ferry", FERRY, 1), row("blank", " ", 1)], [row("storm", STORM, 2)])
    outcomes = replayed(tmp_path, *days)
    path = outcomes[0].folder.path / f"{table}.parquet"
    write_table(path, read_table(path).slice(1))
    assert counted(outcomes, *days).lost == 1


def test_an_article_that_leaves_a_story_of_the_day_before_is_a_loss(tmp_path: Path) -> None:
    days = ([row("ferry", FERRY, 1)], [row("storm", STORM, 2)])
    outcomes = replayed(tmp_path, *days)
    gone = ["ferry", *SCRIPT["stories_of"](outcomes[0]).values()]
    for name in ("00-read", "06-cluster"):
        path = outcomes[1].folder.path / name / "kept.parquet"
        table = read_table(path)
        write_table(path, table.filter(pc.invert(pc.is_in(table[table.column_names[0]], pa.array(gone)))))
    assert counted(outcomes, *days).lost == 1


def test_a_long_row_gives_so_many_a_day_in_the_order_of_the_dates() -> None:
    rows = [row("c", FERRY, 3), row("a", FERRY, 1), row("b", FERRY, 2), row("d", FERRY, 4)]
    found = SCRIPT["long_row"](rows, 2, 2)
    assert [(r["id"], r["published"]) for r in found] == [
        ("a", "2022-01-01"), ("b", "2022-01-01"), ("c", "2022-01-02"), ("d", "2022-01-02")
    ]  # fmt: skip
