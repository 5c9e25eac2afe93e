"""When two stores are equal: whatever way their comments came in, they hold the same.

Equal are every comment with its state, its texts and what waits, and every thread with its names
and article. Left aside are the log, the numbers in order of arrival and of imports, and when each
import was: those tell the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from plugins.comments.store.tables import comments, revisions, threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.store.connect import Store

_WAY = frozenset({"n", "import_id", "decided"})
"""Columns that tell how something came in, not what it is."""


def contents(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that two equal stores have in common, in one order."""
    keys = ((comments, ("id",)), (revisions, ("comment", "digest")), (threads, ("id",)))
    with store.reading() as connection:
        for table, key in keys:
            kept = [column for column in table.columns if column.name not in _WAY]
            query = select(*kept).order_by(*(table.c[name] for name in key))
            for row in connection.execute(query.execution_options(yield_per=1000)):
                yield table.name, dict(row._mapping)
