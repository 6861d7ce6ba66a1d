"""A small gazetteer: cities, regions and countries with their names and what they are part of.

`places.tsv.gz` is derived from WordNet 3.0 (Princeton University; its licence stands in the head of the file) by
scripts/derive_places: some 2,000 places, the best known. What it does not hold may still be a place.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Places:
    """Places by number.

    named    the numbers of the places that have a case-folded name: of Paris those in France and in Texas
    level    "city", "region", "country" or "area"
    within   all places that it lies in, through others too
    """

    named: Mapping[str, tuple[int, ...]]
    level: tuple[str, ...]
    within: tuple[frozenset[int], ...]

    def are_one(self, a: str, b: str) -> bool:
        """Whether two case-folded names may be of one place."""
        return a == b or not set(self.named.get(a, ())).isdisjoint(self.named.get(b, ()))

    def is_within(self, a: str, b: str) -> bool:
        """Whether a place of the first name lies in one of the second."""
        holders = set(self.named.get(b, ()))
        return any(not self.within[place].isdisjoint(holders) for place in self.named.get(a, ()))

    def levels(self, name: str) -> frozenset[str]:
        """The levels of the places of a case-folded name; empty where none is known."""
        return frozenset(self.level[place] for place in self.named.get(name, ()))


@cache
def places() -> Places:
    """The gazetteer that ships with the package, loaded once a process."""
    content = gzip.decompress((files(__package__) / "places.tsv.gz").read_bytes()).decode("utf-8")
    rows = [line.split("\t") for line in content.splitlines() if not line.startswith("#")]
    named: dict[str, list[int]] = {}
    for number, (_, names, _) in enumerate(rows):
        for name in filter(None, names.casefold().split("|")):
            named.setdefault(name, []).append(number)
    holders = [[int(other) for other in row[2].split()] for row in rows]
    within = tuple(frozenset(_all_above(number, holders)) for number in range(len(rows)))
    return Places({name: tuple(found) for name, found in named.items()}, tuple(row[0] for row in rows), within)


def _all_above(number: int, holders: list[list[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(holders[number])
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += holders[other]
    return found
