"""What is said while a run goes on: lines for people or JSON on standard error, and JSON in the run's own folder."""

import contextlib
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.store import append_text
from pipeline.streams import complain

log = logging.getLogger("newsbraid")

KINDS = ("text", "json")

RUN_LOG = "run.log.jsonl"
"""File in the run folder. An attempt that goes on with a run adds to it."""


def fields(**values: Any) -> dict[str, Any]:
    """Keyword arguments of a message for `extra=`: what the JSON line holds beside the message."""
    return {"fields": values}


class JsonFormatter(logging.Formatter):
    """One object a message: time (UTC), level, message, and the fields given with it."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"time": time, "level": record.levelname.lower(), "message": record.getMessage()}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


class RunLog(logging.Handler):
    """Holds the lines of a run until its folder is known, then adds them to a file there.

    A disk that is full ends no run for the sake of its log.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.begin()

    def begin(self) -> None:
        """Forget the run before."""
        self.path: Path | None = None
        self.waiting: list[str] = []

    def keep_in(self, folder: Path) -> None:
        """Write what waits, and from now on each line as it comes."""
        self.path = folder / RUN_LOG
        waiting, self.waiting = self.waiting, []
        self._add("".join(waiting))

    def emit(self, record: logging.LogRecord) -> None:
        self._add(self.format(record) + "\n")

    def _add(self, text: str) -> None:
        if self.path is None:
            self.waiting.append(text)
        else:
            with contextlib.suppress(OSError):
                append_text(self.path, text)


class PlainFormatter(logging.Formatter):
    """A line a message, what is no usual one marked."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging calls
        if record.levelno >= logging.WARNING:
            record.message = f"{record.levelname.lower()}: {record.message}"
        return super().formatMessage(record)


def set_up(kind: str) -> None:
    """Say things on standard error from now on, as `text` or `json`.

    Raises:
        ConfigurationError: it is neither.
    """
    if kind not in KINDS:
        raise ConfigurationError(f"log is {kind!r}, expected {' or '.join(KINDS)}")
    shown = logging.StreamHandler(sys.stderr)
    plain = PlainFormatter("%(asctime)s  %(message)s", datefmt="%H:%M:%S")
    shown.setFormatter(JsonFormatter() if kind == "json" else plain)
    log.handlers = [shown, *(_run_logs() or [RunLog()])]
    log.setLevel(logging.INFO)
    log.propagate = False


def begin() -> None:
    """What is said from now on is of another run."""
    for handler in _run_logs():
        handler.begin()


def keep_in(folder: Path) -> None:
    """Where the commands have set logging up, keep what is said in a run's folder."""
    for handler in _run_logs():
        handler.keep_in(folder)


def say(message: str, **values: Any) -> None:
    """An error or the like: in words as they are, or a line of JSON."""
    if sys.stderr is None:  # closed by the caller: 2>&-
        return
    if any(isinstance(h.formatter, JsonFormatter) and not isinstance(h, RunLog) for h in log.handlers):
        log.error(message, extra=fields(**values))
        return
    complain(message)
    record = log.makeRecord(log.name, logging.ERROR, "", 0, message, (), None, extra=fields(**values))
    for handler in _run_logs():
        handler.handle(record)


def _run_logs() -> list[RunLog]:
    return [handler for handler in log.handlers if isinstance(handler, RunLog)]
