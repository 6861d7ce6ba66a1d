"""A composed configuration of the evaluation -> a run over its benchmark -> figures."""

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from omegaconf import DictConfig, OmegaConf, open_dict

from pipeline.build import build, own_packages
from pipeline.errors import ConfigurationError, StoreError
from pipeline.evaluation.apart import run_apart
from pipeline.evaluation.benchmark import Benchmark, GivesStories, digest_of
from pipeline.evaluation.report import as_markdown
from pipeline.evaluation.results import Evaluation
from pipeline.plan import Plan, make_plan
from pipeline.run import Outcome, run
from pipeline.stage import Stage
from pipeline.store import write_bytes, write_json
from pipeline.usage import conf_folder

_NEEDS = "what each benchmark needs, and where it comes from: pipeline/evaluation/RESULTS.md"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A benchmark whose data is not here, and why."""

    reason: str


def find_data(option: str | None) -> Path | None:
    """The folder of benchmarks: the option, NEWSBRAID_DATA, or `../shared/data` beside a checkout; None without.

    Raises:
        ConfigurationError: a folder is named that is not there or holds nothing.
    """
    named = option or os.environ.get("NEWSBRAID_DATA")
    if named:
        folder = Path(named)
        if not folder.is_dir() or not any(folder.iterdir()):
            where = "data" if option else "NEWSBRAID_DATA"
            raise ConfigurationError(
                f"{where} is {named!r}, which is no folder with files; name that of the benchmarks"
            )
        return folder
    beside = conf_folder().parent.parent / "shared" / "data"
    return beside if beside.is_dir() else None


def evaluate(cfg: DictConfig, overrides: tuple[str, ...]) -> tuple[Evaluation, Path] | Skipped:
    """Run and score; the figures also lie in the folder that comes with them.

    Raises:
        NewsbraidError: the configuration is refused, or the run stops.
    """
    if not isinstance(cfg.fresh, bool):
        raise ConfigurationError(f"fresh is {cfg.fresh!r}, expected true or false")
    folder = find_data(cfg.data)
    cfg.data = str(folder or "")
    settings: Any = OmegaConf.to_container(cfg, resolve=False)
    benchmark = build(OmegaConf.to_container(cfg.benchmark, resolve=True), "benchmark", own_packages(settings))
    if not isinstance(benchmark, Benchmark):
        raise ConfigurationError(f"benchmark._target_ is {type(benchmark).__name__}, which is no benchmark")
    absent = [name for name in benchmark.files if not Path(name).exists()]
    if absent and folder is None:
        return Skipped(
            f"skipped {cfg.title}: no benchmarks here; name their folder as data=FOLDER or in NEWSBRAID_DATA\n{_NEEDS}"
        )
    if absent:
        return Skipped(f"skipped {benchmark.name}: {absent[0]} is not there\n{_NEEDS}")
    corpus = digest_of(benchmark)  # before the run, so that gold stories that cannot be read cost nothing
    _give_stories(cfg, benchmark)
    distortion = ",".join(filter(None, (_limit(cfg), _distort(cfg))))
    progress = bool(sys.stderr and sys.stderr.isatty())
    if cfg.fresh:
        _start_afresh(cfg)
        outcome = run_apart(cfg, progress=progress)
    else:
        outcome = run(_plan_for(benchmark, cfg), progress=progress)
    evaluation = _evaluation(benchmark, outcome, overrides, distortion, corpus)
    return evaluation, _written(evaluation, outcome)


def _plan_for(benchmark: Benchmark, cfg: DictConfig) -> Plan:
    """The plan of a run of its own for each way to score: one folder holds the figures of one configuration."""
    plan = make_plan(cfg)
    stages = [repr(v) for f in fields(benchmark) if isinstance(v := getattr(benchmark, f.name), Stage)]  # type: ignore[arg-type]
    scored = json.dumps([plan.fingerprint, benchmark.signature, *stages])
    return replace(plan, fingerprint=hashlib.blake2b(scored.encode(), digest_size=8).hexdigest())


def _give_stories(cfg: DictConfig, benchmark: Benchmark) -> None:
    if not isinstance(benchmark, GivesStories):
        return
    if "stories" not in cfg.cluster:
        raise ConfigurationError(f"benchmark {benchmark.name} summarizes given stories: leave cluster=given")
    cfg.cluster.stories = benchmark.given_stories()


def _limit(cfg: DictConfig) -> str:
    """That not all of the corpus is read, in words: its figures are no figures of the benchmark; empty where it is."""
    limit = cfg.source.get("limit")
    return "" if limit is None else f"limit({limit})"


def _distort(cfg: DictConfig) -> str:
    """Put the distortion around the source; in words, empty without one."""
    if not OmegaConf.is_list(cfg.distort):
        raise ConfigurationError(f"distort is {cfg.distort!r}, expected a list such as [lowercase,undated]")
    if not cfg.distort:
        return ""
    changes, words = sorted(map(str, cfg.distort)), cfg.snippet_words
    target = "pipeline.sources.distorted.DistortedSource"
    with open_dict(cfg):
        cfg.source = {"_target_": target, "source": cfg.source, "changes": changes, "snippet_words": words}
    return ",".join(f"snippet({words})" if change == "snippet" else change for change in changes)


def _start_afresh(cfg: DictConfig) -> None:
    """An output folder, and with it a store, of its own."""
    try:
        Path(cfg.output).mkdir(parents=True, exist_ok=True)
        cfg.output = tempfile.mkdtemp(prefix="fresh-", dir=cfg.output)
    except OSError as error:
        raise StoreError(f"cannot write under {cfg.output}: {error.strerror or error}") from error
    cfg.store = f"{cfg.output}/store"


def _evaluation(
    benchmark: Benchmark, outcome: Outcome, overrides: tuple[str, ...], distortion: str, corpus: str
) -> Evaluation:
    manifest = outcome.manifest
    return Evaluation(
        benchmark=benchmark.name,
        overrides=overrides,
        signature=benchmark.signature,
        distortion=distortion,
        corpus=corpus,
        run_id=outcome.folder.run_id,
        plan=manifest["plan"],
        reused=tuple(stage["stage"] for stage in manifest["stages"] if stage["computed"] < stage["rows_in"]),
        seconds=manifest["seconds"],
        peak_memory_bytes=manifest["peak_memory_bytes"],
        versions=manifest["versions"],
        rows=tuple(benchmark.rows(outcome.folder)),
    )


def _written(evaluation: Evaluation, outcome: Outcome) -> Path:
    folder = outcome.folder.path / "evaluation"
    write_json(folder / "results.json", evaluation.as_json())
    write_bytes(folder / "results.md", as_markdown(evaluation).encode())
    units = (json.dumps(unit, ensure_ascii=False) + "\n" for row in evaluation.rows for unit in row.by_unit())
    write_bytes(folder / "units.jsonl", "".join(units).encode("utf-8", "replace"))
    return folder
