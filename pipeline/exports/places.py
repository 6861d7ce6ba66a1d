"""Typed reading of export lines, with the place of the first thing that is wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, TypeVar, cast

from pipeline.errors import NewsbraidError

Value = TypeVar("Value")
Json = dict[str, object]

_NAMES = {str: "text", int: "a whole number", float: "a number", list: "a list", dict: "an object"}


class FaultError(NewsbraidError):
    """An export does not replay; the message names the place, what was got and what was expected."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an export something stands; line counts from 1, None where a part does not apply."""

    file: str
    line: int
    story: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        story = f", story {self.story}" if self.story else ""
        return f"{self.file}, line {self.line}{story}{f', {self.part}' if self.part else ''}"

    def at(self, part: str) -> "Place":
        """The same line, at a part of the story or a part of that part."""
        return replace(self, part=f"{self.part}, {part}" if self.part else part)

    def fail(self, message: str) -> NoReturn:
        """Raise the fault at this place."""
        raise FaultError(f"{self}: {message}")

    def require(self, condition: bool, message: str) -> None:
        """Raise the fault where the condition does not hold."""
        if not condition:
            self.fail(message)


def lines_of(path: Path) -> Iterator[tuple[Place, Json]]:
    """The objects of a JSON Lines file with their places; blank lines are left out."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            place = Place(path.name, number)
            if raw.strip():
                yield place, _object(raw, place)


def _object(raw: bytes, place: Place) -> Json:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        place.fail(f"got no JSON ({error}), expected one object a line")
    return typed(found, dict, "the line", place)


def typed(value: object, kind: type[Value], name: str, place: Place) -> Value:
    """The value, where it is of the kind; a whole number serves as a number, true and false never do."""
    number = isinstance(value, int) and not isinstance(value, bool)
    fits = (kind is float and number) or (isinstance(value, kind) and (number or not isinstance(value, bool)))
    if not fits:
        got = "nothing" if value is None else f"{value!r:.60}"
        place.fail(f"{name}: got {got}, expected {_NAMES[kind]}")
    return cast(Value, value)


def get(record: Json, name: str, kind: type[Value], place: Place) -> Value:
    """A field that must be there."""
    place.require(name in record, f"got no field {name!r}, expected {_NAMES[kind]}")
    return typed(record[name], kind, name, place)


def optional(record: Json, name: str, kind: type[Value], place: Place) -> Value | None:
    """A field that may be null or absent."""
    return None if record.get(name) is None else get(record, name, kind, place)


def objects(record: Json, name: str, place: Place) -> list[Json]:
    """A field that is a list of objects."""
    return [typed(o, dict, f"{name}[{i}]", place) for i, o in enumerate(get(record, name, list, place))]
