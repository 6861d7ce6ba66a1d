from dataclasses import dataclass
from typing import Literal

import pytest

from pipeline.errors import ConfigurationError
from pipeline.stage import check_parameters, require


@dataclass(frozen=True, kw_only=True)
class Parameters:
    count: int = 1
    share: float = 0.5
    name: str | None = None
    kind: Literal["a", "b"] = "a"
    sizes: tuple[int, ...] = ()
    flag: bool = False

    def __post_init__(self) -> None:
        check_parameters(self)


def test_values_of_the_declared_types_pass() -> None:
    Parameters(count=2, share=1, name="x", kind="b", sizes=(1, 2), flag=True)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("count", "abc", "int"),
        ("count", 1.5, "int"),
        ("count", True, "int"),
        ("share", "0.5", "float"),
        ("name", 3, "str"),
        ("kind", "c", "Literal"),
        ("sizes", ("1",), "tuple"),
        ("sizes", [1], "tuple"),
        ("flag", 1, "bool"),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_name(name: str, value: object, expected: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} is .*expected.*{expected}"):
        Parameters(**{name: value})  # type: ignore[arg-type]


def test_a_value_out_of_range_is_refused_with_what_was_expected() -> None:
    with pytest.raises(ConfigurationError, match="share is 2, expected 0 to 1"):
        require(False, "share", 2, "0 to 1")
