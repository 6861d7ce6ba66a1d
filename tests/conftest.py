"""Fixtures that several folders share; builders of records are in builders.py."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test depends on how fast the machine is, or on chance.
settings.register_profile("newsbraid", deadline=None, derandomize=True)
settings.load_profile("newsbraid")


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data: NEWSBRAID_DATA, else `../shared/data` beside the checkout."""
    named = os.environ.get("NEWSBRAID_DATA")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared" / "data"
    if not (folder / "README.md").is_file():
        if named:
            pytest.fail(f"NEWSBRAID_DATA is {named}, which holds no README.md")
        pytest.skip("no real data: set NEWSBRAID_DATA to its folder")
    return folder
