"""The wheel works from an empty folder, with the configuration and the sample that it ships."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a freshly built wheel, as pip would lay it down."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "-w", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def call(site: Path, folder: Path, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    folder.mkdir(exist_ok=True)
    code = f"import {module} as m, pipeline, sys; sys.argv[0] = 'command'; print(pipeline.__file__); m.main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_main_job_and_the_audit_run_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = call(installed, tmp_path / "empty", "pipeline.__main__")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    (run,) = (tmp_path / "empty" / "runs").glob("*/exports")
    checked = call(installed, tmp_path / "empty", "pipeline.exports.audit", str(run.parent))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_evaluation_skips_with_a_message_where_there_is_no_data(installed: Path, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "NEWSBRAID_DATA"}
    code = "import pipeline.evaluation.__main__ as m; m.main()"
    command = [sys.executable, "-c", code, "benchmark=neus"]
    path = {"PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=tmp_path, env=environment | path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "skipped" in done.stdout


def test_the_wheel_holds_no_tests_and_every_file_that_is_not_code(installed: Path) -> None:
    names = {str(p.relative_to(installed)) for p in installed.rglob("*")}
    assert "pipeline/conf/config.yaml" in names
    assert "pipeline/sample/articles.jsonl" in names
    assert "pipeline/py.typed" in names
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert any(n.endswith(".jinja") for n in names)
    assert not any(n.startswith("tests") for n in names)
