"""What an export says, laid down in temporary tables before the store is touched.

An export can be broken at its very end. It is therefore read whole first, into tables that this
connection alone sees and that vanish with it, also when the process is killed. What is merged
afterwards is merged in SQL, without a second look at the file, and memory stays flat.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

from plugins.comments import identity
from plugins.comments.incoming import Claim, IncomingComment, IncomingThread, Skipped
from plugins.comments.state import on_arrival, trusted
from plugins.comments.store.connect import transaction
from plugins.comments.store.tables import microseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection

    from plugins.comments.incoming import Incoming
    from plugins.comments.store.connect import Store

CHUNK = 1000
"""How many comments are handed to the database at once while reading."""

_TEMPORARY = MetaData()
_TEXTS = (
    "id source source_id thread parent parent_source_id loose author email url ip agent"
).split()

staged_comments = Table(
    "staged_comments",
    _TEMPORARY,
    Column("n", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text) for name in _TEXTS),
    Column("published", BigInteger),
    *(Column(name, Text) for name in ("kind", "claim", "state")),
    Column("digest", LargeBinary),
    *(Column(name, Text) for name in ("body", "form", "place")),
    prefixes=["TEMPORARY"],
)
staged_threads = Table(
    "staged_threads",
    _TEMPORARY,
    Column("n", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text) for name in ("id", "source", "key", "identifiers", "links", "title")),
    prefixes=["TEMPORARY"],
)


_ID, _LOOSE, _STATE = (
    list(staged_comments.columns.keys()).index(name) for name in ("id", "loose", "state")
)


@dataclass(frozen=True)
class Staged:
    """What one file holds: its comments are ``first`` to ``last`` of the staged ones, its threads
    likewise; ``skipped`` is what could not be taken. ``states`` are those in which its comments
    arrive, ``selves`` the ids of those that answer themselves."""

    first: int
    last: int
    first_thread: int
    last_thread: int
    skipped: tuple[Skipped, ...]
    states: Counter[str]
    selves: tuple[str, ...]

    @property
    def comments(self) -> int:
        """How many comments there are to merge."""
        return self.last - self.first + 1


@contextmanager
def opened(store: Store) -> Iterator[Connection]:
    """A connection with the temporary tables, for one import; they vanish with it.

    SQLite puts them beside the store: they are as private as it is, and there is more room than
    in a ``/tmp`` that is memory.
    """
    with store.connect() as connection:
        if connection.dialect.name == "sqlite":
            database = store.engine.url.database or ""
            os.environ.setdefault("SQLITE_TMPDIR", str(Path(database).resolve().parent))
            driver: Any = connection.connection.driver_connection
            for pragma in _PRAGMAS:
                driver.execute(f"PRAGMA {pragma}")
        connection.detach()  # from the pool: nobody else gets a connection with these tables
        with transaction(connection, writes=False):
            _TEMPORARY.create_all(connection, checkfirst=False)
        yield connection


_PRAGMAS = (
    "temp_store=FILE",
    "temp.cache_size=-8192",
    "temp.journal_mode=OFF",  # a temporary table that breaks is thrown away
    "cache_size=-65536",  # merging touches the indexes all over; here is room for a million's
    "synchronous=NORMAL",
    "wal_autocheckpoint=25000",  # pages: a batch's, not every thousand
)


def stage(
    connection: Connection,
    items: Iterable[Incoming],
    *,
    after: Staged | None = None,
    trust: bool = False,
    site: str = "",
    told: Callable[[int], None] = lambda _: None,
) -> Staged:
    """Lay down what ``items`` yields, behind what was staged before, in ``after``.

    ``site`` sets comments and threads apart from those of another site with the same system.
    ``told`` is called now and then with the number of comments so far. What ``items`` raises is
    raised; then nothing of this file is staged.
    """
    first = 1 if after is None else after.last + 1
    first_thread = 1 if after is None else after.last_thread + 1
    skipped: list[Skipped] = []
    comments: list[tuple[Any, ...]] = []
    threads: list[tuple[Any, ...]] = []
    states: Counter[str] = Counter()
    selves: list[str] = []
    n, m = first, first_thread

    def flush() -> None:
        _write(connection, staged_comments, comments)
        _write(connection, staged_threads, threads)
        comments.clear()
        threads.clear()
        told(n - first)

    with transaction(connection, writes=False):
        for given in items:
            item = _of_site(given, site) if site else given
            if isinstance(item, IncomingComment):
                row = _comment_row(n, item, trust=trust)
                comments.append(row)
                states[row[_STATE]] += 1
                if row[_LOOSE]:
                    selves.append(row[_ID])
                n += 1
                if len(comments) == CHUNK:
                    flush()
            elif isinstance(item, IncomingThread):
                threads.append(_thread_row(m, item))
                m += 1
                if len(threads) == CHUNK:
                    flush()
            else:
                skipped.append(item)
        flush()
        if connection.dialect.name == "postgresql":  # it plans by what it knows of a table
            connection.exec_driver_sql(f"ANALYZE {staged_comments.name}")
    return Staged(
        first, n - 1, first_thread, m - 1, tuple(skipped), states, tuple(dict.fromkeys(selves))
    )


def _comment_row(n: int, given: IncomingComment, *, trust: bool) -> tuple[Any, ...]:
    comment = _storable(given)
    source, parent, body = comment.source, comment.parent, comment.body
    own = identity.comment_id(source, comment.source_id)
    above = None if parent is None else identity.comment_id(source, parent)
    claim = trusted(comment.claim) if trust else comment.claim
    return (
        n,
        own,
        source,
        comment.source_id,
        _thread_id(source, comment.thread),
        above,
        parent,
        "self" if above == own else "",
        comment.author,
        comment.email,
        comment.url,
        comment.ip,
        comment.agent,
        microseconds(comment.published),
        comment.kind._value_,  # half a microsecond faster than value, three times a comment
        claim._value_,
        _STATES[claim._value_],
        identity.text_digest(comment.form, body),
        body,
        comment.form._value_,
        comment.where,
    )


def _thread_row(n: int, thread: IncomingThread) -> tuple[Any, ...]:
    source, key = _clean(thread.source), _clean(thread.key)
    return (
        n,
        _thread_id(source, key),
        source,
        key,
        names(thread.identifiers),
        names(thread.links),
        _clean(thread.title),
    )


def _of_site(item: Incoming, site: str) -> Incoming:
    if isinstance(item, IncomingThread):
        return replace(item, key=f"{site}/{item.key}")
    if isinstance(item, IncomingComment):
        parent = None if item.parent is None else f"{site}/{item.parent}"
        named = f"{site}/{item.source_id}"
        return replace(item, source_id=named, parent=parent, thread=f"{site}/{item.thread}")
    return item


def names(given: Iterable[str]) -> str:
    """A set of names as it is stored: whichever order they came in, the same JSON."""
    return json.dumps(sorted({_clean(name) for name in given if name}), ensure_ascii=False)


def _storable(comment: IncomingComment) -> IncomingComment:
    """PostgreSQL has no U+0000 and neither database has half a character: those are left out."""
    texts = (
        f"{comment.body}{comment.author}{comment.source_id}{comment.parent}{comment.thread}"
        f"{comment.email}{comment.url}{comment.ip}{comment.agent}{comment.source}"
    )
    try:
        if "\0" not in texts and (texts.isascii() or texts.encode()):
            return comment
    except UnicodeEncodeError:
        pass
    named = "source source_id thread author email url ip agent body where".split()
    cleaned = {name: _clean(getattr(comment, name)) for name in named}
    above = None if comment.parent is None else _clean(comment.parent)
    return replace(comment, parent=above, **cleaned)  # type: ignore[arg-type]


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _write(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Rows into a table, as fast as the driver can."""
    if not rows:
        return
    columns = [column.name for column in table.columns]
    if connection.dialect.name == "postgresql":
        driver = connection.connection.cursor()
        with driver.copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    statement = str(table.insert().compile(dialect=connection.dialect))
    connection.connection.cursor().executemany(statement, rows)


_thread_id = lru_cache(maxsize=1024)(identity.thread_id)
_STATES = {claim.value: on_arrival(claim).value for claim in Claim}
