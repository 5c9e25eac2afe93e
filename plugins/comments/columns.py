"""``--map author=NAME,body=CONTENT``: which column of a table is which of our fields."""

from __future__ import annotations

import re

from plugins.press.problem import CannotBuild, Problem

FIELDS = ("id", "thread", "parent", "author", "email", "url", "published", "body", "status")
_PIECE = re.compile(r"(?:[^\\,]|\\.|\\$)+")


def parse(text: str | None) -> dict[str, str] | None:
    """Our fields with the file's columns. ``\\,`` is a comma in a column's name.

    Raises CannotBuild where a field is not one of ours.
    """
    if text is None:
        return None
    found: dict[str, str] = {}
    for piece in _PIECE.findall(text):
        name, sign, column = re.sub(r"\\(.)", r"\1", piece).partition("=")
        if not sign or name.strip() not in FIELDS or not column.strip():
            mend = f"Write FIELD=COLUMN; the fields are {', '.join(FIELDS)}."
            problem = Problem("--map", 1, "map", f"{piece.strip()!r} names none of them.", mend)
            raise CannotBuild([problem])
        found[name.strip()] = column.strip()
    return found
