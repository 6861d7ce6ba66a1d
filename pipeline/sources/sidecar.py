"""What is known of an article beside its file: a JSON object of our fields in a file of the same name."""

import dataclasses
from pathlib import Path

from pipeline.sources.article import OWN_NAMES, parse_object
from pipeline.sources.decode import decode

_KNOWN = set(dataclasses.asdict(OWN_NAMES)) - {"text"}


def read_sidecar(path: Path, max_bytes: int) -> dict[str, object] | str:
    """The fields that a sidecar gives, none where there is no sidecar; a text says why it cannot be read."""
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return f"{path.name!a}: {error.strerror or error}"
    text = decode(data) if len(data) <= max_bytes else None
    parsed = f"no text of at most {max_bytes} bytes" if text is None else parse_object(text)
    if isinstance(parsed, str):
        return f"{path.name!a}: {parsed}"
    return {name: value for name, value in parsed.items() if name in _KNOWN}
