"""Fixtures that several folders share; builders of records are in builders.py."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hydra._internal.hydra import Hydra
from hypothesis import settings

# No test depends on how fast the machine is, or on chance. `scripts/test --all`, and so CI, tries more examples.
settings.register_profile("all", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("quick")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """No test asks whether a file outlives a power cut, and the wait for the disk is most of the time of many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_collecting_of_what_stays() -> None:
    """What was imported lives to the end: the garbage collector need not look through it again and again."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def no_composing_twice() -> Iterator[None]:
    """Hydra composes each configuration once more to learn `hydra.mode`, which none of ours sets: half of a command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Hydra, "get_mode", lambda *_, **__: None)
        yield


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
