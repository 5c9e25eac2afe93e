"""Deciding: what a person says becomes of comments, with who, when and why.

A decision is about a text. Where a newer text of a comment waits, it is the newer text that is
decided about: approved, it takes the place of the one that was shown; otherwise the one that was
approved stays as it was, and the newer one is put away.

Of two people who decide at once, one waits until the other's decision is whole (rows are locked in
PostgreSQL, the file in SQLite). Both decisions are in the log; the later one holds. A person who
decided about a text that has meanwhile become another is told so, and nothing is decided for them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from plugins.comments.state import State
from plugins.comments.store.log import Entries
from plugins.comments.store.tables import comments, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from plugins.comments.store.connect import Store

CHUNK = 500


@dataclass(frozen=True)
class Decision:
    """What was decided: ``id`` is what undoing it will name; ``stale`` are comments whose text was
    not the one that was seen, ``missing`` ids that the store does not have."""

    id: str
    decided: tuple[str, ...]
    stale: tuple[str, ...]
    missing: tuple[str, ...]


def decide(
    store: Store,
    ids: Iterable[str],
    state: State,
    who: str,
    why: str = "",
    *,
    seen: Mapping[str, bytes] | None = None,
) -> Decision:
    """Decide about comments, all in one transaction.

    ``seen`` says by its digest which text of each was decided about; where it is left out, the
    newest is meant.
    """
    wanted = sorted(set(ids))
    entries = Entries(who, why, decision=secrets.token_hex(8))
    decided: list[str] = []
    stale: list[str] = []
    found: set[str] = set()
    with store.writing() as connection:
        for chunk in _chunks(wanted):
            query = select(comments).where(comments.c.id.in_(chunk)).order_by(comments.c.id)
            rows = connection.execute(query.with_for_update()).all()
            found.update(row.id for row in rows)
            changes = []
            for row in rows:
                about = row.waiting or row.text
                if seen is not None and seen.get(row.id, about) != about:
                    stale.append(row.id)
                    continue
                changes.append(_decide(row._mapping, state, entries))
                decided.append(row.id)
            _write(connection, changes, entries, state)
    missing = tuple(one for one in wanted if one not in found)
    return Decision(entries.decision or "", tuple(decided), tuple(stale), missing)


def _decide(row: Mapping[Any, Any], state: State, entries: Entries) -> dict[str, Any]:
    """What a comment becomes, noted in the log."""
    about = row["waiting"] or row["text"]
    stays = row["waiting"] and row["state"] == State.APPROVED.value and state is not State.APPROVED
    after = {
        "state": row["state"] if stays else state.value,
        "text": row["text"] if stays else about,
        # Still undecided about what waits: that is what "pending" says.
        "waiting": about if stays and state is State.PENDING else None,
    }
    before = {name: row[name] for name in ("state", "text", "waiting", "decided")}
    entries.add("decided", row["id"], before, {**after, "about": about, "as": state.value})
    return {"which": row["id"], "about": about, **{f"new_{k}": v for k, v in after.items()}}


def _write(
    connection: Connection, changes: Sequence[dict[str, Any]], entries: Entries, state: State
) -> None:
    if not changes:
        return
    numbers = entries.write(connection)
    statement = update(comments).where(comments.c.id == bindparam("which"))
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _DECIDED}
    rows = [
        {**{k: v for k, v in change.items() if k != "about"}, "new_decided": number}
        for change, number in zip(changes, numbers, strict=True)
    ]
    connection.execute(statement.values(values), rows)
    texts = update(revisions).where(
        revisions.c.comment == bindparam("which"), revisions.c.digest == bindparam("about")
    )
    about = [{"which": change["which"], "about": change["about"]} for change in changes]
    connection.execute(texts.values(state=state.value), about)
    # What exports claim is kept by text as well: that of the text that is shown now.
    its = (revisions.c.comment == comments.c.id, revisions.c.digest == comments.c.text)
    claimed = select(revisions.c.claim).where(*its).scalar_subquery()
    chosen = comments.c.id.in_([change["which"] for change in changes])
    connection.execute(update(comments).where(chosen).values(claim=claimed))


_DECIDED = ("state", "text", "waiting", "decided")


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(ids), CHUNK):
        yield ids[begin : begin + CHUNK]
