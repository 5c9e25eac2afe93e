"""What is looked at before a parser sees an XML file: its DOCTYPE, its encoding, its beginning."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from plugins.comments.reading.files import ExportFile
    from plugins.comments.reading.head import Head

DOCTYPE = "No export has one; remove it."

_DECLARATION = re.compile(rb"<\?xml\s")


def refuse_doctype(head: Head) -> None:
    """Refuse a DOCTYPE, and an XML file of which not even the root can be seen."""
    if head.xml is None:
        raise ExportError("line 1", "This is no XML: no element stands at its beginning.")
    if head.xml.doctype:
        why = "It has a DOCTYPE, in which entities can be made that fill any memory."
        raise ExportError(f"line {head.xml.doctype}", why, DOCTYPE)


def skip_stray(file: ExportFile, stream: Any) -> int:
    """Go past what stands before the XML declaration; how many lines those were."""
    if not (file.head.xml and file.head.xml.stray):
        return 0
    found = _DECLARATION.search(file.head.data)
    if not found:
        raise ExportError("line 1", "Something stands before its XML declaration.", "Remove it.")
    stray = found.start()
    file.notes.add("line 1", f"{stray} bytes before the XML declaration were left out")
    skipped = b""
    while len(skipped) < stray and (more := stream.read(stray - len(skipped))):
        skipped += more
    return skipped.count(b"\n")


def allowed_encoding(file: ExportFile) -> str:
    """The encoding, where it is one in which markup cannot hide."""
    name = file.head.encoding
    try:
        info = codecs.lookup(name)
        plain = info.encode("<!DOCTYPE")[0] == b"<!DOCTYPE" or info.name.startswith("utf-16")
    except (LookupError, TypeError, UnicodeError):
        plain = False
    if not plain or info.name.startswith(("utf-7", "utf_7")):
        why = f"It says that its encoding is {name!r}, which is not read."
        raise ExportError("line 1", why, "Convert it to UTF-8.")
    return name
