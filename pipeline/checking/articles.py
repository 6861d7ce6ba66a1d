"""Articles made ready to be evidence: cleaned, dated, cut into sentences, copies told apart."""

from collections.abc import Iterable, Sequence

from pipeline.errors import ConfigurationError
from pipeline.executors import apply_part
from pipeline.join import Tables
from pipeline.plan import Step
from pipeline.records import Article, Dropped, Member
from pipeline.sources.admission import admit
from pipeline.tables import schema, to_records, to_table


def members_of(records: Iterable[Article | Dropped], steps: Sequence[Step]) -> tuple[list[Member], list[Dropped]]:
    """The articles as stages on stories see them, by id, and what was set aside on the way.

    steps  stages on articles, in their order

    Raises:
        ConfigurationError: a check reads what none of the stages gives.
        StageError: a stage as a whole failed.
    """
    admitted = admit(records)
    dropped = [*admitted.dropped]
    tables = Tables(articles=to_table(admitted.articles, Article), stories=None)
    for step in steps:
        result = apply_part(step.name, step.stage, tables.given(step.stage.reads))
        tables = tables.added(step.stage.reads, result.kept)
        dropped += to_records(result.dropped, Dropped)
    if lacking := [name for name in schema(Member).names if name not in tables.articles.column_names]:
        raise ConfigurationError(
            f"no stage of pipeline={[s.name for s in steps]} gives {lacking[0]!r}, which a check reads"
        )
    return to_records(tables.articles, Member), dropped
