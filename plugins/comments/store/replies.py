"""Replies that lead in a circle, found and broken.

A comment names its parent by an id that is known before the parent has arrived, so replies need
no care when they come first. What needs care is a comment that answers itself, or several that
answer each other: no page could show them. In each circle the earliest comment (by time, then by
id) is taken to begin it, and its parent is not followed; ``comments.loose`` says why.

This is worked out from what the store holds, at the end of each import: the result depends on no
order. In every circle there is a reply that is not later than what it answers, and one that came in
before it. Of either there are few in most stores, so not everything need be walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, or_, select, update

from plugins.comments.store.tables import comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from plugins.comments.store.log import Entries


CHUNK = 500


def settle(connection: Connection, selves: tuple[str, ...], entries: Entries) -> list[str]:
    """Break the circles there are, and follow again what is in none any more; returns a note for
    each circle that was broken now, and for the comments in ``selves``, which answer themselves
    and were taken so."""
    begins = {_earliest(connection, circle) for circle in circles(_suspects(connection))}
    before = set(connection.scalars(select(comments.c.id).where(comments.c.loose == "cycle")))
    broken = sorted(begins - before)
    changes = [(one, "cycle") for one in broken] + [(one, "") for one in sorted(before - begins)]
    for one, why in changes:
        entries.add("loosened", one, None, {"loose": why})
    if changes:
        statement = update(comments).where(comments.c.id == bindparam("key"))
        rows = [{"key": one, "why": why} for one, why in changes]
        connection.execute(statement.values(loose=bindparam("why")), rows)
    return [
        *(f"Comment {one} answered itself; it stands by itself now." for one in selves),
        *(f"Comment {one} was in a circle of replies; it begins it now." for one in broken),
    ]


def circles(parents: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """The circles in a relation of comment to parent. Each comment is visited once.

    ``{a: b, b: a, c: a}`` -> ``{a, b}``
    """
    done: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = parents.get(at)
        if at in path:
            yield frozenset(list(path)[path[at] :])
        done.update(path)


def _suspects(connection: Connection) -> dict[str, str]:
    """Each comment from which a circle might be reached, with its parent: those that go against
    an order, and all above them. Of time and arrival, the order that fewer go against is taken."""
    child, parent, above = comments.alias(), comments.alias(), comments.alias()
    against = (
        or_(
            child.c.published <= parent.c.published,
            child.c.published.is_(None),
            parent.c.published.is_(None),
        ),
        child.c.n < parent.c.n,
    )
    replies = (
        select(*(func.coalesce(func.sum(case((each, 1), else_=0)), 0) for each in against))
        .select_from(child.join(parent, parent.c.id == child.c.parent))
        .where(child.c.loose != "self")
    )
    counted = connection.execute(replies).one()
    fewest = min(range(len(against)), key=lambda number: int(counted[number]))
    if not counted[fewest]:
        return {}
    begin = (
        select(*child.c["id", "parent"])
        .join(parent, parent.c.id == child.c.parent)
        .where(child.c.loose != "self", against[fewest])
        .cte("suspects", recursive=True)
    )
    way = begin.union(
        select(*above.c["id", "parent"])
        .join(begin, above.c.id == begin.c.parent)
        .where(above.c.parent.is_not(None), above.c.loose != "self")
    )
    rows = connection.execute(select(way).execution_options(yield_per=1000))
    return {row.id: row.parent for row in rows}


def _earliest(connection: Connection, circle: frozenset[str]) -> str:
    """The comment of a circle that was written first; of several, the one with the lowest id."""
    members = sorted(circle)
    first: tuple[bool, Any, str] | None = None
    for begin in range(0, len(members), CHUNK):
        some = comments.c.id.in_(members[begin : begin + CHUNK])
        for row in connection.execute(select(*comments.c["id", "published"]).where(some)):
            place = (row.published is None, row.published, row.id)
            if first is None or place < first:
                first = place
    return first[2] if first else members[0]
