"""The tables as SQLAlchemy Core sees them; ``migrations`` makes them, and a test compares the two.

``comments.text`` is the digest of the text that is shown; ``waiting`` that of a newer one, about
which nobody has decided. Threads and parents are named by their ids, whether or not they have
arrived: hence no foreign keys. ``n`` counts in order of arrival, and keeps the big tables growing
at their end.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def microseconds(when: dt.datetime | None) -> int | None:
    """A time as it is stored: exact, sortable, the same in both databases."""
    return None if when is None else (when - EPOCH) // _MICROSECOND


def moment(stored: int | None) -> dt.datetime | None:
    """The other way round."""
    return None if stored is None else EPOCH + stored * _MICROSECOND


class Moment(TypeDecorator[dt.datetime]):
    """A time in UTC, kept as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """To the database."""
        return microseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """From the database."""
        return moment(value)


METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

comments = Table(
    "comments",
    METADATA,
    Column("n", _NUMBER, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("parent", Text),
    Column("parent_source_id", Text),
    Column("loose", Text, nullable=False),  # why its parent is not followed: self, cycle
    Column("author", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("ip", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("published", Moment),
    Column("kind", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("waiting", LargeBinary),
    Column("decided", BigInteger),  # the entry of the log that decided last
    Column("score", Float),
    Column("reasons", Text, nullable=False),  # JSON: why it was held
    Column("import_id", BigInteger, nullable=False),
)

revisions = Table(
    "revisions",
    METADATA,
    Column("n", _NUMBER, primary_key=True),
    Column("comment", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("origin", Text, nullable=False),  # source: as exported; edit: changed here
    Column("import_id", BigInteger, nullable=False),
)

threads = Table(
    "threads",
    METADATA,
    Column("n", _NUMBER, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("identifiers", Text, nullable=False),  # JSON, sorted
    Column("links", Text, nullable=False),  # JSON, sorted
    Column("title", Text, nullable=False),
    Column("article", Text),
    Column("matched_by", Text),  # identifier, path, alias, slug, title; hand: assigned by somebody
    Column("import_id", BigInteger, nullable=False),
)

imports = Table(
    "imports",
    METADATA,
    Column("id", _NUMBER, primary_key=True),
    Column("file", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("counts", Text, nullable=False),  # JSON
)

log = Table(
    "log",
    METADATA,
    Column("n", _NUMBER, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text),  # a comment's or a thread's id
    Column("import_id", BigInteger),
    Column("decision", Text),  # what was decided at one stroke
    Column("before", Text),  # JSON
    Column("after", Text),  # JSON
    Column("why", Text, nullable=False),
)

versions = Table(
    "store_versions",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
)
