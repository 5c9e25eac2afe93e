"""Exports of other systems, read: what they are is seen in what they hold, not in their names.

::

    for source in open_export(path):          # a plain file, gz, zip or folder
        for item in source.items(progress):   # IncomingThread | IncomingComment | Skipped
            ...
        source.notes                          # what was mended or left out, once all is read

What whoever stores it can rely on:

- A comment's thread comes before the comment, if only with its key. A thread may come more than
  once, with more known of it each time: the later adds to the earlier. Threads without comments
  come too, where the export lists them.
- Every comment that the file holds comes once: as IncomingComment or as Skipped. One without an id
  gets a digest of its content. Two comments of one file that bear one ``source_id`` are the same
  comment; the same may stand twice in a file.
- Comments come in the file's order, replies before parents where it has them so; ``parent`` may
  name a comment that never comes, one of another thread, the comment itself, or one that leads
  back to it.
- Nothing is kept: memory does not grow with the file, and every call of ``items`` reads anew.
- What cannot be read raises :class:`ExportError`, from ``open_export`` or at any time while
  ``items`` is read, also after the last whole comment. With ``partial=True`` what stands whole in
  the file is yielded, and the fault becomes the last of ``source.notes``.
- An export without any comment is an ExportError too; of several files in a zip or folder, only
  if none has any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.comments.importers import (
    blogger,
    comentario,
    commento,
    courtesy,
    csv_table,
    disqus,
    isso,
    maildir,
    mbox,
    remark42,
    staticman,
    wordpress,
)
from plugins.comments.importers.source import Source, Tally
from plugins.comments.importers.unknown import explained
from plugins.comments.reading.containers import grouped, unpack
from plugins.comments.reading.errors import ExportError, Note
from plugins.comments.reading.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.comments.importers.protocol import Importer
    from plugins.comments.reading.files import ExportFile

__all__ = ["IMPORTERS", "ExportError", "Limits", "Note", "Source", "open_export"]

IMPORTERS: tuple[Importer, ...] = (
    courtesy,
    wordpress,
    disqus,
    blogger,
    isso,
    comentario,
    commento,
    remark42,
    staticman,
    mbox,
    maildir,
    csv_table,
)
"""The systems whose exports are read, in the order in which they are asked."""

FEW = 3


def open_export(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - as the command calls it
    columns: Mapping[str, str] | None = None,
    partial: bool = False,
    limits: Limits | None = None,
) -> list[Source]:
    """The exports in ``path``: one of a plain file, those in a zip or folder.

    ``format`` is the NAME of an importer where a person says what it is; ``columns`` maps our
    fields to a table's columns. Raises ExportError where nothing in it is an export.
    """
    asked = [each for each in IMPORTERS if format in (None, each.NAME)]
    if not asked:
        names = ", ".join(sorted(each.NAME for each in IMPORTERS))
        raise ExportError("", f"There is no format {format!r}; there are {names}.", file=str(path))
    files = unpack(path, limits or Limits(), columns or {})
    if not files:
        raise ExportError("", "There is no file in it.", file=path.name)
    found, faults = _recognised(files, asked, forced=format is not None)
    if not found:
        raise _refusal(path, faults)
    tally = Tally()
    sources = [Source(file, importer, tally, partial=partial) for file, importer in found]
    for fault in faults[:FEW]:
        sources[0].say(fault.file, f"left out: {fault.why}")
    if len(faults) > FEW:
        sources[0].say(path.name, f"left out: {len(faults) - FEW} more files that are no exports")
    return sources


def _recognised(
    files: list[ExportFile], asked: list[Importer], *, forced: bool
) -> tuple[list[tuple[ExportFile, Importer]], list[ExportError]]:
    """Each file with its importer, and why the others have none."""
    found: list[tuple[ExportFile, Importer]] = []
    faults: list[ExportError] = []
    for file in files:
        try:
            found.append((file, _importer(file, asked, forced=forced and len(files) == 1)))
        except ExportError as fault:
            fault.file = fault.file or file.name
            faults.append(fault)
    return _together(found), faults


def _importer(file: ExportFile, asked: list[Importer], *, forced: bool) -> Importer:
    if file.members:
        return maildir
    head = file.head
    if head.xml and head.xml.doctype:
        raise explained(head, _titles())
    for importer in asked:
        if importer.recognises(head):
            return importer
    if forced:
        return asked[0]
    if csv_table in asked and file.columns and csv_table.columns(head):
        return csv_table
    raise explained(head, _titles())


def _together(found: list[tuple[ExportFile, Importer]]) -> list[tuple[ExportFile, Importer]]:
    """The same with all of Staticman's small files as one."""
    small = [file for file, importer in found if importer is staticman]
    if len(small) < 2:
        return found
    others = [(file, importer) for file, importer in found if importer is not staticman]
    parts = [file.name.split("/") for file in small]
    common = [names[0] for names in zip(*parts, strict=False) if len(set(names)) == 1]
    return [*others, (grouped("/".join(common), small), staticman)]


def _refusal(path: Path, faults: list[ExportError]) -> ExportError:
    if len(faults) == 1:
        return faults[0]
    said = "; ".join(f"{fault.file}: {fault.why}" for fault in faults[:FEW])
    more = f"; and {len(faults) - FEW} more" if len(faults) > FEW else ""
    why = f"None of its {len(faults)} files is an export that is known. {said}{more}"
    return ExportError("", why, faults[0].mend, file=path.name)


def _titles() -> str:
    return ", ".join(importer.TITLE for importer in IMPORTERS)
