"""Which part may use which: what is below knows nothing of what is above, and stages know nothing of each other."""

import ast
import functools
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "pipeline"
MAY_USE = {
    "text": set[str](),
    "records": {"errors"},
    "verification": {"records", "text", "shipped"},
    "models": {"text", "errors", "stage"},
    "stages": {"records", "text", "models", "verification", "errors", "shipped", "stage", "tables"},
    "executors": {"records", "models", "errors", "memory", "stage", "tables"},
    "store": {"digests", "errors", "files", "stage"},
    "sources": {"records", "errors", "logs", "spool", "stage"},
    "exports": {"records", "text", "errors", "stage", "tables", "streams", "usage"},  # newsbraid-audit is a command
}
SHARED = {
    "survey": {"clean"},  # what a line of a page is
    "index": {"embed"},  # what a word is to both
    "cluster": {"index"},  # how its numbers stand for words
}
"""Stages that read something as another one does."""


@functools.cache
def imported(path: Path) -> list[tuple[str, ...]]:
    """What a module imports of the package, as the parts of its name behind `pipeline`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return [tuple(name.split(".")[1:]) for name in names if name.startswith("pipeline.")]


@pytest.mark.parametrize("part", MAY_USE)
def test_a_part_uses_what_lies_below_it(part: str) -> None:
    for path in sorted((ROOT / part).rglob("*.py")):
        above = {name[0] for name in imported(path)} - MAY_USE[part] - {part}
        assert not above, f"{path.relative_to(ROOT)} uses {sorted(above)}"


@pytest.mark.parametrize("stage", [path.name for path in sorted((ROOT / "stages").iterdir()) if path.is_dir()])
def test_a_stage_uses_no_other(stage: str) -> None:
    for path in sorted((ROOT / "stages" / stage).rglob("*.py")):
        used = {name[1] for name in imported(path) if name[0] == "stages"}
        others = used - SHARED.get(stage, set()) - {stage}
        assert not others, f"{path.relative_to(ROOT)} uses {sorted(others)}"


def test_the_runner_knows_stages_by_their_protocol_alone() -> None:
    for path in sorted(ROOT.glob("*.py")):
        assert "stages" not in {name[0] for name in imported(path)}, path.name
