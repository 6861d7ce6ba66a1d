"""What is measured of one summary of one story."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from pipeline.evaluation.benchmark import kept
from pipeline.evaluation.grammar import grammar_error_rate
from pipeline.evaluation.novelty import Sources, index, novelty
from pipeline.evaluation.order import order_agreement
from pipeline.evaluation.rouge import RougeSettings, rouge
from pipeline.evaluation.systems import Documents
from pipeline.records import Article, Claim, Cleaned, Clustered
from pipeline.stages.summarize.wording.edits import word_count
from pipeline.store import RunFolder
from pipeline.tables import to_records
from pipeline.text.sentences import sentence_spans

Figures = dict[str, float]
"""What a summary has no figure for is absent."""


@dataclass(frozen=True, slots=True)
class Task:
    """A story that is to be summarized.

    documents  the sentences of each article of the run, repeats left out
    ordered    the sentences of each reference
    """

    documents: Documents
    language: str
    references: tuple[str, ...]
    ordered: tuple[tuple[str, ...], ...]
    sources: Sources


def tasks(run: RunFolder, references: Mapping[str, Sequence[str]]) -> dict[str, Task]:
    """The stories that have references, by id, in order; one that the run lacks has no documents."""
    articles = {a.article_id: a for a in to_records(kept(run, "text"), Article)}
    cleaned = {c.article_id: c for c in to_records(kept(run, "sentences"), Cleaned)}
    stories = {s.story_id: s.article_ids for s in to_records(kept(run, "article_ids"), Clustered)}
    return {
        story: _task([(articles[i], cleaned[i]) for i in stories.get(story, ())], tuple(references[story]))
        for story in sorted(references)
    }


def _task(articles: Sequence[tuple[Article, Cleaned]], references: tuple[str, ...]) -> Task:
    codes = Counter(cleaned.language for _, cleaned in articles)
    language = min(codes, key=lambda code: (-codes[code], code)) if codes else "und"
    return Task(
        documents=tuple(tuple(a.text[s.start : s.end] for s in c.sentences if not s.repeat) for a, c in articles),
        language=language,
        references=references,
        ordered=tuple(tuple(t[a:b] for a, b in sentence_spans(t, 0, len(t), language)) for t in references),
        sources=index([article.text for article, _ in articles]),
    )


def text_figures(summary: str, task: Task, settings: RougeSettings) -> Figures:
    """Figures of a summary, whose lines are its sentences where it has several, else they are found."""
    lines = [line for line in summary.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = [summary[a:b] for a, b in sentence_spans(summary, 0, len(summary), task.language)]
    scores = rouge(summary, task.references, settings)
    figures: Figures = {measure: scores[measure].f1 for measure in settings.measures}
    figures["words"] = float(word_count(summary))
    tau = order_agreement(lines, task.ordered)
    if task.language == "en":
        figures["grammar errors"] = grammar_error_rate(lines)
    return figures | novelty(lines, task.sources) | ({} if tau is None else {"order tau": tau})


def linked(claims: Sequence[Claim]) -> Figures:
    """What only claims have: articles that the words of one come from, and independent origins behind it."""
    if not claims:
        return {}
    cited = [len({a.article_id for a in claim.alignments} - {None}) for claim in claims]
    return {"articles a sentence": fmean(cited), "origins a sentence": fmean(c.support.origins for c in claims)}
