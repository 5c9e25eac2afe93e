"""Opening stores, old ones, newer ones, and what is none."""

from __future__ import annotations

import sqlite3
import stat

import pytest
from sqlalchemy import inspect

from plugins.comments.store import migrations
from plugins.comments.store.connect import open_store, place_for, without_password
from plugins.comments.store.tables import METADATA, versions
from plugins.press.problem import CannotBuild
from tests.comments.store.bringing import NOON, bring, everything, said, thread

NEWEST = len(migrations.STEPS)


def test_the_place_beside_the_content_is_private(tmp_path):
    """Folder and file for their owner only, and git sees none of it."""
    store = open_store(place_for(tmp_path / "content"))
    bring(store, thread(), said("1"))
    folder = tmp_path / ".moderation"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.glob("comments*")}
    store.close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


def test_the_steps_make_the_tables_that_the_program_sees(store):
    """Column by column."""
    with store.reading() as connection:
        looked = inspect(connection)
        for table in METADATA.tables.values():
            made = {column["name"]: column["nullable"] for column in looked.get_columns(table.name)}
            assert made.keys() == set(table.columns.keys())
            for column in table.columns:
                assert made[column.name] == column.nullable or column.primary_key


def test_a_store_of_version_1_is_brought_to_the_newest(fresh, monkeypatch):
    """Its comments stay."""
    address = fresh()
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", migrations.STEPS[:1])
        then.setattr(migrations.migrate, "__defaults__", (migrations.STEPS,))
        old = open_store(address)
        with old.reading() as connection:
            assert migrations.version(connection) == 1
        bring(old, thread(), said("1"))
        before = everything(old)
        old.close()
    store = open_store(address)
    with store.reading() as connection:
        assert migrations.version(connection) == NEWEST > 1
        names = {index["name"] for index in inspect(connection).get_indexes("comments")}
    assert "comments_by_state" in names
    assert everything(store) == before
    store.close()


def test_a_step_that_fails_changes_nothing(fresh, monkeypatch):
    """A step is done wholly or not at all."""
    address = fresh()
    open_store(address).close()
    broken = migrations.Step("CREATE TABLE half (n INTEGER); CREATE TABLE half (n INTEGER)", {})
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
        then.setattr(migrations.migrate, "__defaults__", (migrations.STEPS,))
        with pytest.raises(CannotBuild):
            open_store(address)
    store = open_store(address)
    with store.reading() as connection:
        assert migrations.version(connection) == NEWEST
        assert not inspect(connection).has_table("half")
    store.close()


def test_a_store_of_a_newer_version_is_refused(store, address):
    """An older program could lose what a newer one keeps."""
    with store.writing() as connection:
        connection.execute(versions.insert().values(version=NEWEST + 1, at=NOON))
    with pytest.raises(CannotBuild, match=f"has version {NEWEST + 1}; this program knows {NEWEST}"):
        open_store(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("comments.db", "no address of a database"),
        ("mysql://x@localhost/y", "not 'mysql'"),
        ("sqlite://", "not 'sqlite'"),
        ("sqlite:////nowhere/at/all.db", "cannot be opened"),
        ("postgresql://press@127.0.0.1:9/none", "cannot be opened"),
    ],
)
def test_an_address_that_is_none(address, said):
    """Exit status 2, and what to write."""
    with pytest.raises(CannotBuild, match=said):
        open_store(address)


def test_a_file_of_something_else(tmp_path):
    """Not a database at all, or another program's."""
    text = tmp_path / "notes.txt"
    text.write_text("Not a database. " * 100, "utf-8")
    with pytest.raises(CannotBuild, match="not a database"):
        open_store(f"sqlite:///{text}")
    other = tmp_path / "isso.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE comments (id INTEGER)")
    connection.close()
    with pytest.raises(CannotBuild, match="tables of something else: comments"):
        open_store(f"sqlite:///{other}")


def test_no_password_is_shown():
    """Not in the next command either."""
    assert "secret" not in without_password("postgresql://mo:secret@db.example.org/press")
