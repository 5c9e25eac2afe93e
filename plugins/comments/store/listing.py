"""Comments out of the store, for whoever looks at them: never with e-mail, IP address or agent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, func, or_, select

from plugins.comments.incoming import Form
from plugins.comments.sanitise import to_html
from plugins.comments.state import State
from plugins.comments.store.overview import waits
from plugins.comments.store.tables import comments, revisions, threads

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement, Select

    from plugins.comments.selection import Range, Selection
    from plugins.comments.store.connect import Store

CHANGED = "changed"
"""The reason of a comment whose newer text waits."""


@dataclass(frozen=True)
class Listed:
    """A comment as it is listed. ``body`` is the text that a decision would be about: the newer
    one, where one waits. ``parent`` is the id of the comment it answers, if that is here."""

    id: str
    source: str
    source_id: str
    parent: str | None
    thread: str
    title: str
    article: str | None
    author: str
    published: dt.datetime | None
    status: State
    reasons: tuple[str, ...]
    score: float | None
    body: str
    form: Form

    def as_json(self) -> dict[str, Any]:
        """What ``comments.list --json`` prints of it."""
        return {
            "id": self.id,
            "source": self.source,
            "source_id": self.source_id,
            "parent": self.parent,
            "thread": self.thread,
            "article": self.article,
            "author": self.author,
            "published": rfc3339(self.published),
            "status": self.status.value,
            "reasons": list(self.reasons),
            "score": self.score,
            "html": to_html(self.body, self.form),
        }


def rfc3339(moment: dt.datetime | None) -> str | None:
    """A time in UTC, exact: ``2026-03-31T12:00:00Z``."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def listed(store: Store, selection: Selection) -> Iterator[Listed]:
    """The selected comments, from the oldest to the newest; one by one, whatever their number."""
    with store.reading() as connection:
        query = _query(selection).execution_options(yield_per=500)
        for row in connection.execute(query):
            reasons = json.loads(row.reasons) + [CHANGED] * (row.waiting is not None)
            yield Listed(
                id=row.id,
                source=row.source,
                source_id=row.source_id,
                parent=row.answers,
                thread=row.thread,
                title=row.title or "",
                article=row.article,
                author=row.author,
                published=row.published,
                status=State(row.state),
                reasons=tuple(reasons),
                score=row.score,
                body=row.body,
                form=Form(row.form),
            )


def count(store: Store, selection: Selection) -> int:
    """How many are selected."""
    with store.reading() as connection:
        query = select(func.count()).select_from(_joined()).where(*conditions(selection))
        return connection.scalar(query) or 0


def conditions(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """A selection as SQL; several values of one field are alternatives."""
    if selection.ids:
        yield comments.c.id.in_(selection.ids)
    for name, values in selection.fields:
        yield or_(false(), *(_CONDITIONS[name](value) for value in values))


def _joined() -> Any:
    return comments.outerjoin(threads, threads.c.id == comments.c.thread)


def _query(selection: Selection) -> Select[Any]:
    above = comments.alias("above")
    shown = func.coalesce(comments.c.waiting, comments.c.text)
    joined = (
        _joined()
        .join(revisions, and_(revisions.c.comment == comments.c.id, revisions.c.digest == shown))
        .outerjoin(above, and_(above.c.id == comments.c.parent, comments.c.loose == ""))
    )
    columns = (
        *comments.c["id", "source", "source_id", "thread", "author", "published", "state"],
        *comments.c["reasons", "score", "waiting"],
        *threads.c["title", "article"],
        *revisions.c["body", "form"],
        above.c.id.label("answers"),
    )
    query = select(*columns).select_from(joined).where(*conditions(selection))
    return query.order_by(comments.c.published.is_(None), comments.c.published, comments.c.id)


def _status(state: State) -> ColumnElement[bool]:
    return waits() if state is State.PENDING else comments.c.state == state.value


def _reason(reason: str) -> ColumnElement[bool]:
    if reason == CHANGED:
        return comments.c.waiting.is_not(None)
    return comments.c.reasons.contains(json.dumps(reason, ensure_ascii=False), autoescape=True)


def _score(wanted: Range) -> ColumnElement[bool]:
    return comments.c.score.between(wanted.low, wanted.high)


_CONDITIONS: dict[str, Callable[[Any], ColumnElement[bool]]] = {
    "status": _status,
    "article": lambda slug: threads.c.article == slug if slug else threads.c.article.is_(None),
    "author": lambda name: comments.c.author == name,
    "reason": _reason,
    "source": lambda name: comments.c.source == name,
    "before": lambda moment: comments.c.published < moment,
    "after": lambda moment: comments.c.published >= moment,
    "score": _score,
}
