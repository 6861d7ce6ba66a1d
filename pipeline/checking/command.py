"""What `newsbraid-check` does: texts and articles -> verdicts -> exit code."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig

from pipeline.advice import VALUED
from pipeline.checking.checked import Checked
from pipeline.checking.checker import Checker
from pipeline.checking.prepare import CONFIGURATION, configured
from pipeline.checking.shown import json_lines, table_lines
from pipeline.checking.texts import Asked, read_texts
from pipeline.command import REFUSED, run_command
from pipeline.errors import ConfigurationError, SourceError, SourceStoppedError, StageError
from pipeline.exports.display import count
from pipeline.logs import say
from pipeline.records import Dropped
from pipeline.streams import tell

NOT_SUPPORTED = 1
FORMATS = ("table", "json")
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}


def overrides(arguments: Sequence[str]) -> list[str]:
    """The arguments with TEXTS and ARTICLES, the first two that set no value, and --json as values that are set."""
    given: list[str] = []
    places: list[str] = []
    for before, argument in zip((None, *arguments), arguments, strict=False):
        named = argument == "-" or not argument.startswith("-")
        plain = named and before not in VALUED and ("=" not in argument or Path(argument).exists())
        (places if plain and len(places) < 2 else given).append("format=json" if argument == "--json" else argument)
    values = [f"texts={_quoted('/dev/stdin' if place == '-' else place)}" for place in places[:1]]
    for place in places[1:]:
        suffixes = (_ENDINGS[s] for s in Path(place).suffixes if s in _ENDINGS)
        values += [f"source={next(suffixes, 'files')}", f"source.path={_quoted(place)}"]
    return [*values, *given]


def _quoted(value: str) -> str:
    """A value as the grammar of overrides wants it, whatever is in it."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def run(arguments: Sequence[str]) -> int:
    """Check what the arguments name and print what was found; the exit code."""
    labels = Counter[str]()
    lost: list[str] = []  # what could not be written

    def task(cfg: DictConfig) -> None:
        if cfg.format not in FORMATS:
            raise ConfigurationError(f"format is {cfg.format!r}, expected {' or '.join(FORMATS)}")
        if not isinstance(cfg.texts, str):
            raise ConfigurationError(f"texts is {cfg.texts!r}, expected a file: newsbraid-check TEXTS ARTICLES")
        sample = HydraConfig.get().runtime.choices.get("source") == "sample"
        if sample and not any(name.startswith("source") for name in overrides(arguments)):
            raise ConfigurationError("no articles are named to check against: newsbraid-check TEXTS ARTICLES")
        texts = read_texts(Path(cfg.texts).expanduser())
        try:
            checker, dropped = configured(cfg)
            _tell(dropped)
            found = _counted(checker, texts, labels)
            articles = {a.article_id: a for a in checker.articles}
            for line in json_lines(found) if cfg.format == "json" else table_lines(found, articles):
                if not tell(line + "\n"):
                    lost.append(line)
                    break
        except (StageError, SourceStoppedError) as error:  # whose own exit code, 1, would be a verdict
            raise SourceError(f"the texts cannot be checked: {error}") from error

    code = run_command(CONFIGURATION, overrides(arguments), task)
    if code:
        return code
    if lost:
        return REFUSED
    if not labels:
        say("error: there is no sentence to check")
        return REFUSED
    return 0 if set(labels) == {"supported"} else NOT_SUPPORTED


def _counted(checker: Checker, texts: Sequence[Asked], labels: Counter[str]) -> Iterator[Checked]:
    """Each sentence as soon as it is checked, its verdict counted."""
    for asked in texts:
        for checked in checker.check(asked):
            labels[checked.verdict.label] += 1
            yield checked


def _tell(dropped: Sequence[Dropped]) -> None:
    if dropped:
        first, told = dropped[0], count(len(dropped), "article")
        say(f"{told} set aside; the first is {first.key} ({first.reason}): {first.detail[:200]}")
