"""The sample through the default pipeline, against what is kept in golden/: a forgotten raise of a revision shows here.

After a change that is meant, raise `revision` of the stages whose output changed, then renew the files and read
their difference: NEWSBRAID_RENEW_GOLDEN=1 scripts/test tests/test_golden.py
"""

import functools
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pipeline.exports.audit import run as audit
from pipeline.plan import Plan, make_plan
from pipeline.run import run
from pipeline.store import read_table
from tests.configurations import composed

GOLDEN = Path(__file__).parent / "golden"
RENEW = bool(os.environ.get("NEWSBRAID_RENEW_GOLDEN"))


@functools.cache
def sample_run() -> tuple[Plan, Path]:
    """The default run on the sample."""
    output = Path(tempfile.mkdtemp()) / "runs"
    plan = make_plan(composed(f"output={output}", "now=2024-04-01T00:00:00", "executor.workers=1"))
    return plan, run(plan, progress=False).folder.path


def rounded(value: Any) -> Any:
    """Floats to six digits: the last ones are the machine's."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list) else value


def stage_digests() -> dict[str, dict[str, object]]:
    """For each stage its class, revision, and a digest of what it kept and dropped."""
    plan, folder = sample_run()
    found: dict[str, dict[str, object]] = {}
    for number, step in enumerate(plan.steps, start=1):
        tables = [read_table(folder / f"{number:02d}-{step.name}" / f"{kind}.parquet") for kind in ("kept", "dropped")]
        content = json.dumps([rounded(table.to_pylist()) for table in tables], ensure_ascii=False)
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        found[step.name] = {"class": type(step.stage).__name__, "revision": step.stage.revision, "digest": digest}
    return found


def stories() -> list[Any]:
    lines = (sample_run()[1] / "exports" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return [rounded(json.loads(line)) for line in lines]


def test_no_stage_changes_its_output_without_a_new_revision() -> None:
    path = GOLDEN / "stages.json"
    found = stage_digests()
    if RENEW:
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert list(kept) == list(found)
    for name, now in found.items():
        hint = f"{name} gives other output: raise its revision if it changed (see the top of this file)"
        assert now == kept[name], hint


def test_the_stories_of_the_sample_are_the_golden_ones() -> None:
    path = GOLDEN / "stories.json"
    if RENEW:
        path.write_text(json.dumps(stories(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert stories() == json.loads(path.read_text(encoding="utf-8"))


def test_the_sample_run_passes_the_audit() -> None:
    assert audit([str(sample_run()[1])]) == 0


def test_the_sample_shows_what_it_was_written_to_show() -> None:
    found = stories()
    relations = {d["relation"] for story in found for d in story["disagreements"]}
    assert {"conflict", "conversion", "rounding", "update", "different_measure"} <= relations
    assert any(story["counts"]["origins"] < story["counts"]["articles"] for story in found)
    assert any(story["counts"]["articles"] == 1 for story in found)
    assert any(story["articles"][0]["language"] == "ar" for story in found)


def test_two_ferries_that_ran_aground_are_two_stories() -> None:
    ferries = [story for story in stories() if "erry" in story["headline"]]
    assert len(ferries) == 2
    texts = [" ".join(claim["text"] for claim in story["claims"]) for story in ferries]
    assert not any("Port Ellery" in text and "Arado" in text for text in texts)


def test_the_output_in_the_readme_is_that_of_the_sample() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```markdown\n")[1].split("```")[0].strip()
    assert shown in (sample_run()[1] / "exports" / "report.md").read_text(encoding="utf-8")
