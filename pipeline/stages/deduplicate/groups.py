"""Groups of copies from pairs: full copies chain, a text that is part of another one joins it without chaining."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.deduplicate.origins import Pairs, first_of_group


@dataclass(frozen=True, slots=True)
class Contained:
    """An article (`part`) whose text is little else than a part of another one (`whole`).

    inside  which words of the whole the part covers
    """

    part: int
    whole: int
    inside: NDArray[np.bool_]


def group(count: int, copies: Pairs, parts: Sequence[Contained]) -> NDArray[np.int64]:
    """For each of `count` articles the first of its group.

    A part joins one whole, the one that it covers most of. Of a whole's parts those join that lie in the same place as
    the largest: a text that holds two others is a copy of one at most, and does not make one of them.
    """
    first = first_of_group(count, copies)
    chosen = _one_whole_each(first, parts)
    taken: dict[int, NDArray[np.bool_]] = {}
    joined = [copies]
    for part in sorted(chosen, key=lambda p: (p.whole, -int(p.inside.sum()), p.part)):
        known = taken.setdefault(part.whole, part.inside)
        if 2 * int((part.inside & known).sum()) >= int(part.inside.sum()):
            taken[part.whole] = known | part.inside
            joined.append(np.array([sorted((part.part, part.whole))], dtype=np.int64))
    return first_of_group(count, np.concatenate(joined))


def _one_whole_each(first: NDArray[np.int64], parts: Sequence[Contained]) -> list[Contained]:
    """For each group of copies the pair of a part and a whole that have most in common; ties by the earliest."""
    choices: defaultdict[int, list[Contained]] = defaultdict(list)
    for part in parts:
        if first[part.part] != first[part.whole]:
            choices[int(first[part.part])].append(part)
    return [min(own, key=lambda p: (-int(p.inside.sum()), p.whole, p.part)) for own in choices.values()]
