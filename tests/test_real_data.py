"""The promises of the product on real pages; floors of quality are measured by newsbraid-evaluate."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.exports.audit import run as audit
from pipeline.plan import make_plan
from pipeline.run import run
from tests.configurations import composed

pytestmark = [pytest.mark.data, pytest.mark.slow]

FURNITURE = ("Getty", "DILKOFF", "tip on a world news", "Subscribe", "Read more", "Photo courtesy", "pic.twitter",
             "AI-generated", "Latest Headlines", "SEE ALSO", "NEWSWEEK DIGITAL", "About the writer")  # fmt: skip


def run_on(output: Path, *overrides: str) -> Path:
    """Run the shipped configuration; the folder of exports."""
    cfg = composed(f"output={output}", "now=2024-04-01T00:00:00", "executor.workers=1", *overrides)
    return run(make_plan(cfg), progress=False).folder.path / "exports"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def seeds(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_on(tmp_path_factory.mktemp("seeds"), "source=files", f"source.path={data / 'seeds'}")


def test_the_seeds_are_one_story_of_four_origins(seeds: Path) -> None:
    (story,) = lines(seeds / "stories.jsonl")
    assert story["counts"] == {"articles": 5, "outlets": 4, "origins": 4}
    copies = [a for a in story["articles"] if a["copy_of"]]
    texts = {a["article_id"]: a["text"] for a in lines(seeds / "articles.jsonl")}
    assert len(copies) == 1
    assert all("new chapter" in texts[i] for i in (copies[0]["article_id"], copies[0]["copy_of"]))


def test_no_furniture_is_in_any_claim_evidence_or_body(seeds: Path) -> None:
    texts = {a["article_id"]: a for a in lines(seeds / "articles.jsonl")}
    (story,) = lines(seeds / "stories.jsonl")
    passages = [
        texts[e["article_id"]][e["field"]][e["start"] : e["end"]] for c in story["claims"] for e in c["evidence"]
    ]
    bodies = [a["text"][start:end] for a in texts.values() for start, end in a["body"]]
    claims = [c["text"] for c in story["claims"]]
    assert claims
    for text in [*passages, *bodies, *claims]:
        assert not any(word in text for word in FURNITURE), text


def test_the_summary_of_the_seeds_says_who_met_whom_where_and_what_was_asked_for(seeds: Path) -> None:
    (story,) = lines(seeds / "stories.jsonl")
    summary = " ".join(c["text"] for c in story["claims"])
    for words in (("Zelensky", "Zelenskyy"), ("Stoltenberg",), ("Kyiv",), ("April 20", "Thursday"), ("weapons",)):
        assert any(word in summary for word in words), (words, summary)
    assert all(c["evidence"] and c["verdict"]["label"] == "supported" for c in story["claims"])


def test_the_aid_to_ukraine_is_compared_and_never_merged_or_called_a_conflict(seeds: Path) -> None:
    (story,) = lines(seeds / "stories.jsonl")
    found = {
        d["relation"]: {(s["value"], s["unit"]) for s in d["sides"]}
        for d in story["disagreements"]
        if any(s["unit"] in ("EUR", "USD") for s in d["sides"])
    }
    assert found["different_measure"] == {(150e9, "EUR"), (65e9, "EUR")}
    assert found["conversion"] == {(65e9, "EUR"), (71e9, "USD")}
    assert "conflict" not in found
    (note,) = [d["note"] for d in story["disagreements"] if d["relation"] == "conversion"]
    assert "1.09" in note


def test_runs_on_real_pages_pass_the_audit(seeds: Path) -> None:
    assert audit([str(seeds)]) == 0


def test_the_seeds_among_other_news_are_a_story_of_their_own(data: Path, tmp_path: Path) -> None:
    exports = run_on(
        tmp_path,
        "source=several",
        "+source@source.sources.val=jsonl",
        f"source.sources.val.path={data / 'neus' / 'val'}",
        "+source@source.sources.seeds=files",
        f"source.sources.seeds.path={data / 'seeds'}",
        "pipeline=[clean,deduplicate,index,embed,cluster]",
        "export=[jsonl]",
    )
    seeds = [s for s in lines(exports / "stories.jsonl") if any(a["article_id"][:2] == "a-" for a in s["articles"])]
    assert [s["counts"]["articles"] for s in seeds] == [5]


def test_any_order_of_the_input_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    rows = (data / "basil" / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:60]
    written = []
    for seed in (1, 2):
        random.Random(seed).shuffle(rows)
        (tmp_path / f"{seed}.jsonl").write_text("".join(rows), encoding="utf-8")
        exports = run_on(tmp_path / str(seed), "source=jsonl", f"source.path={tmp_path / f'{seed}.jsonl'}")
        written.append({str(p.relative_to(exports)): p.read_bytes() for p in exports.rglob("*") if p.is_file()})
    assert written[0] == written[1]
