"""What was done, by whom, when and why: only ever added to, and enough to undo it.

The log names comments by their ids and texts by their digests. No e-mail address, no name of a
commenter stands in it: a person's data can be erased without touching it.

=========== ================================================= =========================
action      what happened                                     before, after
=========== ================================================= =========================
import      a file was merged                                 its counts
changed     a known comment has another text at its source    state, text, waiting
claimed     an export says more of it than an earlier one     state, claim
completed   an export filled in what an earlier one left out  the fields that were empty
loosened    its parent is not followed (or is again)          why: self, cycle
decided     somebody decided                                  state, text, waiting
assigned    somebody gave a thread its article                article, matched_by
=========== ================================================= =========================
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.comments.store.tables import log

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


@dataclass
class Entries:
    """Entries with one author and one occasion, written together."""

    who: str
    why: str = ""
    import_id: int | None = None
    decision: str | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        action: str,
        subject: str | None,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
        why: str = "",
    ) -> None:
        """Note what was done to ``subject``."""
        self.rows.append(
            {
                "at": dt.datetime.now(dt.UTC),
                "who": self.who,
                "action": action,
                "subject": subject,
                "import_id": self.import_id,
                "decision": self.decision,
                "before": as_json(before),
                "after": as_json(after),
                "why": why or self.why,
            }
        )

    def write(self, connection: Connection) -> list[int]:
        """Write them; returns their numbers, in order."""
        if not self.rows:
            return []
        statement = log.insert().returning(log.c.n, sort_by_parameter_order=True)
        numbers = list(connection.scalars(statement, self.rows))
        self.rows.clear()
        return numbers


def as_json(values: Mapping[str, Any] | None) -> str | None:
    """Values as the log keeps them: digests in hexadecimal."""
    if values is None:
        return None
    plain = {name: v.hex() if isinstance(v, bytes) else v for name, v in values.items()}
    return json.dumps(plain, ensure_ascii=False)
