"""Discussions: kept whether or not anybody knows which article they were about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, update

from plugins.comments.articles import Discussed
from plugins.comments.store.log import Entries
from plugins.comments.store.staging import names, staged_threads
from plugins.comments.store.tables import comments, threads
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from plugins.comments.articles import Articles
    from plugins.comments.store.connect import Store

CHUNK = 500


@dataclass(frozen=True)
class Thread:
    """A thread as it is listed."""

    id: str
    source: str
    key: str
    identifiers: tuple[str, ...]
    links: tuple[str, ...]
    title: str
    article: str | None
    matched_by: str | None
    comments: int


def merge(connection: Connection, first: int, last: int, import_id: int) -> None:
    """Merge staged threads: names and addresses are added to those that are known, a title is
    taken where there was none."""
    for begin in range(first, last + 1, CHUNK):
        end = min(begin + CHUNK, last + 1) - 1
        here = staged_threads.c.n.between(begin, end)
        rows = connection.execute(
            select(staged_threads).where(here).order_by(staged_threads.c.n)
        ).all()
        _merge(connection, rows, import_id)


def _merge(connection: Connection, rows: Sequence[Row[Any]], import_id: int) -> None:
    ids = {row.id for row in rows}
    query = select(threads).where(threads.c.id.in_(ids)).order_by(threads.c.id)
    found = connection.execute(query.with_for_update())
    known = {row.id: dict(row._mapping) for row in found}
    before = {one: dict(values) for one, values in known.items()}
    for row in rows:
        empty = {"id": row.id, "source": row.source, "key": row.key, "title": ""}
        thread = known.setdefault(
            row.id, {**empty, "identifiers": "[]", "links": "[]", "import_id": import_id}
        )
        for name in ("identifiers", "links"):
            both = {*json.loads(thread[name]), *json.loads(row._mapping[name])}
            thread[name] = names(both)
        thread["title"] = thread["title"] or row.title
    fresh = [values for one, values in known.items() if one not in before]
    if fresh:
        connection.execute(threads.insert(), fresh)
    changed = [values for one, values in before.items() if values != known[one]]
    rewritten = [
        {"which": old["id"], **{f"new_{n}": known[old["id"]][n] for n in _REWRITTEN}}
        for old in changed
    ]
    if rewritten:
        statement = update(threads).where(threads.c.id == bindparam("which"))
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _REWRITTEN}
        connection.execute(statement.values(values), rewritten)


_REWRITTEN = ("identifiers", "links", "title")


def match(connection: Connection, articles: Articles) -> int:
    """Look for every thread's article; returns how many threads changed theirs.

    What somebody assigned stays, and so does an article that is not there now: it may have been
    renamed. Every other answer is worked out anew, so that it depends on no order.
    """
    if not articles.known:
        return 0
    found = 0
    after = 0
    query = (
        select(threads)
        .where(or_(threads.c.matched_by.is_(None), threads.c.matched_by != "hand"))
        .order_by(threads.c.n)
        .limit(CHUNK)
    )
    while rows := connection.execute(query.where(threads.c.n > after)).all():
        after = rows[-1].n
        matches = []
        for row in rows:
            about = Discussed(
                tuple(json.loads(row.identifiers)), tuple(json.loads(row.links)), row.title
            )
            slug, how = articles.find(about) or (None, None)
            gone = row.article is not None and row.article not in articles.slugs
            if (slug, how) != (row.article, row.matched_by) and not (slug is None and gone):
                matches.append({"which": row.id, "slug": slug, "how": how})
        if matches:
            statement = update(threads).where(threads.c.id == bindparam("which"))
            values: dict[str, Any] = {"article": bindparam("slug"), "matched_by": bindparam("how")}
            connection.execute(statement.values(values), matches)
        found += len(matches)
    return found


def rematch(store: Store, articles: Articles) -> int:
    """The same, for a store where nothing is being imported: articles come and go."""
    with store.writing() as connection:
        return match(connection, articles)


def found(connection: Connection, first: int, last: int) -> tuple[int, int]:
    """How many of the staged threads ``first`` to ``last`` have an article, how many have none."""
    here = staged_threads.c.n.between(first, last)
    ids = select(staged_threads.c.id).where(here)
    query = select(func.count(threads.c.article), func.count()).where(threads.c.id.in_(ids))
    matched, whole = connection.execute(query).one()
    return matched, whole - matched


def listed(store: Store, *, unmatched: bool = False) -> list[Thread]:
    """All threads, those with the most comments first."""
    count = func.count(comments.c.n).label("comments")
    query = (
        select(threads, count)
        .outerjoin(comments, comments.c.thread == threads.c.id)
        .group_by(threads.c.n)
        .order_by(count.desc(), threads.c.id)
    )
    if unmatched:
        query = query.where(threads.c.article.is_(None))
    with store.reading() as connection:
        return [
            Thread(
                id=row.id,
                source=row.source,
                key=row.key,
                identifiers=tuple(json.loads(row.identifiers)),
                links=tuple(json.loads(row.links)),
                title=row.title,
                article=row.article,
                matched_by=row.matched_by,
                comments=row.comments,
            )
            for row in connection.execute(query)
        ]


def assign(store: Store, thread: str, slug: str, articles: Articles, who: str) -> int:
    """Give a thread its article; returns how many comments go with it. Raises CannotBuild where
    there is no such thread or article."""
    if slug not in articles.slugs:
        known = ", ".join(sorted(articles.slugs)[:20]) or "none"
        message = f"There is no article {slug!r}."
        raise CannotBuild([Problem("SLUG", 1, "no-article", message, f"Known are {known}.")])
    with store.writing() as connection:
        query = select(threads).where(threads.c.id == thread).with_for_update()
        row = connection.execute(query).one_or_none()
        if row is None:
            mend = "invoke comments.threads lists them with their ids."
            message = f"There is no thread {thread!r} in {store.name}."
            raise CannotBuild([Problem("THREAD", 1, "no-thread", message, mend)])
        entries = Entries(who)
        before = {"article": row.article, "matched_by": row.matched_by}
        after = {"article": slug, "matched_by": "hand"}
        entries.add("assigned", thread, before, after)
        entries.write(connection)
        connection.execute(update(threads).where(threads.c.id == thread).values(**after))
        of_thread = comments.c.thread == thread
        return connection.scalar(select(func.count()).where(of_thread)) or 0
