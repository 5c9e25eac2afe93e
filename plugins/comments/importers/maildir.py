"""Maildir: a folder with ``cur`` and ``new``, in them a file for each message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.comments.importers.mail import items
from plugins.comments.incoming import Skipped
from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "maildir"
TITLE = "Maildir"


def recognises(head: Head) -> bool:
    """Never by a file's content: the folders say it."""
    return False


def read(file: ExportFile) -> Iterator[Incoming]:
    """A comment for each message, in the order of their names."""
    known: set[str] = set()
    for each in file.members:
        try:
            data = each.small()
        except ExportError as error:
            yield Skipped(each.name, error.why)
            continue
        flags = each.name.rpartition(":2,")[2] if ":2," in each.name else ""
        yield from items(data, each.name, known, flags)
