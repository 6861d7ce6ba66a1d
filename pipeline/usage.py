"""Words on how to call a command, from the files of conf/: said without importing what a run needs."""

import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from omegaconf import DictConfig, ListConfig, OmegaConf

from pipeline import __version__
from pipeline.streams import tell


def answered(arguments: list[str], help_text: Callable[[], str]) -> bool:
    """Whether all that was asked for is words, which are then said."""
    if {"-h", "--help"} & set(arguments):
        tell(help_text() + "\n")
        return True
    if "--version" in arguments:
        tell(f"newsbraid {__version__}\n")
        return True
    return False


def conf_folder() -> Path:
    """The folder of configurations: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).parent
    inside = package / "conf"
    return inside if inside.is_dir() else package.parent / "conf"


def config_dirs(arguments: list[str]) -> list[Path]:
    """The folders of configurations of a user's own, as `--config-dir` names them."""
    named = [a.partition("=")[2] for a in arguments if a.startswith("--config-dir=")]
    named += [value for option, value in pairwise(arguments) if option in ("--config-dir", "-cd")]
    return [Path(name) for name in named if Path(name).is_dir()]


def option_lines(folder: Path, hidden: tuple[str, ...] = ()) -> list[str]:
    """Each group with its variants, a line each, from the first comment of their files; * marks the default.

    Those of a folder that the command names with `--config-dir` stand among them.
    """
    lines = []
    folders = [folder, *config_dirs(sys.argv[1:])]
    chosen = OmegaConf.load(folder / "config.yaml").defaults
    defaults = {(name, each) for entry in chosen if isinstance(entry, DictConfig) for name, value in entry.items()
                for each in (value if isinstance(value, ListConfig) else [value])}  # fmt: skip
    for group in sorted({p.name for f in folders for p in f.iterdir() if p.is_dir()} - set(hidden)):
        lines.append(f"  {group}")
        for file in sorted((p for f in folders for p in (f / group).glob("*.yaml")), key=lambda p: p.stem):
            comments = [line[1:].strip() for line in file.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
            text = next((c for c in comments if not c.startswith("@")), "")
            mark = "*" if (group, file.stem) in defaults else " "
            lines.append(f"  {mark} {group}={file.stem:<{max(26 - len(group), 1)}} {text}")
    return lines


def key_lines(file: Path) -> list[str]:
    """The single values of a configuration file with their comments."""
    pattern = re.compile(r"^(\w+): *(\S.*?)? *# *(.*)$")
    found = (pattern.match(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [f"  {m[1] + '=' + (m[2] or ''):<28} {m[3]}" for m in found if m]
