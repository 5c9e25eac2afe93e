"""Isso: its SQLite database, opened so that it can do nothing.

The file comes from elsewhere. It is opened immutable, SQLite is told not to trust its schema, and
an authoriser lets nothing happen but reading the two tables that are wanted; a view or a virtual
table in their place is refused. ``mode`` is 1 for accepted, 2 for pending, 4 for deleted.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread
from plugins.comments.reading import times
from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.json_stream import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

SOURCE = "isso"
MAGIC = b"SQLite format 3\0"
LONGEST = 16 << 20
"""Bytes of one value."""

_CLAIMS = {1: Claim.APPROVED, 2: Claim.PENDING, 4: Claim.DELETED}
_TABLES = ("threads", "comments")
_THREADS = "SELECT id, uri, title FROM threads ORDER BY id"
_WANTED = (
    "id",
    "tid",
    "parent",
    "created",
    "mode",
    "remote_addr",
    "text",
    "author",
    "email",
    "website",
)
_BACKUP = 'Make a copy with `sqlite3 comments.db ".backup copy.db"` and import that.'


def recognises(head: Head) -> bool:
    """Any SQLite file: whether it is Isso's is seen once it is open."""
    return head.data.startswith(MAGIC)


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its threads, then its comments."""
    if not file.head.data.startswith(MAGIC):
        raise ExportError("", "This is no SQLite database.", "Isso names its own in `dbpath`.")
    with file.on_disk() as path:
        _no_journal(path)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        with contextlib.closing(connection):
            try:
                yield from _read(connection)
            except sqlite3.Error as error:
                raise ExportError("", f"SQLite cannot read it: {error}.", _BACKUP) from error
        _whole(file, path)


def _whole(file: ExportFile, path: Path) -> None:
    """Refuse a database with fewer pages than its header says (SQLite's file format, 1.3)."""
    data = file.head.data
    size, pages = int.from_bytes(data[16:18], "big"), int.from_bytes(data[28:32], "big")
    if data[24:28] == data[92:96] and path.stat().st_size < pages * (65536 if size == 1 else size):
        raise ExportError("", "The database is cut off: pages are missing at its end.", _BACKUP)


def _no_journal(path: Path) -> None:
    for suffix in ("-wal", "-journal"):
        journal = path.with_name(path.name + suffix)
        if journal.is_file() and journal.stat().st_size:
            why = f"Beside it lies {journal.name}: comments that are not in the database yet."
            raise ExportError("", why, _BACKUP)


def _read(connection: sqlite3.Connection) -> Iterator[Incoming]:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.text_factory = lambda data: clean(data.decode("utf-8", "replace"))
    columns = _columns(connection)
    connection.set_authorizer(
        lambda action, table, *_: (
            sqlite3.SQLITE_OK
            if action == sqlite3.SQLITE_SELECT
            or (action == sqlite3.SQLITE_READ and table in _TABLES)
            else sqlite3.SQLITE_DENY
        )
    )
    for number, uri, title in connection.execute(_THREADS):
        uri = str(uri or "")
        links = (uri,) if uri else ()
        yield IncomingThread(SOURCE, str(number), links, links, str(title or ""))
    wanted = ", ".join(name if name in columns else "NULL" for name in _WANTED)
    rows = connection.execute(f"SELECT {wanted} FROM comments ORDER BY id")  # noqa: S608
    for row in rows:
        yield _comment(row)


def _columns(connection: sqlite3.Connection) -> set[str]:
    """The columns of ``comments``, once it is sure that both are ordinary tables."""
    found = connection.execute("SELECT type, name, rootpage FROM sqlite_master").fetchall()
    tables = {name for kind, name, page in found if kind == "table" and page}
    if missing := [name for name in _TABLES if name not in tables]:
        held = ", ".join(sorted(tables)) or "none"
        why = f"This SQLite database has no table {missing[0]!r} (it has {held}): it is not Isso's."
        raise ExportError("", why)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(comments)")}
    if not {"id", "tid", "text"} <= columns:
        raise ExportError("", "Its table 'comments' has not the columns that Isso's has.")
    return columns


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    return "" if value is None else str(value)


def _comment(row: tuple[object, ...]) -> IncomingComment:
    number, thread, parent, created, mode, ip, body, author, email, url = row
    text = [_text(value) for value in (author, email, url, ip, body)]
    when = times.epoch(format(created, ".6f")) if isinstance(created, float | int) else None
    return IncomingComment(
        source=SOURCE,
        source_id=str(number),
        thread=str(thread),
        parent=str(parent) if parent else None,
        author=text[0],
        email=text[1],
        url=text[2],
        ip=text[3],
        agent="",
        published=when or times.parse(str(created or "")),
        body=text[4].strip(),
        form=Form.MARKDOWN,
        claim=_CLAIMS.get(mode, Claim.UNKNOWN) if isinstance(mode, int) else Claim.UNKNOWN,
        where=f"comment {number}",
    )
