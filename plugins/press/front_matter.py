"""An article's front matter as lines of text: where a field stands, and which fields there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FIELD = re.compile(r"^ {0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*)$")


def fields(text: str) -> dict[str, tuple[int, str]]:
    """Each field in lower case, with its line, counted from 1, and its value on that line.

    Front matter ends at the first line that is empty, as Markdown's meta extension has it.
    """
    found: dict[str, tuple[int, str]] = {}
    lines = text.split("\n")
    begin = 1 if lines and lines[0].startswith("---") else 0
    for number, line in enumerate(lines[begin:], begin + 1):
        if not line.strip() or line.startswith(("---", "...")):
            break
        match = _FIELD.match(line)
        if match:
            found.setdefault(match["name"].lower(), (number, match["value"].strip()))
    return found


def line_of(path: Path, field: str) -> int:
    """The line of ``field``, counted from 1; 1 where the file or the field cannot be found."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return 1
    return fields(text).get(field.lower(), (1, ""))[0]
