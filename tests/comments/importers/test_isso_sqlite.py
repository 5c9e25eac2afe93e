"""Isso's database: what it holds, and files that only look like one."""

from __future__ import annotations

import contextlib
import gzip
import sqlite3
from typing import TYPE_CHECKING

import pytest

from plugins.comments.importers import ExportError
from tests.comments.importers.told import comments, told

if TYPE_CHECKING:
    from pathlib import Path

THREADS = "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR)"
COMMENTS = """CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY,
parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR,
text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0)"""
ROWS = """INSERT INTO threads VALUES (1, '/tea/', 'Tea'), (2, '/cake/', NULL);
INSERT INTO comments
(tid, id, parent, created, mode, remote_addr, text, author, email, website) VALUES
(1, 2, 1, 1387321261.572392, 2, '192.0.2.0', 'An *answer*', NULL, NULL, NULL),
(1, 1, NULL, 1387321260, 1, '192.0.2.0', 'Hello', 'Jo', 'jo@example.org', 'https://x.example.org'),
(2, 3, NULL, 1387321262, 4, '192.0.2.0', '', NULL, NULL, NULL),
(9, 4, NULL, 1387321263, 8, '192.0.2.0', x'ff6e756c6c', NULL, NULL, NULL);"""
EXPECTED = """\
thread | 1 | /tea/ | /tea/ | Tea
thread | 2 | /cake/ | /cake/
comment | 1 | in 1 | Jo | jo@example.org | https://x.example.org | 192.0.2.0 \
| 2013-12-17T23:01:00Z | markdown | approved | Hello
comment | 2 | in 1 | to 1 | 192.0.2.0 | 2013-12-17T23:01:01.572392Z | markdown | pending \
| An *answer*
comment | 3 | in 2 | 192.0.2.0 | 2013-12-17T23:01:02Z | markdown | deleted
thread | 9
comment | 4 | in 9 | 192.0.2.0 | 2013-12-17T23:01:03Z | markdown | unknown | \ufffdnull
""".splitlines()


def database(file: Path, *statements: str) -> Path:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.executescript(statement)
        connection.commit()
    return file


def why(file: Path) -> str:
    with pytest.raises(ExportError) as caught:
        comments(file)
    return str(caught.value)


def test_a_database(tmp_path: Path) -> None:
    """Modes, exact times, a thread that is gone, a text that is none."""
    assert told(database(tmp_path / "any.name", THREADS, COMMENTS, ROWS)) == EXPECTED


def test_a_packed_database(tmp_path: Path) -> None:
    """The same through gzip."""
    file = database(tmp_path / "comments.db", THREADS, COMMENTS, ROWS)
    (tmp_path / "backup").write_bytes(gzip.compress(file.read_bytes()))
    assert told(tmp_path / "backup") == EXPECTED


def test_an_old_database(tmp_path: Path) -> None:
    """Columns that an older Isso did not have are empty."""
    old = "CREATE TABLE comments (tid INTEGER, id INTEGER PRIMARY KEY, text VARCHAR, created FLOAT)"
    file = database(
        tmp_path / "old.db", THREADS, old, "INSERT INTO comments VALUES (1, 1, 'Hello', 0.5)"
    )
    assert (
        told(file)[-1]
        == "comment | 1 | in 1 | 1970-01-01T00:00:00.500000Z | markdown | unknown | Hello"
    )


def test_nothing_in_the_file_is_run(tmp_path: Path) -> None:
    """A view or a virtual table in a table's place is refused; triggers never fire."""
    view = "CREATE VIEW comments AS SELECT 1 AS id, 1 AS tid, load_extension('x') AS text"
    assert "no table 'comments'" in why(database(tmp_path / "a.db", THREADS, view))
    virtual = "CREATE VIRTUAL TABLE comments USING fts5(id, tid, text)"
    assert "no table 'comments'" in why(database(tmp_path / "b.db", THREADS, virtual))


def test_a_computed_column_does_nothing(tmp_path: Path) -> None:
    """A generated column that would call a function is read through no function."""
    table = (
        "CREATE TABLE comments (id INTEGER PRIMARY KEY, tid INTEGER, created FLOAT, "
        "text TEXT GENERATED ALWAYS AS (zeroblob(1000000000)))"
    )
    file = database(tmp_path / "a.db", THREADS, table, "INSERT INTO comments VALUES (1, 1, 0)")
    assert "SQLite cannot read it" in why(file) or "columns" in why(file)


def test_a_database_of_something_else(tmp_path: Path) -> None:
    """The tables that it has are named."""
    file = database(tmp_path / "other.db", "CREATE TABLE visits (id INTEGER)")
    assert "has no table 'threads' (it has visits): it is not Isso's" in why(file)


def test_a_database_that_is_none(tmp_path: Path) -> None:
    """A header without a database, and a database that was cut off."""
    file = tmp_path / "none.db"
    file.write_bytes(b"SQLite format 3\0" + b"x" * 4000)
    assert "SQLite cannot read it" in why(file)
    whole = database(tmp_path / "whole.db", THREADS, COMMENTS, ROWS).read_bytes()
    for cut in range(100, len(whole), 997):
        file.write_bytes(whole[:cut])
        assert "none.db" in why(file)


def test_a_journal_beside_it(tmp_path: Path) -> None:
    """Comments that are still in a journal would be lost: it is refused, with the way out."""
    file = database(tmp_path / "comments.db", THREADS, COMMENTS, ROWS)
    (tmp_path / "comments.db-wal").write_bytes(b"x")
    assert ".backup" in why(file)


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    """Reading changes no byte, and leaves nothing beside it."""
    file = database(tmp_path / "comments.db", THREADS, COMMENTS, ROWS)
    before = file.read_bytes()
    file.chmod(0o400)
    assert len(comments(file)) == 4
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["comments.db"]
