"""The same tests against SQLite and against a real PostgreSQL."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import psycopg
import pytest

from plugins.comments.store.connect import open_store
from tests.comments.store import postgres
from tests.conftest import needs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.comments.store.connect import Store

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server's address."""
    programs = postgres.programs()
    needs(programs, "PostgreSQL's initdb is not on this machine")
    assert programs is not None
    with postgres.running(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request, tmp_path) -> Callable[[], str]:
    """Gives the address of an empty database, another each time it is called."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'{next(_NUMBERS)}.sqlite3'}"
    server = request.getfixturevalue("postgresql")

    def create() -> str:
        name = f"store{next(_NUMBERS)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{server}&options=-csearch_path%3D{name}"

    return create


@pytest.fixture
def address(fresh: Callable[[], str]) -> str:
    """The address of an empty database."""
    return fresh()


@pytest.fixture
def store(address) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(address)
    yield opened
    opened.close()
