"""Scores of summaries, from the folder of a run."""

from pathlib import Path

import pytest

from pipeline.evaluation.summaries import SummaryBenchmark
from pipeline.evaluation.systems import System
from pipeline.records import (
    Alignment,
    Article,
    Claim,
    Cleaned,
    Clustered,
    Dropped,
    Evidence,
    Layout,
    Support,
    Verdict,
    Verified,
)
from pipeline.stage import StageResult
from pipeline.store import RunFolder
from pipeline.tables import schema, to_table
from tests.builders import article, sentences_of
from tests.evaluation.test_clustering import labels_of, write_lines
from tests.evaluation.test_rouge import settings


def claim(text: str) -> Claim:
    evidence = Evidence(0, "a", "text", 0, len(text), 1.0)
    alignment = Alignment(0, len(text), "a", "text", 0, len(text), "copy")
    return Claim("c", text, Support(1, 1, 1), (evidence,), (alignment,), Verdict("supported", 1.0, ()))


def finished_run(path: Path) -> RunFolder:
    run = RunFolder(path=path / "run")
    summary = Verified("set-en-1", (claim("The river rose."), claim("Two bridges were closed.")), ())
    texts = [article("a", "The river rose. Rain fell."), article("b", "Le fleuve est monté.")]
    cleaned = [
        Cleaned(a.article_id, Layout(None, None, None, None, ()), sentences_of(a.text), language, None)
        for a, language in zip(texts, ("en", "fr"), strict=True)
    ]
    nothing = schema(Dropped).empty_table()
    run.write_stage(0, "read", StageResult(to_table(texts, Article), nothing))
    run.write_stage(1, "clean", StageResult(to_table(cleaned, Cleaned), nothing))
    stories = [Clustered("set-en-1", ("a",)), Clustered("set-fr-1", ("b",))]
    run.write_stage(2, "cluster", StageResult(to_table(stories, Clustered), nothing))
    run.write_stage(3, "verify", StageResult(to_table([summary], Verified), schema(Dropped).empty_table()))
    return run


def benchmark(folder: Path, group: str | None = None, systems: tuple[System, ...] = ()) -> SummaryBenchmark:
    references = write_lines(
        folder / "references.jsonl",
        {"story": "set-en-1", "references": ["The river rose. Two bridges were closed."]},
        {"story": "set-fr-1", "references": ["Le fleuve est monté."]},
    )
    peers = write_lines(
        folder / "peers.jsonl",
        {"story": "set-en-1", "system": "ID10", "text": "The river rose."},
        {"story": "set-en-1", "system": "ID2", "text": "Nothing."},
    )
    return SummaryBenchmark(
        name="small",
        files=(references, peers),
        labels=labels_of(folder, a="set-en-1", b="set-fr-1"),
        references=references,
        peers=peers,
        systems=systems,
        budget_words=5,
        group=group,
        unit=None,
        rouge=settings(),
    )


def test_claims_are_scored_and_a_missing_summary_counts_as_nothing(tmp_path: Path) -> None:
    row = benchmark(tmp_path).rows(finished_run(tmp_path))[0]
    assert (row.system, row.group, row.items) == ("newsbraid", "all", 2)
    figures = {name: row.figures[name] for name in ("rouge1", "rouge2", "words")}
    assert figures == {"rouge1": pytest.approx(0.5), "rouge2": pytest.approx(0.5), "words": pytest.approx(3.5)}


def test_what_only_some_summaries_have_is_a_mean_over_these(tmp_path: Path) -> None:
    figures = benchmark(tmp_path).rows(finished_run(tmp_path))[0].figures
    assert figures["not verbatim"] == 0.5 and figures["articles a sentence"] == 1.0


def test_another_system_shows_by_how_much_ours_is_above_it_on_the_same_stories(tmp_path: Path) -> None:
    rows = benchmark(tmp_path, "-(en|fr)-").rows(finished_run(tmp_path))
    row = next(row for row in rows if row.system == "ID2" and row.group == "en")
    assert row.figures["ours over it, rouge1"] == pytest.approx(1.0 - row.figures["rouge1"])


def test_systems_are_made_of_the_articles_of_the_run(tmp_path: Path) -> None:
    rows = benchmark(tmp_path, systems=("lead", "round_robin_lead")).rows(finished_run(tmp_path))
    assert [row.system for row in rows] == ["newsbraid", "ID2", "ID10", "lead", "round_robin_lead"]
    lead = next(row for row in rows if row.system == "lead")
    assert lead.items == 2 and lead.figures["words"] == pytest.approx(4.5)


def test_peers_stand_beside_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    rows = benchmark(tmp_path).rows(finished_run(tmp_path))
    assert [row.system for row in rows] == ["newsbraid", "ID2", "ID10"]


def test_peers_are_scored_where_they_took_part(tmp_path: Path) -> None:
    rows = benchmark(tmp_path, "-(en|fr)-").rows(finished_run(tmp_path))
    assert [(row.group, row.items) for row in rows if row.system == "ID10"] == [("all", 1), ("en", 1)]


def test_parts_get_rows_of_their_own(tmp_path: Path) -> None:
    rows = benchmark(tmp_path, "-(en|fr)-").rows(finished_run(tmp_path))
    figures = {row.group: row.figures["rouge1"] for row in rows if row.system == "newsbraid"}
    assert figures == {"all": pytest.approx(0.5), "en": pytest.approx(1.0), "fr": 0.0}


def test_the_stories_are_given(tmp_path: Path) -> None:
    assert benchmark(tmp_path).given_stories() == [["a", "set-en-1"], ["b", "set-fr-1"]]
