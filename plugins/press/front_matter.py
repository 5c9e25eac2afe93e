"""An article's front matter as lines of text: where a field stands, and which fields there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FIELD = re.compile(r"^ {0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*)$")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the front matter, counted from 1. It ends at the first line that is empty or,
    after the first, no field and not indented, as Markdown's meta extension has it."""
    whole = text.split("\n")
    begin = 1 if whole and whole[0].startswith("---") else 0
    for number, line in enumerate(whole[begin:], begin + 1):
        if not line.strip() or line.startswith(("---", "...")):
            return
        if _FIELD.match(line) is None and not line.startswith("    "):
            return
        yield number, line


def name_of(line: str) -> str | None:
    """The field that ``line`` begins, in lower case; None where it continues the one before."""
    match = _FIELD.match(line)
    return match["name"].lower() if match else None


def fields(text: str) -> dict[str, tuple[int, str]]:
    """Each field in lower case, with its line, counted from 1, and its value on that line."""
    found: dict[str, tuple[int, str]] = {}
    for number, line in lines(text):
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
