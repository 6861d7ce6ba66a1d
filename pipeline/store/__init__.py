"""The only writer: atomic files, the store of stage results, run folders.

    results     what runs share, found by the digest of the row that it answers
    hints       which of its files may hold which rows
    folders     one run's own files

Each file is written under a temporary name, flushed to the disk and renamed, so that a reader sees all of it or
none of it (files.py).
"""

from pipeline.digests import content_digest, row_digests, table_digest
from pipeline.files import append_text, read_table, write_bytes, write_json, write_table
from pipeline.store.folders import MANIFEST, RunFolder, run_folders
from pipeline.store.hints import INDEX
from pipeline.store.results import DIGEST, Part, Store, Used

__all__ = [
    "DIGEST",
    "INDEX",
    "MANIFEST",
    "Part",
    "RunFolder",
    "Store",
    "Used",
    "append_text",
    "content_digest",
    "read_table",
    "row_digests",
    "run_folders",
    "table_digest",
    "write_bytes",
    "write_json",
    "write_table",
]
