"""The command behind scripts/floors: measure all pinned figures; check, tighten or loosen their bounds."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from hydra import compose, initialize_config_dir

from pipeline.errors import NewsbraidError
from pipeline.evaluation.evaluate import Skipped, evaluate
from pipeline.evaluation.pins import Pin, faults, in_words, loosened, measured, read_pins, tightened, write_pins
from pipeline.evaluation.report import Cells, as_text, figure
from pipeline.evaluation.results import Evaluation
from pipeline.streams import tell
from pipeline.usage import conf_folder


def measure(key: str, output: Path, *more: str) -> Evaluation | Skipped:
    """The evaluation that the overrides of a key ask for, in one process.

    Raises:
        NewsbraidError: the configuration is refused, or the run stops.
    """
    overrides = tuple(key.split())
    with initialize_config_dir(str(conf_folder()), version_base="1.3"):
        cfg = compose("evaluate", [*overrides, f"output={output}", "executor.workers=1", *more])
    found = evaluate(cfg, overrides)
    return found if isinstance(found, Skipped) else found[0]


def table(pin: Pin, evaluation: Evaluation) -> Cells:
    """Each bound beside what was measured."""
    found, interval = measured(evaluation), evaluation.rows[0].intervals
    rows = [["figure", "bound", "measured", "95 %"]]
    for name, low, high in pin.limits():
        ends = f"{interval[name].low:.4f}, {interval[name].high:.4f}" if name in interval else ""
        rows.append([name, in_words(low, high), figure(found.get(name)), ends])
    return rows


def renewed(pin: Pin, evaluation: Evaluation, arguments: argparse.Namespace) -> Pin:
    """The pin as the command asks for it."""
    if arguments.lower:
        pin = loosened(pin, evaluation, arguments.reason)
    return tightened(pin, evaluation) if arguments.tighten else pin


def _evaluations(pins: dict[str, Pin]) -> Iterator[tuple[str, Evaluation]]:
    with tempfile.TemporaryDirectory() as output:  # one store, so that sets that several pins share are read once
        for key in pins:
            found = measure(key, Path(output))
            if isinstance(found, Skipped):
                _say(found.reason)
            else:
                yield key, found


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/floors", description=__doc__)
    parser.add_argument("keys", nargs="*", help="overrides as the file has them; none: all of the file")
    parser.add_argument("--file", type=Path, default=Path("tests/scores.json"))
    parser.add_argument("--raise", dest="tighten", action="store_true", help="tighten the bounds to what is measured")
    parser.add_argument("--lower", action="store_true", help="loosen the bounds that do not hold; needs --reason")
    parser.add_argument("--reason", default="", help="why; it is kept in the file")
    found = parser.parse_args(arguments)
    if found.lower and not found.reason.strip():
        parser.error("--lower needs --reason")
    return found


def run(given: Sequence[str]) -> int:
    """Exit code: 0 all bounds hold, 1 some do not."""
    arguments = _parsed(given)
    pins = read_pins(arguments.file)
    unknown = [key for key in arguments.keys if key not in pins]
    if unknown:
        _say(f"error: {arguments.file} has no {unknown[0]!r}; there are: {', '.join(map(repr, pins))}")
        return 2
    failed = False
    for key, evaluation in _evaluations({key: pins[key] for key in arguments.keys or pins}):
        pins[key] = renewed(pins[key], evaluation, arguments)
        if arguments.lower or arguments.tighten:
            write_pins(arguments.file, pins)
        wrong = faults(pins[key], evaluation)
        failed = failed or bool(wrong)
        _say(f"\n{key}: {evaluation.seconds:.1f} s\n{as_text(table(pins[key], evaluation))}")
        _say("\n".join(f"FAILED {fault}" for fault in wrong) or "all hold")
    return 1 if failed else 0


def _say(message: str) -> None:
    tell(f"{message}\n")


def main() -> None:
    """Run the command; exits with its code."""
    try:
        sys.exit(run(sys.argv[1:]))
    except NewsbraidError as error:
        _say(f"error: {error}")
        sys.exit(2)


if __name__ == "__main__":
    main()
