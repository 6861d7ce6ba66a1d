"""ROUGE and its settings."""

import json
from pathlib import Path
from statistics import fmean

import pytest

from pipeline.errors import ConfigurationError
from pipeline.evaluation.rouge import RougeSettings, rouge


def settings(**fields: object) -> RougeSettings:
    values: dict[str, object] = {
        "measures": ("rouge1", "rouge2"), "stemmer": False, "tokenizer": "ascii", "max_words": None
    }  # fmt: skip
    return RougeSettings(**(values | fields))  # type: ignore[arg-type]


def test_rouge_counts_shared_words_and_pairs_of_words() -> None:
    scores = rouge("The river rose fast", ["the river rose", "the river fell back"], settings())
    assert scores["rouge1"].recall == pytest.approx(fmean([1, 2 / 4]))
    assert scores["rouge2"].precision == pytest.approx(fmean([2 / 3, 1 / 3]))


def test_a_summary_is_cut_at_its_limit() -> None:
    scores = rouge("The river rose fast", ["the river"], settings(max_words=2))
    assert scores["rouge1"].f1 == 1.0


def test_words_of_other_scripts_count_with_the_unicode_tokenizer_alone() -> None:
    text = "Η πόλη πλημμύρισε"
    assert rouge(text, [text], settings())["rouge1"].f1 == 0.0
    assert rouge(text, [text], settings(tokenizer="unicode"))["rouge1"].f1 == 1.0


def test_the_stemmer_joins_forms_of_a_word() -> None:
    assert rouge("flooded", ["flooding"], settings(stemmer=True))["rouge1"].f1 == 1.0


def test_the_longest_common_subsequence_goes_by_lines_in_lsum() -> None:
    scores = rouge("b b b.\na a a.", ["a a a.\nb b b."], settings(measures=("rougeL", "rougeLsum")))
    assert scores["rougeL"].f1 == pytest.approx(0.5)
    assert scores["rougeLsum"].f1 == pytest.approx(1.0)


def test_an_empty_summary_scores_nothing() -> None:
    assert rouge("", ["the river"], settings())["rouge1"].f1 == 0.0


def test_the_signature_holds_each_setting() -> None:
    signature = settings(max_words=250).signature
    assert "stemmer=no|tokenizer=ascii|max_words=250|references=mean" in signature


@pytest.mark.parametrize("wrong", [{"measures": ("rouge9",)}, {"measures": ()}, {"max_words": 0}, {"stemmer": 1}])
def test_wrong_settings_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        settings(**wrong)


def test_a_stemmer_for_all_scripts_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="false where tokenizer is unicode"):
        settings(stemmer=True, tokenizer="unicode")


def test_no_references_is_an_error() -> None:
    with pytest.raises(ValueError, match="needs a reference"):
        rouge("a", [], settings())


@pytest.mark.data
@pytest.mark.parametrize(("system", "rouge1", "rouge2"), [("ID3", 0.476, 0.208), ("ID2", 0.471, 0.187)])
def test_known_scores_of_multiling_come_back(data: Path, system: str, rouge1: float, rouge2: float) -> None:
    folder = data / "multiling2011"
    lines = (folder / "references.jsonl").read_text(encoding="utf-8").splitlines()
    references = {row["story"]: row["references"] for row in map(json.loads, lines)}
    peers = map(json.loads, (folder / "peers.jsonl").read_text(encoding="utf-8").splitlines())
    english = [p for p in peers if p["system"] == system and p["story"].startswith("multiling-en-")]
    assert len(english) == 5
    scores = [rouge(peer["text"], references[peer["story"]], settings(max_words=250)) for peer in english]
    assert fmean(s["rouge1"].f1 for s in scores) == pytest.approx(rouge1, abs=6e-4)
    assert fmean(s["rouge2"].f1 for s in scores) == pytest.approx(rouge2, abs=6e-4)
