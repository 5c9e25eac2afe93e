"""Replies that lead in a circle, found and broken.

A comment names its parent by an id that is known before the parent has arrived, so replies need
no care when they come first. What needs care is a comment that answers itself, or several that
answer each other: no page could show them. In each circle the earliest comment (by time, then by
id) is taken to begin it, and its parent is not followed; ``comments.loose`` says why.

This is worked out from what the store holds, at the end of each import: the result depends on no
order. Every circle has a reply that is not later than what it answers, and of such there are few,
so not everything need be walked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, update

from plugins.comments.store.tables import comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from plugins.comments.store.log import Entries


def settle(connection: Connection, selves: tuple[str, ...], entries: Entries) -> list[str]:
    """Break the circles there are, and follow again what is in none any more; returns a note for
    each circle that was broken now, and for the comments in ``selves``, which answer themselves
    and were taken so."""
    suspects = _suspects(connection)
    parents = {one: parent for one, (parent, _) in suspects.items()}
    begins = {
        min(circle, key=lambda one: (suspects[one][1] is None, suspects[one][1], one))
        for circle in circles(parents)
    }
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


def _suspects(connection: Connection) -> dict[str, tuple[str, Any]]:
    """Each comment on the way up from a reply that is not later than its parent: what it answers,
    and when it was written."""
    child, parent, above = comments.alias(), comments.alias(), comments.alias()
    not_later = or_(
        child.c.published <= parent.c.published,
        child.c.published.is_(None),
        parent.c.published.is_(None),
    )
    begin = (
        select(*child.c["id", "parent", "published"])
        .join(parent, parent.c.id == child.c.parent)
        .where(child.c.loose != "self", not_later)
        .cte("suspects", recursive=True)
    )
    way = begin.union(
        select(*above.c["id", "parent", "published"])
        .join(begin, above.c.id == begin.c.parent)
        .where(above.c.parent.is_not(None), above.c.loose != "self")
    )
    rows = connection.execute(select(way).execution_options(yield_per=1000))
    return {row.id: (row.parent, row.published) for row in rows}
