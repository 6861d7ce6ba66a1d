"""Reading without worker processes, for tests of what is read; tests of the processes are in test_isolate.py."""

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.errors import SourceStoppedError
from pipeline.sources import isolate, serving


class Here:
    """Answers as the worker process of a function does, but in this one: each takes half a second to start."""

    def __init__(self, *, function: serving.Function, seconds: int) -> None:
        self.function = function
        self.sent: list[tuple[Any] | None] = []

    def send(self, answer: tuple[Any] | None) -> None:
        self.sent.append(answer)

    def ask(self, arguments: tuple[Any, ...]) -> None:
        self.sent = []
        serving._answer(self, self.function, arguments, 0)  # type: ignore[arg-type]

    def answers(self) -> Iterator[Any]:
        for answer in self.sent:
            if answer is None:
                return
            if isinstance(answer[0], serving.Stopped):
                raise SourceStoppedError(answer[0].detail)
            yield answer[0]

    def close(self) -> None:
        """There is nothing to end."""


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "Worker", Here)
    monkeypatch.setattr(serving, "_limit_time", lambda seconds: None)
