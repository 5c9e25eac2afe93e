"""Permissions that end soon: time to ask for new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import registry
from plugins.press.manuscript import Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

SOON = 30
"""Days ahead that an editor wants to know of."""


def ending(known: registry.Registry, day: dt.date) -> dict[str, int]:
    """The permissions that end within a month of ``day``, each with the days that are left."""
    ends = {name: p.valid_until for name, p in known.permissions.items() if p.valid_until}
    left = {name: (last - day).days for name, last in ends.items()}
    return {name: days for name, days in sorted(left.items()) if 0 <= days <= SOON}


def advise(papers: Papers) -> Iterator[Note]:
    """Point at the end of each of them."""
    known = registry.load(papers.content / "permissions")
    for name, days in ending(known, papers.day).items():
        permission, place = known.permissions[name], known.places[name]
        line = registry.line_of(Path(place).read_text("utf-8"), "valid_until")
        then = "what was printed stays"
        if permission.on_expiry.value == "remove":
            then = "its articles are then left out"
        message = f"This permission ends in {days} days, on {permission.valid_until}; {then}."
        yield Note(Problem(place, line, "permission-ends", message, f"Ask {permission.holder}."))
