"""mbox: a file of mail, one message after the other, each behind a line ``From ``. RFC 4155."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.comments.importers.mail import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "mbox"
TITLE = "mbox"

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_START = re.compile(rb"From \S+ .*\d{4}")
_HEADER = re.compile(rb"^[\w-]+:", re.MULTILINE)


def recognises(head: Head) -> bool:
    """It begins with ``From `` and a date, and a header follows."""
    first, _, rest = head.data.partition(b"\n")
    return bool(_START.match(first) and _HEADER.match(rest))


def read(file: ExportFile) -> Iterator[Incoming]:
    """A comment for each message."""
    known: set[str] = set()
    for number, data in _messages(file):
        yield from items(_QUOTED.sub(rb"\1", data), f"line {number}", known)


def _messages(file: ExportFile) -> Iterator[tuple[int, bytes]]:
    """Each message with the line that it begins in."""
    lines: list[bytes] = []
    begun, blank, size = 0, True, 0
    for number, line in file.lines():
        if blank and line.startswith(b"From ") and _START.match(line):
            if begun:
                yield begun, b"".join(lines)
            lines, begun, size = [], number, 0
        elif begun and size <= file.limits.item:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if begun:
        yield begun, b"".join(lines)
