"""Summaries written by a model."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Draft, Member, Ranked, Summarized
from pipeline.stages.summarize.seq2seq import GENERATED, SummarizeSeq2Seq, as_input, drafts, leading
from pipeline.stages.summarize.story import SummarizeInput, sources
from pipeline.tables import to_records, to_table
from tests.builders import member
from tests.models.test_generators import decoding
from tests.models.test_spec import spec
from tests.tiny_models import tiny_seq2seq

FLOOD = member("b", "The river rose on Monday. Two bridges were closed.", day="2024-03-05", title="Flood in town")
COUNCIL = member("a", "The council met at night. It asked people to leave their homes.", day="2024-03-04")


def story(*members: Member, story_id: str = "s") -> SummarizeInput:
    ranked = (Ranked(m.article_id, s.start, s.end, 1.0) for m in members for s in m.sentences)
    return SummarizeInput(story_id, members, tuple(ranked), ())


def drafted(written: str, budget_words: int = 100) -> list[Draft]:
    return list(drafts(written, sources(story(FLOOD, COUNCIL)), budget_words))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> SummarizeSeq2Seq:
    return SummarizeSeq2Seq(
        model=spec(tiny_seq2seq(tmp_path_factory.mktemp("seq2seq"))),
        decoding=decoding(),
        prefix="",
        separator="\n",
        input_words=50,
        budget_words=30,
        batch_size=2,
    )


def summaries(stage: SummarizeSeq2Seq, *stories: SummarizeInput) -> list[Summarized]:
    result = stage(to_table(stories, SummarizeInput))
    assert result.kept.schema.equals(stage.writes)
    assert result.dropped.num_rows == 0
    return to_records(result.kept, Summarized)


def test_each_written_sentence_is_a_draft_that_ends_in_an_extract() -> None:
    first, second = drafted("Water closed two bridges. The council met at night, officials said.")
    assert [c.text for c in first.candidates] == ["Water closed two bridges.", "Two bridges were closed."]
    assert second.candidates[-1].text == "The council met at night."
    assert first.candidates[0].edits == (GENERATED,)


def test_a_sentence_copied_as_it_stands_is_the_extract_itself() -> None:
    (only,) = drafted("Two bridges were closed.")
    (candidate,) = only.candidates
    assert candidate.edits == ()
    assert [a.operation for a in candidate.alignments] == ["copy"]


def test_no_two_drafts_fall_back_on_one_sentence() -> None:
    extracts = [d.candidates[-1].text for d in drafted("The river rose high. The river rose again.")]
    assert len(set(extracts)) == 2


def test_a_repeated_sentence_is_one_draft() -> None:
    assert len(drafted("The river rose high. The river rose high.")) == 1


def test_a_last_sentence_that_the_model_did_not_end_is_left_out() -> None:
    assert [d.candidates[0].text for d in drafted("The river rose. Two bridges were")] == ["The river rose."]
    assert [d.candidates[0].text for d in drafted("Two bridges were")] == ["Two bridges were"]


def test_the_budget_counts_words_and_leaves_one_claim_at_least() -> None:
    written = "The river rose high. The council met late."
    assert len(drafted(written, 8)) == 2
    assert len(drafted(written, 7)) == 1
    assert len(drafted(written, 1)) == 1


@pytest.mark.parametrize("written", ["", "  \n", "…", "— ! ?"])
def test_an_answer_without_words_makes_no_draft(written: str) -> None:
    assert drafted(written) == []


@given(st.text(alphabet="abT .!\n\u05d0洪🌊\u0301'", max_size=60))
def test_any_answer_makes_sound_drafts(written: str) -> None:
    for found in drafted(written):
        assert found.candidates[-1].edits == ()
        assert [a.operation for a in found.candidates[-1].alignments] == ["copy"]


def test_a_model_reads_the_best_sentences_that_fit() -> None:
    ranked = sources(story(FLOOD, COUNCIL))
    assert [s.text for s in leading(ranked, 9)] == ["The river rose on Monday.", "Two bridges were closed."]
    assert len(leading(ranked, 1)) == 1


def test_a_model_reads_article_by_article_in_the_order_of_days() -> None:
    ranked = sources(story(FLOOD, COUNCIL))[::-1]
    assert as_input(ranked, " | ") == f"{COUNCIL.text} | {FLOOD.text}"


def test_each_story_gets_a_summary(stage: SummarizeSeq2Seq) -> None:
    first, second = summaries(stage, story(FLOOD, COUNCIL, story_id="s1"), story(COUNCIL, story_id="s2"))
    assert first.headline is not None and first.headline.text == "Flood in town"
    assert second.headline is None
    assert all(d.candidates[-1].edits == () for s in (first, second) for d in s.drafts)


def test_any_split_gives_the_same_summaries(stage: SummarizeSeq2Seq) -> None:
    stories = [story(FLOOD, COUNCIL, story_id="s1"), story(COUNCIL, story_id="s2"), story(FLOOD, story_id="s3")]
    assert [s for one in stories for s in summaries(stage, one)] == summaries(stage, *stories)


def test_a_story_without_ranked_sentences_has_no_drafts(stage: SummarizeSeq2Seq) -> None:
    (summary,) = summaries(stage, SummarizeInput("s", (FLOOD,), (), ()))
    assert summary.drafts == ()


def test_where_the_model_writes_nothing_extracts_stand(
    stage: SummarizeSeq2Seq, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent:
        def generate(self, texts: list[str]) -> list[str]:
            return ["" for _ in texts]

    monkeypatch.setattr("pipeline.stages.summarize.seq2seq.load_generator", lambda *_: Silent())
    (summary,) = summaries(stage, story(FLOOD))
    assert {d.candidates[0].text for d in summary.drafts} == {"The river rose on Monday.", "Two bridges were closed."}


def test_an_empty_table_gives_an_empty_table(stage: SummarizeSeq2Seq) -> None:
    assert summaries(stage) == []


@pytest.mark.parametrize("wrong", [{"input_words": 0}, {"budget_words": 0}, {"batch_size": "2"}, {"decoding": None}])
def test_wrong_parameters_are_refused(stage: SummarizeSeq2Seq, wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        replace(stage, **wrong)  # type: ignore[arg-type]


def test_importing_the_stage_imports_no_torch() -> None:
    code = "import sys, pipeline.stages.summarize.seq2seq; assert not {'torch', 'transformers'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
