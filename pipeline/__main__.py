"""The one entry of `newsbraid`: words on how to call it, or a batch."""

import os
import sys
from pathlib import Path

from pipeline.usage import answered, conf_folder, key_lines, option_lines

USAGE = """\
newsbraid: articles of many outlets in, cited summaries of stories out.

  newsbraid                                        the sample corpus
  newsbraid source=files source.path=FOLDER        plain text, one article a file
  newsbraid source=jsonl source.path=FILE.jsonl output=DIR
  newsbraid previous=last source=feed source.path=FOLDER output=DIR     each hour: what is new since the last run
  newsbraid -m experiment=lead,extractive          several runs, one table
  newsbraid --cfg job                              print the configuration and stop

Any value of the configuration is set as NAME=VALUE; groups choose a file of conf/, * by default:
"""


def help_text() -> str:
    """Usage, groups with a line a variant, and the single values."""
    folder = conf_folder()
    shown = option_lines(folder, hidden=("benchmark",))
    values = key_lines(folder / "config.yaml")
    return "\n".join(
        [USAGE, *shown, "", "Single values:", *values, "", "Exit codes: 0, 1 stage failed, 2 refused, 3 locked."]
    )


def _open_closed_streams() -> None:
    """Let standard input, output and error that the caller closed lead nowhere: the next file that is opened would
    take their place, and get what is printed."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def main() -> None:
    """Run the command; exits with its code."""
    if answered(sys.argv[1:], help_text):
        sys.exit(0)
    _open_closed_streams()
    from pipeline.batch import batch  # only now: it imports for seconds, where the disk is cold

    sys.exit(batch(sys.argv[1:]))


if __name__ == "__main__":
    # Run by its path, the folder of the package would shadow modules of the standard library.
    sys.path = [p for p in sys.path if Path(p or ".").resolve() != Path(__file__).parent.resolve()]
    main()
