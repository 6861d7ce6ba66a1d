"""Stages with Ray Data, on one machine or a cluster.

"rows" stages run as tasks, those that hold a model as actors, each of which loads it once. A row of Ray's dataset is
one part of ours, packed: so a batch is a part at any size, a result is one block that comes as soon as it is there,
and Ray, which knows blocks of rows of its own, never sees (and never casts or splits) the columns of a stage.
"corpus" stages work on the whole table and stay in this process.

A part whose worker dies (killed, out of memory, its node gone) is tried again by Ray Data, which sets no limit to
that. So it is counted here: from its second attempt on, a part goes row by row, and a row that has its worker killed
twice is set aside, as on this machine.
"""

import contextlib
import importlib.metadata
import logging
import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.errors import ConfigurationError, NewsbraidError, StageError
from pipeline.executors.parts import Apply, apply_part, uses_model
from pipeline.executors.workers import MOST, TRIES, killed, too_many
from pipeline.stage import Stage, StageResult, check_parameters, require

_PACKED = "packed"


@dataclass(frozen=True, kw_only=True)
class RayExecutor:
    """Apply "rows" stages with Ray Data; needs `newsbraid[ray]`, on a cluster on every node.

    address     "local" starts Ray here for the run, "auto" joins the cluster of this machine, else HOST:PORT
    cpus        cores for the Ray that "local" starts; None takes all
    part_rows   rows of one part, 1 and more
    actors      processes that hold the model of a stage, 1 and more
    actor_cpus  cores of such an actor where it has no GPU, 1 and more
    actor_gpus  GPUs of such an actor, 0 and more; a fraction shares one between actors
    """

    address: str
    cpus: int | None
    part_rows: int
    actors: int
    actor_cpus: int
    actor_gpus: float

    def __post_init__(self) -> None:
        check_parameters(self)
        require(bool(self.address.strip()), "executor.address", self.address, "local, auto or HOST:PORT")
        for name in ("part_rows", "actors", "actor_cpus"):
            require(getattr(self, name) > 0, f"executor.{name}", getattr(self, name), "1 or more")
        require(self.cpus is None or self.cpus > 0, "executor.cpus", self.cpus, "1 or more, or null")
        require(self.cpus is None or self.address == "local", "executor.cpus", self.cpus, "null where Ray runs already")
        require(self.actor_gpus >= 0, "executor.actor_gpus", self.actor_gpus, "0 or more")
        _require_ray()

    @contextlib.contextmanager
    def open(self) -> Iterator[Apply]:
        with self._connected():
            yield self._apply

    @contextlib.contextmanager
    def _connected(self) -> Iterator[None]:
        """Ray for a run; one that this process is connected to already serves, and is left as it is."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # read when Ray starts: else it reports home
        import ray

        if ray.is_initialized():
            yield
            return
        try:
            ray.init(
                address=self.address,
                num_cpus=self.cpus,
                include_dashboard=False if self.address == "local" else None,
                logging_level=logging.ERROR,
            )
        except (ConnectionError, ValueError) as error:
            raise ConfigurationError(
                f"executor.address is {self.address!r}, where Ray does not answer ({error}); expected local, "
                "auto, or the HOST:PORT that `ray start --head` prints"
            ) from error
        try:
            yield
        finally:
            ray.shutdown()

    def _apply(self, name: str, stage: Stage, parts: Iterable[pa.Table], count: int) -> Iterator[StageResult]:
        if stage.scope == "corpus":
            return (apply_part(name, stage, part) for part in parts)
        return self._apply_in_ray(name, stage, parts) if count else iter(())

    def _apply_in_ray(self, name: str, stage: Stage, parts: Iterable[pa.Table]) -> Iterator[StageResult]:
        import ray.data

        if uses_model(stage):
            self._check_room(ray.cluster_resources())
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        # One part at a time goes to the object store, which takes to the disk what exceeds its memory.
        given = ray.data.from_arrow_refs([ray.put(_packed((n, part))) for n, part in enumerate(parts)])
        attempts = ray.remote(num_cpus=0)(_Attempts).remote()
        function = _ApplyToPart if uses_model(stage) else _apply_to_part
        results = given.map_batches(function, **self._options(name, stage, attempts))
        results.context.execution_options.preserve_order = True
        results.context.enable_progress_bars = False
        try:
            for block in results.iter_batches(batch_size=None, batch_format="pyarrow"):
                for outcome in map(_unpacked, block[_PACKED]):
                    if isinstance(outcome, NewsbraidError):
                        raise outcome
                    yield outcome
        except ray.exceptions.RayError as error:
            raise StageError(
                f"{name}: Ray could not apply it ({type(error).__name__}: {str(error).strip().splitlines()[-1]}). "
                "Start again to go on from the last part; Ray's own logs lie in /tmp/ray/session_latest/logs."
            ) from error

    def _check_room(self, resources: Mapping[str, float]) -> None:
        """Refuse actors that the Ray started here can never place: it would wait for them without end."""
        if self.address != "local":
            return  # a cluster may grow as it is asked
        name, kind, each = (
            ("actor_gpus", "GPU", self.actor_gpus) if self.actor_gpus else ("actor_cpus", "CPU", float(self.actor_cpus))
        )
        have = int(resources.get(kind, 0))
        require(self.actors * each <= have, f"executor.{name}", each, f"at most {have} for all actors together")

    def _options(self, name: str, stage: Stage, attempts: Any) -> dict[str, Any]:
        """Options of `map_batches`: a batch is one row, which is one part."""
        options: dict[str, Any] = {"batch_size": 1, "batch_format": "pyarrow"}
        if not uses_model(stage):
            return options | {"fn_args": (name, stage, attempts)}
        options |= {"fn_constructor_args": (name, stage, attempts), "concurrency": self.actors}
        if self.actor_gpus:
            return options | {"num_gpus": self.actor_gpus}
        return options | {"num_cpus": self.actor_cpus}


class _ApplyToPart:
    """A stage in an actor, where its model stays loaded from part to part."""

    def __init__(self, name: str, stage: Stage, attempts: Any) -> None:
        self._name, self._stage, self._attempts = name, stage, attempts

    def __call__(self, batch: pa.Table) -> pa.Table:
        return _apply_to_part(batch, self._name, self._stage, self._attempts)


class _Attempts:
    """An actor that outlives the workers: what they have begun and not ended, and how many rows are given up."""

    def __init__(self) -> None:
        self._begun: Counter[tuple[int, int | None]] = Counter()
        self._lost = 0

    def begin(self, part: int, row: int | None) -> int:
        """Which attempt at a part, or at a row of it, begins now; the first is 1."""
        self._begun[part, row] += 1
        return self._begun[part, row]

    def end(self, part: int, row: int) -> None:
        del self._begun[part, row]

    def give_up(self) -> int:
        """Count a row that is given up, with all before it."""
        self._lost += 1
        return self._lost


def _apply_to_part(batch: pa.Table, name: str, stage: Stage, attempts: Any) -> pa.Table:
    """The outcome of the part that is the one row of a batch: a result, or the error that stops the run.

    The error is a value here, so that Ray neither wraps nor tries it again and the parts before it are kept.
    """
    import ray

    number, part = _unpacked(batch[_PACKED][0])
    try:
        if ray.get(attempts.begin.remote(number, None)) == 1:
            return _packed(apply_part(name, stage, part))
        rows = [_apply_to_row(name, stage, part.slice(row, 1), attempts, (number, row)) for row in range(len(part))]
        return _packed(StageResult(pa.concat_tables(r.kept for r in rows), pa.concat_tables(r.dropped for r in rows)))
    except NewsbraidError as error:
        return _packed(error)


def _apply_to_row(name: str, stage: Stage, row: pa.Table, attempts: Any, place: tuple[int, int]) -> StageResult:
    """The outcome of a row of a part whose worker has died."""
    import ray

    if ray.get(attempts.begin.remote(*place)) <= TRIES:
        result = apply_part(name, stage, row)
        ray.get(attempts.end.remote(*place))
        return result
    if ray.get(attempts.give_up.remote()) > MOST:
        raise too_many(name, "smaller parts (executor.part_rows) need less memory")
    return killed(name, stage, row)


def _packed(content: tuple[int, pa.Table] | StageResult | NewsbraidError) -> pa.Table:
    """A table of one row that holds any object of ours."""
    return pa.table({_PACKED: pa.array([pickle.dumps(content, protocol=5)], pa.large_binary())})


def _unpacked(value: pa.Scalar) -> Any:
    return pickle.loads(value.as_buffer())


def _require_ray() -> None:
    try:
        importlib.metadata.version("ray")
    except importlib.metadata.PackageNotFoundError:
        raise ConfigurationError(
            "executor=ray needs Ray, which is not installed: pip install 'newsbraid[ray]', or use executor=local"
        ) from None
