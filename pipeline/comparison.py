"""The table that several runs end with: what each came to, side by side."""

from collections.abc import Sequence

import pyarrow.parquet as pq

from pipeline.join import ARTICLE_IDS
from pipeline.run import Outcome
from pipeline.store import read_table


def scores(outcome: Outcome, gold: dict[str, str] | None) -> dict[str, float]:
    """Scores of a run's stories against gold ones; {} without labels or stories."""
    if gold is None:
        return {}
    # Imported here: a run without labels needs none of it, nor of what it imports.
    from pipeline.evaluation.gold import score_clusters

    for path in sorted(outcome.folder.path.glob("*/kept.parquet")):
        if ARTICLE_IDS in pq.read_schema(path).names:
            return score_clusters(read_table(path), gold)
    return {}


def run_names(titles: Sequence[str], overrides: Sequence[Sequence[str]]) -> list[str]:
    """What tells runs apart: their titles where each has its own, else what not all commands set."""
    if len(set(titles)) == len(titles):
        return list(titles)
    shared = set.intersection(*(set(each) for each in overrides))
    told = (" ".join(o for o in each if o not in shared) for each in overrides)
    return [words or title for words, title in zip(told, titles, strict=True)]


def comparison_table(done: list[tuple[str, Outcome, dict[str, float]]]) -> str:
    """One line a run: counts, copied share, seconds, peak memory, scores where gold labels are given."""
    scored = sorted({name for _, _, found in done for name in found})
    rows = [["run", "articles", "stories", "claims", "copied", "seconds", "peak MB", *scored]]
    for title, outcome, found in done:
        manifest = outcome.manifest
        share = manifest["copied_share"]
        rows.append(
            [
                title,
                *(str(manifest["counts"][name]) for name in ("kept", "stories", "claims")),
                "-" if share is None else f"{share:.1%}",
                f"{manifest['seconds']:.1f}",
                f"{manifest['peak_memory_bytes'] / 1e6:.0f}",
                *(f"{found[name]:.4f}" if name in found else "-" for name in scored),
            ]
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
             for row in rows]  # fmt: skip
    return "\n".join(["", lines[0], "-" * len(lines[0]), *lines[1:]])
