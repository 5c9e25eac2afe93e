"""Comments made by hand, and a short way to bring them into a store."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from plugins.comments.articles import Articles
from plugins.comments.identity import comment_id
from plugins.comments.incoming import Claim, Form, IncomingComment, IncomingThread
from plugins.comments.store import contents, staging
from plugins.comments.store.merge import Merged, Occasion, merge
from plugins.comments.store.tables import comments, log, revisions

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def said(source_id: str, body: str = "Well said.", **fields: Any) -> IncomingComment:
    """A comment whose fields are complete but for what ``fields`` say."""
    given: dict[str, Any] = {
        "source": "wordpress",
        "source_id": source_id,
        "thread": "7",
        "parent": None,
        "author": "Ada",
        "email": "ada@example.org",
        "url": "",
        "ip": "192.0.2.1",
        "agent": "",
        "published": NOON,
        "body": body,
        "form": Form.WORDPRESS,
        "claim": Claim.APPROVED,
        "where": f"line {source_id}",
    }
    return IncomingComment(**{**given, **fields})


def thread(key: str = "7", **fields: Any) -> IncomingThread:
    return IncomingThread("wordpress", key, **fields)


def bring(store, *items, articles=(), batch=100, trust=False, site="", told=lambda _: None):
    """Import ``items`` as one file; what became of them."""
    merged = Merged()
    with staging.opened(store) as connection:
        staged = staging.stage(connection, items, trust=trust, site=site)
        occasion = Occasion("export.xml", "wordpress", "Mo", NOON, Articles(tuple(articles)))
        merge(connection, staged, occasion, merged=merged, batch=batch, told=told)
    return merged


def stored(store, source_id: str, source: str = "wordpress") -> Any:
    """The row of a comment."""
    with store.reading() as connection:
        query = select(comments).where(comments.c.id == comment_id(source, source_id))
        return connection.execute(query).one()


def body_of(store, row: Any, digest: bytes | None = None) -> str:
    """The text of a comment that is shown, or another of its texts."""
    with store.reading() as connection:
        query = select(revisions.c.body).where(
            revisions.c.comment == row.id, revisions.c.digest == (digest or row.text)
        )
        return str(connection.execute(query).scalar_one())


def logged(store, action: str) -> list[Any]:
    """The log's entries of one kind."""
    with store.reading() as connection:
        return list(connection.execute(select(log).where(log.c.action == action).order_by(log.c.n)))


def everything(store) -> list[Any]:
    """What two equal stores have in common."""
    return list(contents.contents(store))
