"""The rows of a Parquet file; runs in a worker process (see isolate.py), since a damaged one can end it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sources.compressed import unhurt
from pipeline.sources.isolate import Lost

_ROWS = 16
"""Rows at a time: few, since each may hold an article of the largest size."""


def read_rows(path: str, columns: tuple[str, ...], text: str) -> Iterator[list[dict[str, Any]] | Lost]:
    """The rows with those of the columns that are there, some at a time."""
    try:
        # Opened here, since Arrow takes no name with bytes that are no UTF-8.
        with (
            unhurt(Path(path)) as raw,
            pq.ParquetFile(raw, pre_buffer=False, page_checksum_verification=True) as file,
        ):
            names = file.schema_arrow.names
            if text not in names:
                yield Lost("no_column", f"the columns are {', '.join(names)[:200]!a}: no {text!r} (source.fields.text)")
                return
            wanted = [name for name in dict.fromkeys(columns) if name in names]
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                yield batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        yield Lost("unreadable", str(error).splitlines()[0][:300] if str(error) else type(error).__name__)
