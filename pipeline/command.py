"""What the commands share: Hydra without its surprises, messages, exit codes.

Exit codes: 0 complete or nothing new, 1 a stage failed, 2 the configuration was refused, 3 another run holds the
output, 130 interrupted. Hydra itself exits 1 on an unknown key or group, and answers a path with `=` in it with a
grammar error: both are told here in words.
"""

import os
import signal
import sys
from collections.abc import Callable

import hydra
from hydra.core.hydra_config import HydraConfig
from hydra.errors import HydraException
from omegaconf import DictConfig
from omegaconf.errors import OmegaConfBaseException

from pipeline import logs
from pipeline.advice import VALUED, advice, shadowed
from pipeline.errors import ConfigurationError, LockedError, NewsbraidError, NothingNew, SourceError
from pipeline.logs import say
from pipeline.memory import collect_rarely
from pipeline.streams import tell
from pipeline.usage import conf_folder

FAILED, REFUSED, LOCKED, INTERRUPTED, TERMINATED = 1, 2, 3, 130, 143


def options_first(arguments: list[str]) -> list[str]:
    """The arguments with Hydra's options before the values that are set: argparse takes them in no other order."""
    behind = (None, *arguments)
    values = [a for a, b in zip(arguments, behind, strict=False) if "=" in a and a[0] != "-" and b not in VALUED]
    return [*(a for a in arguments if a not in values), *values]


def run_command(config_name: str, arguments: list[str], task: Callable[[DictConfig], None]) -> int:
    """Compose the configuration from the arguments, run the task on it (on each, with -m); returns the exit code."""
    collect_rarely()
    logs.set_up("json" if "log=json" in arguments else "text")  # Hydra's own errors come before the configuration
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that the manifest says how the run ended
    if told := shadowed(arguments):
        say(f"error: {told}")
        return REFUSED
    os.environ["HYDRA_FULL_ERROR"] = "1"  # else Hydra prints the error itself and exits 1
    sys.argv[1:] = options_first(arguments)
    stopped: list[Exception] = []

    def held(cfg: DictConfig) -> None:
        """The task, with its error kept from Hydra, which would print it; after one no further job of -m starts."""
        if not stopped:
            try:
                logs.set_up(str(cfg.log))
                logs.begin()
                task(cfg)
            except NothingNew as news:
                tell(f"{news}\n")
            except Exception as error:  # noqa: BLE001 - raised again once Hydra has ended
                stopped.append(error)
                if {"-m", "--multirun"} & set(arguments):
                    say(f"stopped at: {' '.join(HydraConfig.get().overrides.task)}")

    try:
        hydra.main(version_base="1.3", config_path=str(conf_folder()), config_name=config_name)(held)()
    except (HydraException, OmegaConfBaseException, ValueError, KeyError, OSError) as error:
        # Hydra's alone: `held` lets none of the task's out.
        say(f"error: {(str(error) or repr(error)).splitlines()[0]}\n       {advice(error, config_name, arguments)}")
        return REFUSED
    except KeyboardInterrupt:
        say("interrupted; start again to go on from the last part that was stored")
        return INTERRUPTED
    except SystemExit as error:  # of Hydra's argument parser, which has said what is wrong
        if error.code == REFUSED:
            say("       values are set as NAME=VALUE, without dashes; see --help")
        return error.code if isinstance(error.code, int) else REFUSED
    return _exit_code(stopped[0]) if stopped else 0


def _exit_code(error: Exception) -> int:
    """Say what stopped a task; an error that is none of ours is raised, with its traceback."""
    if isinstance(error, ConfigurationError | SourceError):
        say(f"error: {error}")
        return REFUSED
    if isinstance(error, LockedError):
        say(f"error: {error}")
        return LOCKED
    if isinstance(error, NewsbraidError):
        say(f"error: {error}\n       start again to go on from the last part that was stored")
        return FAILED
    raise error
