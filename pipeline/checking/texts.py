"""The texts that are to be checked: JSON Lines, or a plain text file that is one summary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import SourceError
from pipeline.sources.article import parse_object
from pipeline.sources.compressed import open_stream, plain_name
from pipeline.sources.decode import decode
from pipeline.sources.tally import Tally

LINES = (".jsonl", ".ndjson")

_MOST = 50_000_000
"""Bytes of a file of texts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text of one sentence or several.

    articles  ids of those that it is checked against; None for all
    """

    id: str
    text: str
    articles: tuple[str, ...] | None = None


def read_texts(path: Path) -> list[Asked]:
    """The texts of a file: lines of `id, text, articles` (only `text` is needed), or one text as it is.

    Raises:
        SourceError: the file, or a line of it, cannot be read; texts of one id.
    """
    text = _decoded(path)
    if not plain_name(path.name).endswith(LINES):
        found = [Asked(path.stem, text)] if text.strip() else []
    else:
        found = list(_lines(path, text))
    if not found:
        raise SourceError(f"{path} holds no text to check")
    seen = set[str]()
    for asked in found:
        if asked.id in seen:
            raise SourceError(f"{path}: two texts have the id {asked.id!r}")
        seen.add(asked.id)
    return found


def _decoded(path: Path) -> str:
    if path.is_dir() or not path.exists():
        raise SourceError(f"texts is {str(path)!r}, which is no file")
    try:
        # A pipe cannot be looked into for its compression, and has none.
        with open_stream(path, Tally()) if path.is_file() else path.open("rb") as stream:
            content = stream.read(_MOST + 1)
    except OSError as error:
        raise SourceError(f"the texts cannot be read: {path}: {error.strerror or error}") from error
    if len(content) > _MOST:
        raise SourceError(f"{path} has more than {_MOST} bytes; cut it into several")
    text = decode(content)
    if text is None:
        raise SourceError(f"{path} is no text")
    return text


def _lines(path: Path, text: str) -> Iterator[Asked]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value = parse_object(line)
            if isinstance(value, str):
                raise SourceError(f"{path}:{number}: {value}")
            yield _asked(value, number, f"{path}:{number}")


def _asked(value: Mapping[str, Any], number: int, where: str) -> Asked:
    name, text, articles = value.get("id"), value.get("text"), value.get("articles")
    if not isinstance(text, str) or not text.strip():
        raise SourceError(f"{where}: text is {text!r:.80}, expected the words to check")
    if articles is not None and not (isinstance(articles, list) and all(isinstance(a, str | int) for a in articles)):
        raise SourceError(f"{where}: articles is {articles!r:.80}, expected a list of ids, or null for all")
    if name is not None and not isinstance(name, str | int):
        raise SourceError(f"{where}: id is {name!r:.80}, expected a text")
    return Asked(str(number if name is None else name), text, None if articles is None else tuple(map(str, articles)))
