import contextlib
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import lock
from pipeline.errors import LockedError, StoreError
from pipeline.lock import held

HOLD = """
import sys, time
from pathlib import Path
from pipeline.lock import held
with held(Path(sys.argv[1])):
    print(flush=True)
    time.sleep(99)
"""


def leave(folder: Path, age: float = 0, **holder: object) -> None:
    """The lock file of a run that is gone, last touched so many seconds ago."""
    path = folder / lock.NAME
    path.write_text(json.dumps({"pid": 7, "host": "elsewhere", "boot": "other", "since": "then"} | holder))
    os.utime(path, (time.time() - age, time.time() - age))


def test_a_second_run_is_refused_with_who_holds_it_and_the_next_one_goes(tmp_path: Path) -> None:
    message = rf"process {os.getpid()} on {socket.gethostname()}"
    with held(tmp_path), pytest.raises(LockedError, match=message), held(tmp_path):
        pytest.fail("two runs hold one folder")
    with held(tmp_path):
        pass
    assert (tmp_path / lock.NAME).read_bytes() == b""


def test_one_of_several_folders_that_is_held_is_enough_and_frees_the_others(tmp_path: Path) -> None:
    with held(tmp_path / "store"):
        with pytest.raises(LockedError, match="store"), held(tmp_path / "a", tmp_path / "store"):
            pytest.fail("the store is held")
        with held(tmp_path / "a"):
            pass


def test_the_same_folder_twice_is_one_lock(tmp_path: Path) -> None:
    with held(tmp_path, tmp_path / ".." / tmp_path.name):
        pass


def test_the_lock_of_a_killed_run_is_taken_over(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(LockedError, match=f"process {holder.pid}"), held(tmp_path):
            pytest.fail("the other process holds it")
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert json.loads((tmp_path / lock.NAME).read_text())["pid"] == holder.pid
    with held(tmp_path):
        pass


def test_the_lock_of_before_a_restart_of_the_machine_is_taken_over(tmp_path: Path) -> None:
    leave(tmp_path, host=socket.gethostname())
    with held(tmp_path):
        pass


def test_the_lock_of_another_machine_holds_while_it_shows_signs_of_life(tmp_path: Path) -> None:
    leave(tmp_path, age=lock.SILENCE / 2)
    with pytest.raises(LockedError, match=r"on elsewhere since then.* last sign of life was 300 s ago"), held(tmp_path):
        pytest.fail("the other machine holds it")
    leave(tmp_path, age=lock.SILENCE + 10)
    with held(tmp_path):
        pass


def test_a_run_shows_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "BEAT", 0.01)
    with held(tmp_path):
        os.utime(tmp_path / lock.NAME, (0, 0))
        while (tmp_path / lock.NAME).stat().st_mtime == 0:
            time.sleep(0.01)


@pytest.mark.parametrize("content", ["", "{", "[]", "\x00" * 50])
def test_a_lock_file_that_says_nothing_holds_nobody_up(tmp_path: Path, content: str) -> None:
    (tmp_path / lock.NAME).write_text(content)
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"), held(tmp_path / "file" / "runs"):
        pytest.fail("there is no such folder")


@pytest.mark.parametrize(("number", "refused"), [(errno.ENOSPC, False), (errno.EDQUOT, False), (errno.EIO, True)])
def test_a_full_disk_is_no_reason_to_refuse_what_may_free_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refused: bool
) -> None:
    def full(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "pwrite", full)
    expected = pytest.raises(StoreError) if refused else contextlib.nullcontext()
    with expected, held(tmp_path), pytest.raises(LockedError), held(tmp_path):
        pytest.fail("two runs hold one folder")
