"""Texts made to be slow go through the whole pipeline: in time, or set aside with the reason."""

import dataclasses
from pathlib import Path

import pytest

from pipeline.plan import make_plan
from pipeline.run import run
from tests.configurations import composed
from tests.fake_stages import ListSource
from tests.hostile_texts import PIECES, articles


@pytest.mark.slow
def test_texts_of_one_piece_again_and_again_are_kept_or_set_aside_as_slow(tmp_path: Path) -> None:
    items = tuple(article for piece in PIECES for article in articles(piece, 4000))
    plan = make_plan(composed(f"output={tmp_path}", "executor.workers=1", "now=2024-03-20T00:00:00"))
    outcome = run(dataclasses.replace(plan, source=ListSource(items=items)), progress=False)
    assert outcome.manifest["counts"]["articles_in"] == len(items) == 2 * len(PIECES)
    reasons = {name.split(": ")[1] for name in outcome.manifest["set_aside"]}
    assert reasons.isdisjoint({"error", "killed"})
