"""Which texts that are parts of others become one with them."""

import numpy as np

from pipeline.stages.deduplicate.groups import Contained, group

NO_COPIES = np.zeros((0, 2), dtype=np.int64)


def part(number: int, whole: int, covered: str) -> Contained:
    """A part that covers the words of its whole that are marked by a star."""
    return Contained(number, whole, np.array([mark == "*" for mark in covered]))


def groups(count: int, *parts: Contained, copies: list[tuple[int, int]] | None = None) -> list[int]:
    found: list[int] = group(count, np.array(copies, dtype=np.int64) if copies else NO_COPIES, parts).tolist()
    return found


def test_of_two_parts_in_other_places_the_larger_joins() -> None:
    assert groups(3, part(1, 0, "***....."), part(2, 0, "...*****")) == [0, 1, 0]


def test_a_part_joins_where_half_of_it_lies_in_the_place_of_the_larger() -> None:
    assert groups(3, part(1, 0, "****...."), part(2, 0, "..****..")) == [0, 0, 0]
    assert groups(3, part(1, 0, "****...."), part(2, 0, "...****.")) == [0, 0, 2]


def test_what_has_joined_widens_the_place_for_the_next() -> None:
    assert groups(4, part(1, 0, "****...."), part(2, 0, "..****.."), part(3, 0, ".....***")) == [0, 0, 0, 3]
    assert groups(4, part(1, 0, "****...."), part(2, 0, "..****.."), part(3, 0, "....***.")) == [0, 0, 0, 0]


def test_a_part_of_two_joins_the_one_that_it_covers_most_of_and_chains_none() -> None:
    assert groups(3, part(2, 0, "***....."), part(2, 1, "****....")) == [0, 1, 1]
    assert groups(3, part(2, 0, "****...."), part(2, 1, "****....")) == [0, 1, 0]


def test_copies_of_a_part_join_with_it_once() -> None:
    assert groups(4, part(2, 0, "***....."), part(3, 1, "****...."), copies=[(2, 3)]) == [0, 1, 1, 1]


def test_what_is_one_already_is_no_part() -> None:
    assert groups(3, part(1, 0, "********"), part(2, 0, "**......"), copies=[(0, 1)]) == [0, 0, 0]
