"""Of passages that overlap the longest counts, as a plain search says."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.deduplicate.carried import Run, _longest_first

Passage = tuple[Run, int]

_passages = st.builds(
    lambda start, length, source: ((start, start + length), source),
    st.integers(0, 30),
    st.integers(1, 12),
    st.integers(0, 3),
)


def by_search(passages: list[Passage]) -> list[Passage]:
    """Each passage against all that were taken before."""
    taken: list[Passage] = []
    for run, source in sorted(passages, key=lambda p: (p[0][0] - p[0][1], p)):
        if all(run[1] <= other[0] or other[1] <= run[0] for other, _ in taken):
            taken.append((run, source))
    return sorted(taken)


@given(st.lists(_passages, min_size=1, max_size=25))
def test_the_longest_of_overlapping_passages_are_taken(passages: list[Passage]) -> None:
    assert _longest_first(passages) == by_search(passages)


def test_a_giant_page_of_passages_is_no_square() -> None:
    """A hundred thousand passages: each against each would be ten thousand million comparisons."""
    passages: list[Passage] = [((start, start + 40), start % 7) for start in range(0, 4_000_000, 40)]
    assert _longest_first(passages) == passages
