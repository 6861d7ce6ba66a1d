"""Files of weights that ship with the package."""

import json
from importlib.resources import files
from typing import Any

from pipeline.errors import StageError


def shipped_json(package: str | None, name: str, expected: str) -> dict[str, Any]:
    """The object in a JSON file that stands beside the modules of a package.

    Raises:
        StageError: its `format` is another than the code expects.
    """
    content: dict[str, Any] = json.loads((files(package or "pipeline") / name).read_text(encoding="utf-8"))
    if content.get("format") != expected:
        raise StageError(f"{name} has the format {content.get('format')!r}, expected {expected!r}: train it anew")
    return content
