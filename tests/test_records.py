"""What holds for every record."""

import dataclasses
import inspect

import pytest

from pipeline import records

RECORDS = [kind for _, kind in inspect.getmembers(records, inspect.isclass) if dataclasses.is_dataclass(kind)]


def test_there_are_records() -> None:
    assert len(RECORDS) > 20


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_cannot_be_changed_and_is_equal_by_its_values(kind: type) -> None:
    parameters = kind.__dataclass_params__  # type: ignore[attr-defined]
    assert (parameters.frozen, parameters.eq) == (True, True)
    assert not hasattr(object.__new__(kind), "__dict__"), "no field but those that are declared"
