"""Opening the store: SQLite in a private folder, or a team's PostgreSQL.

SQLite's settings, and why: **WAL**, so that the desk reads while an import writes; **synchronous
FULL** for decisions, which a power cut must not take back, and NORMAL for imports, which are
repeated; every writing transaction begins with **BEGIN IMMEDIATE**, so that it never finds half
way that somebody else wrote; whoever has to wait does so for a minute.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from plugins.comments.store import migrations
from plugins.press.files import shown
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

FOLDER = ".moderation"
FILE = "comments.sqlite3"

_WRITES = "comments_writes"
_LOCK = 0x636F6D6D
"""The number of PostgreSQL's advisory lock that imports and migrations take in turn."""


@dataclass(frozen=True)
class Store:
    """An open store. ``name`` is what messages call it: a path, or an address without password."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: kept whole at the end, or dropped whole by an exception."""
        with self.connect() as connection, transaction(connection, writes=True):
            yield connection

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection whose transactions the caller begins with :func:`transaction`."""
        with self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@contextmanager
def transaction(connection: Connection, *, writes: bool) -> Iterator[None]:
    """A transaction on ``connection``; one that ``writes`` to the store takes its lock at once."""
    connection.execution_options(**{_WRITES: writes})
    with connection.begin():
        yield


def take_turns(connection: Connection) -> None:
    """Wait until no other import or migration is writing; until this transaction's end."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def place_for(content: Path) -> str:
    """The address of the store that belongs to a content folder: beside it, in a folder of its
    own that is private and that git leaves alone."""
    return f"sqlite:///{content.resolve().parent / FOLDER / FILE}"


def open_store(address: str) -> Store:
    """Open a store, making it or bringing it to the newest version first. Raises CannotBuild."""
    url = _url(address)
    name = url.render_as_string()
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        name = shown(path)
        _make_private(path)
        engine = create_engine(url, connect_args={"timeout": 60})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(url)
    store = Store(engine, name)
    try:
        with store.reading() as connection:
            current = migrations.version(connection) == len(migrations.STEPS)
        if not current:
            with store.writing() as connection:
                take_turns(connection)
                migrations.migrate(connection, name)
    except DBAPIError as error:
        store.close()
        raise CannotBuild([_cannot_open(name, error)]) from error
    except BaseException:
        store.close()
        raise
    return store


def without_password(address: str) -> str:
    """The address as it may be shown."""
    return make_url(address).render_as_string(hide_password=True)


def _url(address: str) -> URL:
    mend = "Write sqlite:///FILE or postgresql://USER@HOST/DATABASE."
    try:
        url = make_url(address)
    except ArgumentError as error:
        message = "This is no address of a database."
        raise CannotBuild([Problem("--db", 1, "db", message, mend)]) from error
    backend = url.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite+pysqlite", query={})
    message = f"A store is a file of SQLite or a database of PostgreSQL, not {backend!r}."
    raise CannotBuild([Problem("--db", 1, "db", message, mend)])


def _make_private(path: Path) -> None:
    """The file and our own folder for its owner only: there are e-mail and IP addresses in it."""
    try:
        if path.parent.name == FOLDER and not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
            (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        message = f"The store cannot be opened: {error.strerror}."
        raise CannotBuild([Problem(shown(path), 1, "no-store", message)]) from error


def failed(error: DBAPIError) -> Problem:
    """What a database says in the midst of work: no more room, nobody there, somebody else too
    long at it. What was kept before is whole."""
    mend = "What was kept so far stays; the same command goes on from there."
    return Problem("--db", 1, "store-failed", f"The store failed: {_said(error)}.", mend)


def _cannot_open(name: str, error: DBAPIError) -> Problem:
    message = f"The store cannot be opened: {_said(error)}."
    return Problem(name, 1, "no-store", message)


def _said(error: DBAPIError) -> str:
    lines = str(error.orig or type(error).__name__).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
