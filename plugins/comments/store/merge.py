"""From the temporary tables into the store, a batch a transaction.

What is new goes in by one statement; what is known is looked at in ``known``. A process that is
killed leaves whole batches behind, and whoever merges the same file again finds them known. Where
the last batch is in, threads get their articles and circles of replies are broken: both are worked
out anew from what the store then holds, and so depend on no order.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from plugins.comments.store import known, replies, threads
from plugins.comments.store.connect import take_turns, transaction
from plugins.comments.store.log import Entries
from plugins.comments.store.staging import staged_comments as staged
from plugins.comments.store.tables import comments, imports, revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Select, Table

    from plugins.comments.articles import Articles
    from plugins.comments.incoming import Skipped
    from plugins.comments.store.staging import Staged

BATCH = 50_000
"""Comments a transaction: a second or two, for which somebody else who writes has to wait."""


@dataclass(frozen=True)
class Occasion:
    """One import of one file: who does it, and when."""

    file: str
    format: str
    who: str
    at: dt.datetime
    articles: Articles


@dataclass
class Merged:
    """What became of a file's comments: new, known, changed and left out are all of them.

    ``not_theirs`` are the states of the comments that the store has instead of those left out.
    """

    new: int = 0
    known: int = 0
    changed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    not_theirs: Counter[str] = field(default_factory=Counter)
    by_status: Counter[str] = field(default_factory=Counter)
    threads_matched: int = 0
    threads_unmatched: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many comments have been merged so far."""
        return self.new + self.known + self.changed + len(self.skipped)


def merge(
    connection: Connection,
    part: Staged,
    occasion: Occasion,
    *,
    merged: Merged,
    told: Callable[[int], None] = lambda _: None,
    batch: int = BATCH,
) -> None:
    """Merge one staged file. ``merged`` is counted up as batches are kept, so that whoever is
    interrupted can say how far it came."""
    with transaction(connection, writes=True):
        take_turns(connection)
        number = _begin(connection, occasion)
        threads.merge(connection, part.first_thread, part.last_thread, number)
    for first in range(part.first, part.last + 1, batch):
        last = min(first + batch, part.last + 1) - 1
        with transaction(connection, writes=True):
            take_turns(connection)
            counted = _batch(connection, first, last, Entries(occasion.who, import_id=number))
        merged.new += counted.new
        merged.known += counted.known
        merged.changed += counted.changed
        merged.skipped += counted.skipped
        merged.not_theirs += counted.not_theirs
        told(merged.done)
    with transaction(connection, writes=True):
        take_turns(connection)
        _finish(connection, part, occasion, number, merged)


def _begin(connection: Connection, occasion: Occasion) -> int:
    row = imports.insert().values(
        file=occasion.file,
        format=occasion.format,
        who=occasion.who,
        started=occasion.at,
        counts="{}",
    )
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key is not None else 0


def _batch(connection: Connection, first: int, last: int, entries: Entries) -> Merged:
    here = staged.c.n.between(first, last)
    counted = Merged()
    names = "id source source_id thread parent parent_source_id loose author email url ip agent"
    same = [*names.split(), "published", "kind", "claim", "state"]
    rows = select(*(staged.c[name] for name in same), staged.c.digest, literal(entries.import_id))
    found = connection.execute(
        _insert_new(connection, comments, [*same, "text", "import_id"], rows.where(here))
    )
    counted.new = found.rowcount
    texts = select(
        *(staged.c[name] for name in ("id", "digest", "body", "form", "claim", "state")),
        literal(entries.import_id),
    ).where(here)
    everything_is_new = counted.new == last - first + 1
    if not everything_is_new:
        texts = texts.join(comments, comments.c.id == staged.c.id).where(
            comments.c.import_id == entries.import_id, comments.c.text == staged.c.digest
        )
    columns = ["comment", "digest", "body", "form", "claim", "state", "import_id"]
    if counted.new:
        connection.execute(_insert_new(connection, revisions, columns, texts))
    if not everything_is_new:
        looked = known.look(connection, first, last, entries)
        counted.changed, counted.skipped = looked.changed, looked.skipped
        counted.not_theirs = looked.not_theirs
        entries.write(connection)
    counted.known = last - first + 1 - counted.new - counted.changed - len(counted.skipped)
    return counted


def _finish(
    connection: Connection, part: Staged, occasion: Occasion, number: int, merged: Merged
) -> None:
    entries = Entries(occasion.who, import_id=number)
    merged.notes += replies.settle(connection, part.selves, entries)
    threads.match(connection, occasion.articles)
    of_file = threads.found(connection, part.first_thread, part.last_thread)
    merged.threads_matched, merged.threads_unmatched = of_file
    all_new = merged.new == part.comments
    merged.by_status.update(part.states if all_new else _by_status(connection, part, merged))
    counts = {
        "read": merged.done + len(part.skipped),
        "new": merged.new,
        "known": merged.known,
        "changed": merged.changed,
        "skipped": len(merged.skipped) + len(part.skipped),
    }
    finished = imports.update().where(imports.c.id == number)
    now = dt.datetime.now(dt.UTC)
    connection.execute(finished.values(finished=now, counts=json.dumps(counts)))
    entries.add("import", None, None, counts, why=occasion.file)
    entries.write(connection)


def _by_status(connection: Connection, part: Staged, merged: Merged) -> Counter[str]:
    """How the comments of a file stand in the store, without those that are another's."""
    query = (
        select(comments.c.state, func.count())
        .join(staged, staged.c.id == comments.c.id)
        .where(staged.c.n.between(part.first, part.last))
        .group_by(comments.c.state)
    )
    return Counter({row[0]: row[1] for row in connection.execute(query)}) - merged.not_theirs


def _insert_new(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Select[Any],
) -> Any:
    """Insert what ``rows`` selects, in their order, but for what the table has already."""
    module = postgresql if connection.dialect.name == "postgresql" else sqlite
    ordered = rows.order_by(staged.c.n)
    statement = module.insert(table).from_select(list(columns), ordered).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)
