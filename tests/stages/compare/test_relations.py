"""Which sums in two currencies can be one."""

import pytest

from pipeline.stages.compare.pairs.relations import is_plausible_rate
from pipeline.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("one", "another", "plausible"),
    [
        ("$100", "€90", True),
        ("$100", "€300", False),
        ("$100", "€20", False),
        ("$100", "£80", True),
        ("$100", "¥15,000", True),
        ("$100", "¥150", False),
        ("$0", "€0", False),
        ("$100", "€0", False),
    ],
)
def test_a_rate_of_two_currencies_is_one_that_they_have_had(one: str, another: str, plausible: bool) -> None:
    (left,), (right,) = find_quantities(one), find_quantities(another)
    assert is_plausible_rate(left, right) is is_plausible_rate(right, left) is plausible
