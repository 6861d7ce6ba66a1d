"""Records to Arrow and back: schema of a record class, rows to table, schema check.

Strings are `large_string`, since plain ones overflow at 2 GB of text in one column. A field is nullable exactly
where its type admits None.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import cattrs
import pyarrow as pa

Record = TypeVar("Record")

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.large_string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}

_OPTIONAL = {b"optional": b"null where no stage writes it"}

_converter = cattrs.Converter(detailed_validation=False)


def _arrow_field(name: str, annotation: Any) -> pa.Field:
    if get_origin(annotation) in (Union, types.UnionType):
        (inner,) = (a for a in get_args(annotation) if a is not type(None))
        return pa.field(name, _arrow_type(inner), nullable=True)
    return pa.field(name, _arrow_type(annotation), nullable=False)


def _arrow_type(annotation: Any) -> pa.DataType:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if get_origin(annotation) is Literal:
        return pa.large_string()
    if get_origin(annotation) is tuple:
        inner, ellipsis = get_args(annotation)
        if ellipsis is not Ellipsis:
            raise TypeError(f"only tuple[X, ...] maps to an Arrow list, got {annotation}")
        return pa.large_list(_arrow_field("item", inner))
    if dataclasses.is_dataclass(annotation):
        return pa.struct(list(schema(typing.cast(type, annotation))))
    raise TypeError(f"no Arrow type for {annotation!r}")


@cache
def schema(record: type) -> pa.Schema:
    """The Arrow schema of a record class; its first field is the key of the table, one that is None by default is
    optional."""
    hints = typing.get_type_hints(record)
    fields = [(_arrow_field(f.name, hints[f.name]), f.default is None) for f in dataclasses.fields(record)]
    return pa.schema([field.with_metadata(_OPTIONAL) if optional else field for field, optional in fields])


def is_optional(field: pa.Field) -> bool:
    """Whether a stage that reads a column goes without it: it is null in each row where no stage writes it."""
    return bool(field.metadata) and _OPTIONAL.items() <= field.metadata.items()


def to_table(records: Iterable[Any], record: type) -> pa.Table:
    """A table of `schema(record)`, one row a record, in the order given."""
    rows = [_converter.unstructure(r) for r in records]
    return pa.Table.from_pylist(rows, schema=schema(record))


def to_records(table: pa.Table, record: type[Record]) -> list[Record]:
    """The rows of a table as records; columns that the record has no field for are left out, and a field that the
    table has no column for keeps its default: an earlier version may have written it."""
    every = dataclasses.fields(typing.cast(Any, record))
    names = [f.name for f in every if f.name in table.column_names or f.default is dataclasses.MISSING]
    structure = _converter.get_structure_hook(record)
    return [structure(row, record) for row in table.select(names).to_pylist()]


def difference(expected: pa.Schema, got: pa.Schema) -> str | None:
    """What keeps `got` from serving where `expected` is read, as text for a person; None where nothing does."""
    for field in expected:
        index = got.get_field_index(field.name)
        if index < 0:
            if is_optional(field):
                continue
            return f"column {field.name!r} is missing (there are: {', '.join(got.names)})"
        if not got.field(index).type.equals(field.type):
            return f"column {field.name!r} is {got.field(index).type}, expected {field.type}"
    return None
