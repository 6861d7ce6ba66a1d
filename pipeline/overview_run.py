"""One run as its manifest tells it: what came in, what each stage cost and set aside, and where the rest is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.store import RunFolder

_STAGE = ("stage", "rows_in", "kept", "set_aside", "computed", "seconds")

_WINDOW = (("new", "new"), ("carried", "of the last run"), ("context", "of closed stories"), ("seen", "seen before"))


def explained(folder: RunFolder) -> dict[str, Any]:
    """What programs are told of a run beside its overview; values are as in the manifest."""
    manifest = folder.manifest() or {}
    return {name: manifest.get(name) for name in ("stages", "set_aside", "left_out", "window")}


def as_text(folder: RunFolder) -> str:
    """What people are told of a run beside its overview."""
    manifest = folder.manifest() or {}
    window = manifest.get("window") or {}
    lines = [*_news(manifest, window), "", *_table([_cells(stage) for stage in manifest.get("stages") or []])]
    for title, name in (("set aside", "set_aside"), ("left out of articles", "left_out")):
        counts = {reason: count for reason, count in (manifest.get(name) or {}).items() if isinstance(count, int)}
        lines += ["", f"{title}: {'' if counts else 'nothing'}".rstrip()]
        lines += [f"  {count:>7}  {reason}" for reason, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
    lines += ["", f"each article set aside: {folder.path / 'set_aside.jsonl'}"] * (manifest.get("status") == "complete")
    return "\n".join([*lines, f"what was said: {folder.path / 'run.log.jsonl'}"])


def _news(manifest: Mapping[str, Any], window: Mapping[str, Any]) -> list[str]:
    if not window:
        return ["a run of its own"]
    came = ", ".join(f"{window.get(name)} {what}" for name, what in _WINDOW if window.get(name) is not None)
    told = ", ".join(f"{count} {status}" for status, count in (window.get("stories") or {}).items())
    lines = [f"goes on from: {manifest.get('previous_run') or 'no run'}", f"articles: {came}"]
    lines += [f"stories: {told}"] * bool(told)
    lines.append(f"time of the news: {window.get('clock')}")
    for name in ("passed_over", "unfinished"):
        lines += [f"{name.replace('_', ' ')}: {run_id}" for run_id in window.get(name) or ()]
    return lines


def _cells(stage: Mapping[str, Any]) -> tuple[str, ...]:
    aside = stage.get("set_aside")
    values = {**stage, "set_aside": sum(aside.values()) if isinstance(aside, dict) else None}
    return tuple("-" if (value := values.get(name)) is None else str(value) for name in _STAGE)


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    header = tuple(name.replace("_", " ") for name in _STAGE)
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    aligned = [
        "  ".join(c.rjust(w) if i else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in (header, *rows)
    ]
    return [aligned[0], "-" * len(aligned[0]), *aligned[1:]]
