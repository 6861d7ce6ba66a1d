"""A run in a process of its own, so that its peak memory is its own and not what earlier runs left."""

import multiprocessing
from multiprocessing.connection import Connection
from typing import Any

from omegaconf import DictConfig, OmegaConf

from pipeline import logs
from pipeline.errors import NewsbraidError, StageError
from pipeline.plan import make_plan
from pipeline.run import Outcome, run


def run_apart(cfg: DictConfig, *, progress: bool) -> Outcome:
    """What `run` gives for a composed configuration.

    Raises:
        NewsbraidError: as `make_plan` and `run` do, and where the process ends without a word.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    settings = OmegaConf.to_container(cfg, resolve=True)
    process = context.Process(target=_answer, args=(settings, progress, sender))
    process.start()
    sender.close()  # so that the end of the process is the end of the pipe
    try:
        answer: Outcome | NewsbraidError = receiver.recv()
    except EOFError:
        raise StageError("the run's process ended without a word (out of memory?)") from None
    finally:
        process.terminate()
        process.join()
    if isinstance(answer, NewsbraidError):
        raise answer
    return answer


def _answer(settings: Any, progress: bool, sender: Connection) -> None:
    """Run, and send what came of it."""
    logs.set_up("text")
    try:
        sender.send(run(make_plan(OmegaConf.create(settings)), progress=progress))
    except NewsbraidError as error:
        sender.send(error)
