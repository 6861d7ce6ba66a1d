"""Worker processes: an answer each in order, and a loss costs one answer, not the run."""

import os
import signal
from collections.abc import Iterator

import pytest

from pipeline.errors import SourceError
from pipeline.sources.isolate import Lost, Task, in_order, worker


def echo(*values: object) -> Iterator[object]:
    """Gives back what it is given; some words make it fail."""
    for value in values:
        if value == "raise":
            raise ValueError("it was asked to")
        if value == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        if value == "loop":
            while True:
                pass
        if value == "memory":
            yield len(bytearray(64 * 1024**3))
        if value == "lost":
            yield Lost("chosen", "of its own will")
        yield value


def seed(text: str) -> Iterator[int]:
    yield hash(text)


def test_answers_come_one_by_one_and_a_process_serves_many_calls() -> None:
    with worker(echo, 2) as ask:
        assert list(ask("a", "b")) == ["a", "b"]
        assert list(ask()) == []
        assert list(ask("lost", "c")) == [Lost("chosen", "of its own will"), "lost", "c"]
        assert next(ask("d", "e")) == "d"
        assert list(ask("f")) == ["f"], "answers that nobody took are not those of the next call"


@pytest.mark.parametrize(
    ("word", "reason"), [("raise", "error"), ("die", "crashed"), ("loop", "too_slow"), ("memory", "too_large")]
)
def test_what_goes_wrong_costs_one_answer(word: str, reason: str) -> None:
    with worker(echo, 1) as ask:
        first, lost = ask("a", word)
        assert first == "a" and isinstance(lost, Lost) and lost.reason == reason
        assert list(ask("b")) == ["b"]


def test_tasks_keep_their_order_whatever_is_lost() -> None:
    tasks = [Task(n, ("die",) if n % 5 == 3 else None if n % 5 == 4 else (n,)) for n in range(20)]
    found = list(in_order(echo, tasks, 2, 2))
    assert [about for about, _ in found] == list(range(20))
    assert [answers for about, answers in found if about % 5 < 3] == [[n] for n in range(20) if n % 5 < 3]
    assert all(answers[0].reason == "crashed" for about, answers in found if about % 5 == 3)


def test_the_seed_of_hashes_is_fixed_so_that_answers_do_not_differ() -> None:
    answers = []
    for _ in range(2):
        with worker(seed, 2) as ask:
            answers.append(list(ask("a text")))
    assert answers[0] == answers[1]


def test_a_module_that_cannot_be_imported_stops_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echo, "__module__", "tests.nowhere")
    with worker(echo, 1) as ask, pytest.raises(SourceError, match="does not start: No module"):
        ask("a")
