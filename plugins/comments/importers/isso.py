"""Isso: its SQLite database, or the generic JSON that its own importer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.comments.importers import isso_json, isso_sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

NAME = "isso"
TITLE = "Isso"


def recognises(head: Head) -> bool:
    """Either of the two."""
    return isso_sqlite.recognises(head) or isso_json.recognises(head)


def read(file: ExportFile) -> Iterator[Incoming]:
    """Its threads and comments."""
    yield from (isso_json if isso_json.recognises(file.head) else isso_sqlite).read(file)
