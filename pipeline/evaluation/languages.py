"""A benchmark of stories in several languages at once."""

import re
from dataclasses import dataclass

from pipeline.errors import ConfigurationError
from pipeline.evaluation.benchmark import SYSTEM, corpus_digest, kept
from pipeline.evaluation.clustering import METRICS, agreement_row
from pipeline.evaluation.gold import predicted_stories
from pipeline.evaluation.labels import Labels, check_labels, joined
from pipeline.evaluation.metrics import agreement, cluster_counts, mixed_stories
from pipeline.evaluation.results import Row
from pipeline.stage import check_parameters
from pipeline.store import RunFolder


@dataclass(frozen=True, kw_only=True)
class LanguageBenchmark:
    """Articles of the same topics in several languages, in one batch.

    Gold is the topic, whatever the language (`all`), and topic and language together (`by language`): a method
    without a multilingual encoder can reach the second only. Whatever it does, no story may mix topics.

    labels    where the gold stories stand; their names hold the language
    language  regular expression that matches the language in a story's name; what is left names the topic
    """

    name: str
    files: tuple[str, ...]
    labels: Labels
    language: str

    def __post_init__(self) -> None:
        check_labels(self.labels)
        check_parameters(self)
        try:
            re.compile(self.language)
        except re.error as error:
            raise ConfigurationError(
                f"language is {self.language!r}, which is no regular expression: {error}"
            ) from None

    @property
    def signature(self) -> str:
        return f"{METRICS}|language={self.language}"

    def digest(self) -> str:
        """Of the files, or of the data set where there are none."""
        return self.labels.digest() or corpus_digest(self.files)

    def rows(self, run: RunFolder) -> list[Row]:
        """Agreement by topic, by topic and language, and for each language alone."""
        predicted, gold = predicted_stories(kept(run, "article_ids")), joined(self.labels.parts())
        topics = {article: re.sub(self.language, "", story) for article, story in gold.items()}
        found = {article: re.search(self.language, story) for article, story in gold.items()}
        languages = {article: match.group() if match else "none" for article, match in found.items()}
        stories, true = cluster_counts(predicted, topics)
        counts = {"stories": stories, "gold": true, "mix topics": mixed_stories(predicted, topics)}
        counts["mix languages"] = mixed_stories(predicted, languages)
        whole = Row.of(agreement(predicted, topics), system=SYSTEM, group="all", items=len(gold), counts=counts)
        rows = [whole, agreement_row(predicted, gold, "by language")]
        for language in sorted(set(languages.values())):
            of_it = {article: story for article, story in gold.items() if languages[article] == language}
            rows.append(agreement_row(predicted, of_it, language.strip("-_ ")))
        return rows
