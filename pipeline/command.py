"""What the commands share: Hydra without its surprises, messages, exit codes.

Exit codes: 0 complete or nothing new, 1 a stage failed, 2 the configuration was refused, 3 another run holds the
output, 130 interrupted. Hydra itself exits 1 on an unknown key or group, and answers a path with `=` in it with a
grammar error: both are told here in words.
"""

import difflib
import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hydra
from hydra.core.hydra_config import HydraConfig
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from pipeline import logs
from pipeline.errors import ConfigurationError, LockedError, NewsbraidError, NothingNew, SourceError
from pipeline.logs import say
from pipeline.memory import collect_rarely
from pipeline.usage import conf_folder

FAILED, REFUSED, LOCKED, INTERRUPTED, TERMINATED = 1, 2, 3, 130, 143

QUOTING = "a value with = , brackets, accents and the like needs quotes of its own"


def _known_keys(config: object, prefix: str = "") -> list[str]:
    if not isinstance(config, dict):
        return []
    keys = []
    for key, value in config.items():
        keys.append(f"{prefix}{key}")
        keys.extend(_known_keys(value, f"{prefix}{key}."))
    return keys


def _quoted(arguments: list[str]) -> str:
    """The first argument that cannot be read, as a shell wants it typed."""
    parser = OverridesParser.create()
    for name, value in (a.split("=", 1) for a in arguments if "=" in a):
        try:
            parser.parse_override(f"{name}={value}")
        except HydraException:
            plain = value.strip("\"'").replace("\\", "\\\\").replace('"', '\\"')
            return shlex.quote(f'{name}="{plain}"')
    return "source.path='\"/a/b=c\"'"


def _advice(error: Exception, config_name: str, arguments: list[str]) -> str:
    """What to write instead, for an error of Hydra's."""
    folder = conf_folder()
    told = str(error).casefold()
    if bare := [a for a in arguments if "=" not in a and not a.startswith("-")]:
        return f"got {bare[0]!r}, expected NAME=VALUE, such as source=jsonl source.path=FILE; see --help"
    if "ambiguous value" in told:
        return "several values for one name are several runs: add -m"
    if any(sign in told for sign in ("mismatched input", "extraneous input", "viable", "error parsing override")):
        return f"{QUOTING}: {_quoted(arguments)}"
    if "NoneType" in str(error):
        return "a group takes one of its variants; to leave a stage out, name the others: pipeline=[clean,...]"
    words = [a.split("=", 1)[0].lstrip("+~") for a in arguments if "=" in a]
    for word, argument in zip(words, [a for a in arguments if "=" in a], strict=True):
        choice = argument.split("=", 1)[1]
        variants = sorted(p.stem for p in (folder / word).glob("*.yaml")) if re.fullmatch(r"\w+", word) else []
        missing = [c for c in choice.strip("[]").split(",") if variants and c.strip() not in [*variants, "null"]]
        if missing:
            return f"{word} has no {missing[0]!r}; there are: {', '.join(variants)}"
    known = _known_keys(_composed(config_name)) + [p.name for p in folder.iterdir() if p.is_dir()]
    unknown = next((word for word in words if word not in known), None)
    if unknown is None:
        return "see --help"
    if variants := _with_value(folder, unknown):
        group = unknown.partition(".")[0]
        return f"{unknown} is a value of {', '.join(f'{group}={v}' for v in variants)}: choose one of them too"
    group = unknown.partition(".")[0]
    known += [f"{group}.{key}" for _, keys in _variant_keys(folder, group) for key in keys]
    near = difflib.get_close_matches(unknown, known, n=1) or _of_group(folder, unknown)
    return f"there is no {unknown!r}{f'; did you mean {near[0]!r}?' if near else '.'} See --help."


def _with_value(folder: Path, name: str) -> list[str]:
    """The variants of the group of `group.value` that have the value."""
    group, _, value = name.partition(".")
    return [v for v, keys in _variant_keys(folder, group) if value in keys]


def _of_group(folder: Path, value: str) -> list[str]:
    """`group.value` for a value that a variant of some group has."""
    groups = sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name != "benchmark")
    return [f"{group}.{value}" for group in groups if any(value in keys for _, keys in _variant_keys(folder, group))]


def _variant_keys(folder: Path, group: str) -> Iterator[tuple[str, list[str]]]:
    for path in sorted((folder / group).glob("*.yaml")) if re.fullmatch(r"\w+", group) else []:
        yield path.stem, _known_keys(OmegaConf.to_container(OmegaConf.load(path), resolve=False))


def _composed(config_name: str) -> object:
    """The default configuration, for the names in it."""
    from hydra.core.global_hydra import GlobalHydra

    GlobalHydra.instance().clear()
    with hydra.initialize_config_dir(str(conf_folder()), version_base="1.3"):
        return OmegaConf.to_container(hydra.compose(config_name), resolve=False)


def run_command(config_name: str, arguments: list[str], task: Callable[[DictConfig], None]) -> int:
    """Compose the configuration from the arguments, run the task on it (on each, with -m); returns the exit code."""
    collect_rarely()
    logs.set_up("json" if "log=json" in arguments else "text")  # Hydra's own errors come before the configuration
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that the manifest says how the run ended
    os.environ["HYDRA_FULL_ERROR"] = "1"  # else Hydra prints the error itself and exits 1
    sys.argv[1:] = arguments
    stopped: list[Exception] = []

    def held(cfg: DictConfig) -> None:
        """The task, with its error kept from Hydra, which would print it; after one no further job of -m starts."""
        if not stopped:
            try:
                logs.set_up(str(cfg.log))
                logs.begin()
                task(cfg)
            except NothingNew as news:
                sys.stdout.write(f"{news}\n")
            except Exception as error:  # noqa: BLE001 - raised again once Hydra has ended
                stopped.append(error)
                if {"-m", "--multirun"} & set(arguments):
                    say(f"stopped at: {' '.join(HydraConfig.get().overrides.task)}")

    try:
        hydra.main(version_base="1.3", config_path=str(conf_folder()), config_name=config_name)(held)()
    except (HydraException, OmegaConfBaseException, ValueError, KeyError, OSError) as error:
        # Hydra's alone: `held` lets none of the task's out.
        say(f"error: {(str(error) or repr(error)).splitlines()[0]}\n       {_advice(error, config_name, arguments)}")
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
