import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.shingles import shingles


@given(st.lists(st.integers(0, 3), max_size=30), st.integers(1, 4))
def test_equal_windows_have_equal_shingles_and_others_do_not(text: list[int], size: int) -> None:
    windows = [tuple(text[i : i + size]) for i in range(max(0, len(text) - size + 1))]
    own = shingles(np.array(text, dtype=np.uint64), size)
    assert len(own) == len(windows)
    assert len(set(own.tolist())) == len(set(windows))
