"""Tables between stages: what a stage is given, and what its result is added to.

Articles and stories are two tables. Text is stored once, with the articles; a stage on stories that asks for
`articles` is given them as a list of structs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables import is_optional

ARTICLES = "articles"
ARTICLE_IDS = "article_ids"


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The rows that are still kept: articles, and stories once there are any."""

    articles: pa.Table
    stories: pa.Table | None

    def given(self, reads: pa.Schema) -> pa.Table:
        """The columns that a stage reads, rows in the order of their keys."""
        if self.stories is None:
            return pa.Table.from_arrays([self._column(f) for f in reads], schema=reads)
        stories = self.stories
        columns = [self._joined(stories, f) if f.name == ARTICLES else stories[f.name] for f in reads]
        return pa.Table.from_arrays(columns, schema=reads)

    def _column(self, field: pa.Field) -> pa.ChunkedArray:
        """A column of the articles; nulls for an optional one that no stage has written."""
        if field.name not in self.articles.schema.names and is_optional(field):
            return pa.chunked_array([pa.nulls(self.articles.num_rows, field.type)])
        return self.articles[field.name].cast(field.type)

    def _joined(self, stories: pa.Table, field: pa.Field) -> pa.Array:
        """For each story the structs of its articles, in the order of `article_ids`."""
        ids = one_array(stories[ARTICLE_IDS])
        places = pc.index_in(ids.flatten(), value_set=self.articles["article_id"])
        return structs(ids, places, [one_array(self.articles[f.name]) for f in field.type.value_type], field)

    def added(self, reads: pa.Schema, kept: pa.Table) -> "Tables":
        """With what a stage returned: its columns joined by key, rows that it set aside gone."""
        key = kept.schema.names[0]
        kept = kept.sort_by(key)
        if key != reads.names[0]:
            return Tables(articles=self.articles, stories=kept)
        rows = self.articles if self.stories is None else self.stories
        rows = rows.filter(pc.is_in(rows[key], value_set=kept[key]))
        for name in kept.schema.names[1:]:
            field = kept.schema.field(name)
            index = rows.schema.get_field_index(name)
            rows = rows.append_column(field, kept[name]) if index < 0 else rows.set_column(index, field, kept[name])
        if self.stories is None:
            return Tables(articles=rows, stories=None)
        return Tables(articles=self.articles, stories=rows)


def structs(ids: pa.Array, places: pa.Array, columns: Sequence[pa.Array], field: pa.Field) -> pa.Array:
    """For each story the structs of its articles.

    ids      article ids of each story
    places   of all of these, in `columns`
    columns  of the articles, one a field of the structs
    """
    children = [column.take(places) for column in columns]
    values = pa.StructArray.from_arrays(children, fields=list(field.type.value_type))
    offsets = pc.subtract(ids.offsets, ids.offsets[0]) if len(ids) else pa.array([0], pa.int64())
    return pa.LargeListArray.from_arrays(offsets, values, type=field.type)


def one_array(column: pa.ChunkedArray) -> pa.Array:
    """A column without chunks, which large strings allow at any size."""
    combined = column.combine_chunks()
    return pa.concat_arrays(combined.chunks) if isinstance(combined, pa.ChunkedArray) else combined
