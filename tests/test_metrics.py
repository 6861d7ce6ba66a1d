import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.metrics import Ending, check_path, exposition, last_success
from pipeline.store import RunFolder

MANIFEST: dict[str, Any] = {
    "articles_in": 31,
    "counts": {"articles_in": 31, "kept": 28, "set_aside": 3, "stories": 9, "claims": 47},
    "set_aside": {"read: empty_text": 1, "verify: no_claims": 2},
    "left_out": {"title: too_long": 4},
    "seconds": 3.5,
    "stages": [{"stage": "clean", "seconds": 0.25, "computed": 30}],
    "peak_memory_bytes": 500_000_000,
}

LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"'
SAMPLE = re.compile(rf"([a-zA-Z_:][a-zA-Z0-9_:]*)\{{({LABEL}(?:,{LABEL})*)\}} (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)")
"""A line as the text format 0.0.4 has it."""


def parsed(text: str) -> dict[tuple[str, str], float]:
    """Samples by name and labels; fails on what is no exposition: HELP and TYPE come once, first, and groups stay
    together."""
    assert text.endswith("\n")
    found: dict[tuple[str, str], float] = {}
    groups: list[str] = []
    lines = iter(text.removesuffix("\n").split("\n"))
    for line in lines:
        if line.startswith("# HELP "):
            groups.append(line.split(" ", 3)[2])
            assert next(lines) == f"# TYPE {groups[-1]} gauge"
            continue
        match = SAMPLE.fullmatch(line)
        assert match and match[1] == groups[-1], line
        assert (match[1], match[2]) not in found
        found[match[1], match[2]] = float(match[3])
    assert len(set(groups)) == len(groups)
    return found


def test_each_figure_of_a_run_has_a_series() -> None:
    found = parsed(exposition("/runs", Ending(0, 1.7e9, 1.7e9, False), MANIFEST))
    out = 'output="/runs"'
    assert found["newsbraid_run_articles_in", out] == 31
    assert found["newsbraid_run_articles_kept", out] == 28
    assert found["newsbraid_run_set_aside", f'{out},stage="verify",reason="no_claims"'] == 2
    assert (found["newsbraid_run_stories", out], found["newsbraid_run_claims", out]) == (9, 47)
    assert found["newsbraid_run_left_out", f'{out},field="title",reason="too_long"'] == 4
    assert found["newsbraid_run_seconds", out] == 3.5
    assert found["newsbraid_run_peak_memory_bytes", out] == 500_000_000
    assert found["newsbraid_last_success_timestamp_seconds", out] == 1.7e9


def test_a_run_of_a_row_tells_how_many_articles_are_new() -> None:
    found = parsed(exposition("r", Ending(0, 1.0, 1.0, False), MANIFEST | {"window": {"new": 0}}))
    assert found["newsbraid_run_articles_new", 'output="r"'] == 0


def test_a_command_that_ran_nothing_tells_how_it_ended() -> None:
    found = parsed(exposition("r", Ending(2, 5.0, None, False), None))
    assert found == {
        ("newsbraid_exit_code", 'output="r"'): 2,
        ("newsbraid_end_timestamp_seconds", 'output="r"'): 5,
        ("newsbraid_nothing_new", 'output="r"'): 0,
    }


@given(st.text(), st.text(max_size=5), st.floats(0, 1e300))
def test_any_name_of_a_folder_or_reason_is_a_label(output: str, reason: str, seconds: float) -> None:
    manifest = MANIFEST | {"set_aside": {f"read: {reason}": 1}, "seconds": seconds}
    found = parsed(exposition(output, Ending(0, 1.0, 1.0, True), manifest))
    assert found["newsbraid_run_seconds", next(k for n, k in found if n == "newsbraid_run_seconds")] == seconds


def test_the_last_success_is_remembered_over_failures(tmp_path: Path) -> None:
    file = tmp_path / "m.prom"
    assert last_success(tmp_path, file) is None
    RunFolder(path=tmp_path / "1-a").write_manifest({"status": "complete", "written_at": "1970-01-01T00:01:00Z"})
    RunFolder(path=tmp_path / "2-b").write_manifest({"status": "failed", "written_at": "1970-01-01T00:02:00Z"})
    assert last_success(tmp_path, None) == last_success(tmp_path, file) == 60
    file.write_text(exposition("r", Ending(1, 200.0, 100.0, False), None))
    assert last_success(tmp_path, file) == 100


@pytest.mark.parametrize("path", ["m.txt", "/absent/m.prom", 5])
def test_a_file_that_nothing_would_read_is_refused(path: object) -> None:
    with pytest.raises(ConfigurationError, match="metrics is"):
        check_path(path)
