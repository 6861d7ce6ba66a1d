"""What a stage is: a frozen dataclass of parameters that maps one table to kept and dropped rows.

    @dataclass(frozen=True, kw_only=True)
    class Shout:
        reads: ClassVar[pa.Schema] = schema(Article)     # the columns it is given; the first is the key
        writes: ClassVar[pa.Schema] = schema(Shouted)    # the key and the columns it adds
        scope: ClassVar[Scope] = "rows"
        revision: ClassVar[int] = 1
        libraries: ClassVar[tuple[str, ...]] = ()

        loudness: int

        def __post_init__(self) -> None:
            check_parameters(self)
            require(self.loudness > 0, "loudness", self.loudness, "a whole number above 0")

        def __call__(self, table: pa.Table) -> StageResult:
            return map_rows(table, Article, Shouted, self.shout)

A stage touches no disk, network, clock, configuration or global. No base class, no registry.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from typing import (
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
    Union,
    get_args,
    get_origin,
    runtime_checkable,
)

import pyarrow as pa

from pipeline.errors import ConfigurationError
from pipeline.records import Dropped
from pipeline.tables import to_records, to_table

Read = TypeVar("Read")
Written = TypeVar("Written")

Scope = Literal["rows", "corpus"]
"""rows: any split of the table gives the same answer. corpus: needs the whole table; any order gives the same."""


class StageResult(NamedTuple):
    """kept: rows of the stage's `writes`; dropped: rows of `schema(Dropped)`. Together they hold each row once
    (for `cluster`, whose rows become stories: each article in one story or dropped)."""

    kept: pa.Table
    dropped: pa.Table


@runtime_checkable
class Stage(Protocol):
    """A step of the pipeline.

    reads      columns it is given; the first one is the key. A stage on stories may ask for `articles`, a list of
               structs of article columns, which the runner joins to the story (by date, undated last, then id)
    writes     columns it returns: the key, then what it adds. A stage that writes another key than it reads
               (`cluster`) makes the rows of the stages after it, and names their articles in `article_ids`
    revision   raised when the same input would give other output
    libraries  distributions whose version changes the output; part of the fingerprint
    """

    reads: ClassVar[pa.Schema]
    writes: ClassVar[pa.Schema]
    scope: ClassVar[Scope]
    revision: ClassVar[int]
    libraries: ClassVar[tuple[str, ...]]

    def __call__(self, table: pa.Table) -> StageResult: ...


def map_rows(
    table: pa.Table, read: type[Read], write: type[Written], function: Callable[[Read], Written | Dropped]
) -> StageResult:
    """Apply a function to each row; what it returns is kept, or set aside where it is a `Dropped`."""
    kept: list[Written] = []
    dropped: list[Dropped] = []
    for row in to_records(table, read):
        result = function(row)
        if isinstance(result, Dropped):
            dropped.append(result)
        else:
            kept.append(result)
    return StageResult(to_table(kept, write), to_table(dropped, Dropped))


def _admits(annotation: Any, value: Any) -> bool:
    """Whether a parameter's annotation admits a value; an int serves as a float, a bool never as a number."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return any(_admits(a, value) for a in get_args(annotation))
    if origin is Literal:
        return value in get_args(annotation)
    if origin is tuple:
        return isinstance(value, tuple) and all(_admits(get_args(annotation)[0], v) for v in value)
    if annotation in (int, float):
        accepted = (int, float) if annotation is float else int
        return isinstance(value, accepted) and not isinstance(value, bool)
    return isinstance(value, annotation)


def _plain(annotation: Any) -> str:
    return annotation.__name__ if isinstance(annotation, type) else str(annotation).replace("typing.", "")


def check_parameters(stage: Any) -> None:
    """Check each parameter of a dataclass against its annotation, since values from YAML come unchecked.

    Raises:
        ConfigurationError: naming the parameter, what was got and what was expected.
    """
    hints = typing.get_type_hints(type(stage))
    for field in dataclasses.fields(stage):
        value = getattr(stage, field.name)
        if not _admits(hints[field.name], value):
            raise ConfigurationError(
                f"{type(stage).__name__}: {field.name} is {value!r}, expected {_plain(hints[field.name])}"
            )


def require(condition: bool, name: str, value: object, expected: str) -> None:
    """Refuse a parameter whose value is out of range.

    Raises:
        ConfigurationError: "NAME is VALUE, expected EXPECTED".
    """
    if not condition:
        raise ConfigurationError(f"{name} is {value!r}, expected {expected}")
