"""The entry of `newsbraid-check`: words on how to call it, or a check."""

import signal
import sys

from pipeline.usage import answered, conf_folder, key_lines, option_lines

USAGE = """\
newsbraid-check: sentences of any origin held against articles.

  newsbraid-check summary.txt articles.jsonl            one summary, each of its sentences by itself
  newsbraid-check claims.jsonl articles.jsonl --json    lines of text and, where wanted, id and articles (a list of ids)
  newsbraid-check claims.jsonl FOLDER                   articles as plain text, one a file
  COMMAND | newsbraid-check - articles.jsonl            one summary, from standard input
  newsbraid-check claims.jsonl source=html source.path=FOLDER verify=learned

ARTICLES is *.jsonl, *.csv, *.parquet, or plain text; any source of newsbraid can be set in its place. Of each sentence
are shown its verdict, the reasons, how many articles, outlets and independent origins support it, the passages that do
(of one that nothing supports those that are nearest), and passages of other articles that say otherwise. --json prints
an object a sentence, which SCHEMA.md describes.

Exit codes: 0 all supported, 1 not all, 2 nothing could be checked, or what was found not written.
"""

_GROUPS = ("source", "clean", "deduplicate", "attribute", "verify")


def help_text() -> str:
    """Usage, the groups that a check has with a line a variant, and its values."""
    folder = conf_folder()
    hidden = tuple(p.name for p in folder.iterdir() if p.name not in _GROUPS)
    return "\n".join([USAGE, *option_lines(folder, hidden), "", "Single values:", *key_lines(folder / "check.yaml")])


def main() -> None:
    """Run the command; exits with its code."""
    if answered(sys.argv[1:], help_text):
        sys.exit(0)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it without a word
    from pipeline.checking.command import run  # only now: it imports for seconds, where the disk is cold

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
