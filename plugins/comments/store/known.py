"""A comment that is in the store already, and that an export brings again.

====================================  ==========================================================
what the export says                  what becomes of it
====================================  ==========================================================
the text that is shown, or one that   known; its claim counts where it is weightier and nobody
was there before                      decided (``state.weightier``)
another text                          changed: a revision that waits; what was approved stays
another text, of what is spam,        changed: kept as a revision, and nobody is asked
rejected or deleted, and still is
e-mail, name, … where there was none  known, and filled in; what was there stays
another text by another author        skipped: it is another comment, from an export of another
written at another time               site, say
====================================  ==========================================================
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, or_, select, update

from plugins.comments.incoming import Claim, Skipped
from plugins.comments.state import State, on_arrival, weightier
from plugins.comments.store.staging import staged_comments as staged
from plugins.comments.store.tables import comments, microseconds, moment, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from plugins.comments.store.log import Entries

FILLED = ("author", "email", "url", "ip", "agent", "published", "parent")
"""What a later export may fill in; with its parent comes the parent's name at the source."""

CHUNK = 500

_CLOSED = frozenset({State.SPAM.value, State.REJECTED.value, State.DELETED.value})


@dataclass
class Looked:
    """How many of the comments looked at had changed, which were left out, and in which states
    those stand that have their ids."""

    changed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    not_theirs: Counter[str] = field(default_factory=Counter)


def interesting() -> ColumnElement[bool]:
    """Whether a staged comment says anything that the store does not."""
    empty = [
        and_(comments.c[name] == "", staged.c[name] != "")
        for name in ("author", "email", "url", "ip", "agent")
    ]
    absent = [
        and_(comments.c[name].is_(None), staged.c[name].is_not(None))
        for name in ("published", "parent")
    ]
    return or_(
        staged.c.digest != comments.c.text,
        staged.c.claim != comments.c.claim,
        staged.c.source_id != comments.c.source_id,
        staged.c.source != comments.c.source,
        *empty,
        *absent,
    )


def look(connection: Connection, first: int, last: int, entries: Entries) -> Looked:
    """Look at the staged comments ``first`` to ``last`` that have something to say, in order."""
    query = (
        select(staged)
        .join(comments, comments.c.id == staged.c.id)
        .where(staged.c.n.between(first, last), interesting())
        .order_by(staged.c.n)
    )
    looked = Looked()
    after = first - 1
    while rows := connection.execute(query.where(staged.c.n > after).limit(CHUNK)).all():
        _look_at(connection, rows, entries, looked)
        after = rows[-1].n
    return looked


def _look_at(
    connection: Connection, rows: Sequence[Row[Any]], entries: Entries, looked: Looked
) -> None:
    ids = sorted({row.id for row in rows})
    locked = select(comments).where(comments.c.id.in_(ids)).order_by(comments.c.id)
    found = {row.id: dict(row._mapping) for row in connection.execute(locked.with_for_update())}
    texts = select(*revisions.c["comment", "digest", "claim"]).where(revisions.c.comment.in_(ids))
    claims = {(row.comment, row.digest): row.claim for row in connection.execute(texts)}
    before = {name: dict(values) for name, values in found.items()}
    claimed: dict[tuple[str, bytes], dict[str, str]] = {}
    fresh: list[dict[str, Any]] = []
    for row in rows:
        known = found[row.id]
        why = _another(row, known)
        if why:
            looked.skipped.append(Skipped(row.place, why))
            looked.not_theirs[known["state"]] += 1
            continue
        _fill_in(row, known, entries)
        text = (row.id, row.digest)
        if text in claims:
            weight = weightier(Claim(claims[text]), Claim(row.claim)).value
            if weight != claims[text]:
                claims[text] = weight
                looked.changed += _claim(known, row.digest, weight, entries)
                claimed[text] = {"claim": weight}
                if row.digest == known["text"]:
                    claimed[text]["state"] = known["state"]
        else:
            claims[text] = row.claim
            looked.changed += 1
            fresh.append(_revise(row, known, entries))
    _write(connection, [found[name] for name in ids if found[name] != before[name]])
    if fresh:
        connection.execute(revisions.insert(), fresh)
    _write_claims(connection, claimed)


def _another(row: Row[Any], known: dict[str, Any]) -> str:
    """Why it is another comment than the one of its id; nothing where it is not."""
    if (row.source, row.source_id) != (known["source"], known["source_id"]):
        return f"by chance it would have the id of {known['source']}'s {known['source_id']}"
    stored = known["published"]
    differs = (
        row.digest != known["text"]
        and row.author != known["author"]
        and None not in (stored, row.published)
        and microseconds(stored) != row.published
    )
    if differs:
        return (
            f"the store has another comment {row.source_id} of {row.source}, by another author "
            "at another time: name the site that this export comes from with --site"
        )
    return ""


def _fill_in(row: Row[Any], known: dict[str, Any], entries: Entries) -> None:
    """Where nothing was known, take what the export says."""
    filled = [name for name in FILLED if known[name] in ("", None) and row._mapping[name]]
    for name in filled:
        known[name] = row._mapping[name]
        if name == "published":
            known[name] = moment(row.published)
        if name == "parent":
            known["parent_source_id"], known["loose"] = row.parent_source_id, row.loose
    if filled:
        entries.add("completed", known["id"], dict.fromkeys(filled, ""), None)


def _claim(known: dict[str, Any], digest: bytes, claim: str, entries: Entries) -> int:
    """An export says more of a text; 1 where that changes what is shown of the comment."""
    if digest != known["text"]:
        return 0
    before = {"state": known["state"], "claim": known["claim"]}
    known["claim"] = claim
    if known["decided"] is None:
        known["state"] = on_arrival(Claim(claim)).value
    entries.add("claimed", known["id"], before, {"state": known["state"], "claim": claim})
    return int(before["state"] != known["state"])


def _revise(row: Row[Any], known: dict[str, Any], entries: Entries) -> dict[str, Any]:
    """Another text: the revision to keep of it."""
    named = ("state", "text", "waiting")
    before = {name: known[name] for name in named}
    closed = known["state"] in _CLOSED and row.state in _CLOSED
    if not closed:
        known["waiting"] = row.digest
    entries.add("changed", row.id, before, {name: known[name] for name in named})
    return {
        "comment": row.id,
        "digest": row.digest,
        "body": row.body,
        "form": row.form,
        "claim": row.claim,
        "state": row.state if closed else State.PENDING.value,
        "origin": "source",
        "import_id": entries.import_id,
    }


def _write(connection: Connection, changed: Iterable[dict[str, Any]]) -> None:
    names = (*FILLED, "parent_source_id", "loose", "claim", "state", "waiting")
    rows = [{"key": known["id"], **{name: known[name] for name in names}} for known in changed]
    if rows:
        statement = update(comments).where(comments.c.id == bindparam("key"))
        connection.execute(statement.values({name: bindparam(name) for name in names}), rows)


def _write_claims(connection: Connection, claimed: dict[tuple[str, bytes], dict[str, str]]) -> None:
    for (comment, digest), values in claimed.items():
        text = (revisions.c.comment == comment, revisions.c.digest == digest)
        connection.execute(update(revisions).where(*text).values(**values))
