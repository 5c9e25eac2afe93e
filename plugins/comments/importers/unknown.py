"""What to say about a file that is no export, so that a person knows what they have there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.comments.importers import csv_table
from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from plugins.comments.reading.head import Head

MANY = 8


def explained(head: Head, known: str) -> ExportError:
    """Why a file that begins so is not read; ``known`` are the systems that are."""
    mend = f"Exports of {known} are read; --format says which it is."
    if not head.data.strip(b"\0 \t\r\n"):
        return ExportError("", "The file is empty.", "Export it again.")
    if head.xml and (head.xml.name.lower() == "html"):
        return ExportError("line 1", "This is a web page, perhaps one that asks to log in.", mend)
    if head.xml and head.xml.doctype:
        why = "It has a DOCTYPE, in which entities can be made that fill any memory."
        return ExportError(f"line {head.xml.doctype}", why, "No export has one; remove it.")
    if head.xml and head.xml.name == "rss":
        why = "This is an RSS feed, but no export of WordPress: it declares no namespace wp."
        return ExportError("line 1", why, "Export it under Tools, Export.")
    if head.xml:
        space = head.xml.namespaces.get("", "")
        inside = f" of the namespace {space!r}" if space else ""
        why = f"This is XML, but no known export: its root is <{head.xml.name}>{inside}."
        return ExportError("line 1", why, mend)
    if head.json:
        found = head.json
        keys = sorted(found.at("") or found.at("item"))[:MANY]
        said = f"its keys are {', '.join(keys)}" if keys else "its values have no keys"
        return ExportError("", f"This is JSON, but no known export: {said}.", mend)
    if columns := csv_table.columns(head):
        why = f"This looks like a table with the columns {', '.join(columns[:MANY])}."
        return ExportError("line 1", why, "Say which is which: --map author=COLUMN,body=COLUMN.")
    if b"\0" in head.data:
        return ExportError("", "This is neither text nor a packed file that is known.", mend)
    first = head.text.strip().partition("\n")[0][:40].strip()
    return ExportError("line 1", f"This is text that begins with {first!r}, no known export.", mend)
