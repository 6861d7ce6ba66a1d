"""No rewritten sentence of the sample has punctuation that a deletion stranded."""

import json
import re
from pathlib import Path

import pipeline
from pipeline.records import Member, Ranked
from pipeline.stages.summarize.rewriting import option, scene
from pipeline.stages.summarize.story import SummarizeInput, sources
from tests.builders import member

SAMPLE = Path(pipeline.__file__).parent / "sample" / "articles.jsonl"
_STRANDED = re.compile(r",\s*[,.;]|\s[,.;]|\(\s*\)|\A[,.;]|\.\.(?!\.)(?<!\.\.\.)")


def sample() -> list[Member]:
    """The English articles of the sample, each with its day."""
    lines = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    return [
        member(f"a{i}", line["text"], day=(line.get("published") or "")[:10] or None)
        for i, line in enumerate(lines)
        if line.get("language", "en") == "en" and line.get("text")
    ]


def test_no_rewritten_sentence_of_the_sample_has_stranded_punctuation() -> None:
    articles = tuple(sample())
    known = scene(articles)
    ranked = tuple(Ranked(a.article_id, s.start, s.end, 1.0) for a in articles for s in a.sentences)
    edited = 0
    for source in sources(SummarizeInput("s", articles, ranked, ())):
        for candidate in option(source, known).candidates[:-1]:
            edited += bool(candidate.edits)
            assert not _STRANDED.search(candidate.text) or _STRANDED.search(source.text), candidate.text
    assert edited > 20
