"""Scripts that no other test runs still import what is there."""

import ast
import importlib
from pathlib import Path

import pytest

SCRIPTS = [p for p in sorted((Path(__file__).parents[2] / "scripts").iterdir()) if p.is_file()]
PYTHON = [p for p in SCRIPTS if "python" in p.read_text(encoding="utf-8").split("\n", 1)[0]]


@pytest.mark.parametrize("script", PYTHON, ids=lambda p: str(p.name))
def test_a_script_imports_what_the_package_has(script: Path) -> None:
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pipeline":
            module = importlib.import_module(node.module or "")
            for name in (alias.name for alias in node.names):
                assert hasattr(module, name) or importlib.import_module(f"{node.module}.{name}")
