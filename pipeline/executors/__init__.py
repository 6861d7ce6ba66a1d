"""How a stage is applied to parts of a table: on this machine, or with Ray on many.

The stage says what, the executor says how. An executor is opened once a run; `apply` yields the results of the
parts in their order.
"""

from pipeline.executors.local import LocalExecutor
from pipeline.executors.parts import Apply, Executor, apply_part, kept_apart, uses_model
from pipeline.executors.ray import RayExecutor

__all__ = ["Apply", "Executor", "LocalExecutor", "RayExecutor", "apply_part", "kept_apart", "uses_model"]
