"""What holds for every variant of every stage: the contract of stage.py, on the sample corpus."""

import dataclasses
import functools
import pickle
import random
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pytest

from pipeline.errors import ConfigurationError
from pipeline.executors import apply_part, uses_model
from pipeline.join import Tables
from pipeline.plan import make_plan
from pipeline.records import Article, Dropped
from pipeline.sources.admission import admit
from pipeline.stage import Stage, StageResult
from pipeline.store import row_digests
from pipeline.tables import schema, to_table
from tests.configurations import composed, overrides_for, stage_variants

TOLERANCE = 1e-4


@functools.cache
def tables_before() -> dict[str, Tables]:
    """For each stage of the default run on the sample corpus, the tables that it is given columns of."""
    plan = make_plan(composed())
    tables = Tables(articles=to_table(admit(plan.source.read("2024-04-01T00:00:00")).articles, Article), stories=None)
    before = {}
    for step in plan.steps:
        before[step.name] = tables
        kept = apply_part(step.name, step.stage, tables.given(step.stage.reads)).kept
        tables = tables.added(step.stage.reads, kept)
    return before


@functools.cache
def _case(group: str, variant: str) -> tuple[Stage, pa.Table]:
    folder = Path(tempfile.mkdtemp())
    plan = make_plan(composed(*overrides_for(group, variant, folder)))
    (stage,) = (step.stage for step in plan.steps if step.name == group)
    return stage, tables_before()[group].given(stage.reads)


@functools.cache
def _whole(group: str, variant: str) -> StageResult:
    return apply_part(group, *_case(group, variant))


class Case(NamedTuple):
    """A stage on the sample; `whole` is the result of the whole table, made once, which costs most of these tests."""

    name: str
    stage: Stage
    table: pa.Table
    whole: StageResult


@pytest.fixture(params=stage_variants(), ids="-".join)
def case(request: pytest.FixtureRequest) -> Case:
    group, variant = request.param
    return Case(group, *_case(group, variant), _whole(group, variant))


def joined(results: list[StageResult]) -> StageResult:
    kept = pa.concat_tables(r.kept for r in results)
    dropped = pa.concat_tables(r.dropped for r in results)
    return StageResult(kept.sort_by(kept.schema.names[0]), dropped.sort_by("key"))


def assert_same(stage: Stage, one: StageResult, two: StageResult) -> None:
    """Equal; vectors of models within the design's tolerance."""
    assert one.dropped.equals(two.dropped)
    if not (uses_model(stage) and "vector" in one.kept.schema.names):
        assert one.kept.equals(two.kept)
        return
    assert one.kept.column(0).equals(two.kept.column(0))
    values = [np.array([v["values"] for v in r.kept["vector"].to_pylist()]) for r in (one, two)]
    np.testing.assert_allclose(values[0], values[1], atol=TOLERANCE)


def test_the_whole_sample_gives_the_declared_columns_and_each_row_once(case: Case) -> None:
    assert case.table.num_rows > 5
    assert case.whole.kept.schema.equals(case.stage.writes)
    assert "error" not in case.whole.dropped["reason"].to_pylist()


def test_an_empty_table_gives_an_empty_table(case: Case) -> None:
    name, stage, table, _ = case
    result = apply_part(name, stage, table.slice(0, 0))
    assert result.kept.equals(stage.writes.empty_table())
    assert result.dropped.equals(schema(Dropped).empty_table())


def test_one_row_is_enough(case: Case) -> None:
    name, stage, table, _ = case
    result = apply_part(name, stage, table.slice(3, 1))
    assert result.kept.num_rows + result.dropped.num_rows == 1


def test_any_split_or_order_gives_the_same(case: Case) -> None:
    name, stage, table, _ = case
    whole = joined([case.whole])
    order = list(range(table.num_rows))
    random.Random(7).shuffle(order)
    shuffled = table.take(order)
    if stage.scope == "corpus":
        assert_same(stage, whole, apply_part(name, stage, shuffled))
    elif name == "summarize" and uses_model(stage):
        # Its batches are of other sizes: texts may differ where two words are nearly as likely.
        assert joined([apply_part(name, stage, shuffled)]).kept.column(0).equals(whole.kept.column(0))
    else:
        parts = [shuffled.slice(0, 1), shuffled.slice(1, 6), shuffled.slice(7)]
        assert_same(stage, whole, joined([apply_part(name, stage, part) for part in parts]))


def test_the_same_table_gives_the_same_bytes_twice(case: Case) -> None:
    name, stage, table, _ = case
    one, two = case.whole, apply_part(name, stage, table)
    assert row_digests(one.kept) == row_digests(two.kept)
    assert row_digests(one.dropped) == row_digests(two.dropped)


def test_a_stage_is_its_parameters_and_nothing_more(case: Case) -> None:
    assert len(case.whole.kept)
    pickled = pickle.dumps(case.stage)
    assert pickle.loads(pickled) == case.stage
    assert len(pickled) < 2_000
    assert case.stage.__dataclass_params__.frozen  # type: ignore[attr-defined]


MAY_BE_NEGATIVE = {("cluster", "zero")}
"""A likelihood of any height."""


def test_no_number_of_a_stage_may_be_negative(case: Case) -> None:
    parameters = {field.name: getattr(case.stage, field.name) for field in dataclasses.fields(case.stage)}  # type: ignore[arg-type]
    numbers = {name: value for name, value in parameters.items() if type(value) in (int, float)}
    for name, value in numbers.items():
        if (case.name, name) not in MAY_BE_NEGATIVE:
            with pytest.raises(ConfigurationError, match=name):
                dataclasses.replace(case.stage, **{name: type(value)(-1)})  # type: ignore[type-var]
