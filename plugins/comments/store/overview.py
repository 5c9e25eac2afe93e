"""What waits for somebody, in the whole store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from plugins.comments.state import State
from plugins.comments.store.tables import comments, threads

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection


def waits() -> ColumnElement[bool]:
    """Whether somebody has to decide about a comment: it is pending, or a newer text of it is."""
    return or_(comments.c.state == State.PENDING.value, comments.c.waiting.is_not(None))


def overview(connection: Connection) -> tuple[int, int]:
    """How many comments wait, and how many threads that have comments have
    no article."""
    pending = connection.scalar(select(func.count()).select_from(comments).where(waits()))
    has_some = select(comments.c.n).where(comments.c.thread == threads.c.id).exists()
    lost = select(func.count()).select_from(threads).where(threads.c.article.is_(None), has_some)
    return pending or 0, connection.scalar(lost) or 0
