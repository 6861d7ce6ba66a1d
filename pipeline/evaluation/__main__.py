"""The entry of `newsbraid-evaluate`: words on how to call it, or benchmarks."""

import sys

from pipeline.usage import answered, conf_folder, key_lines, option_lines

USAGE = """\
newsbraid-evaluate: a benchmark through the pipeline, scored against people.

  newsbraid-evaluate benchmark=neus                      gold stories: B-cubed, pairwise, ARI, AMI
  newsbraid-evaluate benchmark=multiling                 human summaries: ROUGE
  newsbraid-evaluate -m benchmark=neus,basil cluster=average_link,connected
  newsbraid-evaluate -m benchmark=neus 'distort=[],[lowercase],[snippet]'
  newsbraid-evaluate benchmark=dataset source.path=ID source.split=test benchmark.labels.story=COLUMN

Each figure has a 95 % interval; several runs end in one table with paired differences to the first of each benchmark.
Everything else is set as for newsbraid. Results lie in the run folder, under evaluation/, those of -m under sweep/.
"""


def help_text() -> str:
    """Usage, groups with a line a variant, and the values that only the evaluation has."""
    folder = conf_folder()
    return "\n".join([USAGE, *option_lines(folder), "", "Single values:", *key_lines(folder / "evaluate.yaml")])


def main() -> None:
    """Run the command; exits with its code."""
    if answered(sys.argv[1:], help_text):
        sys.exit(0)
    from pipeline.evaluation.bench import bench  # only now: it imports for seconds, where the disk is cold

    sys.exit(bench(sys.argv[1:]))


if __name__ == "__main__":
    main()
