"""An export as lines, so that a fixture file can say what is expected of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.comments.importers import ExportError, open_export
from plugins.comments.incoming import IncomingComment, IncomingThread

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.comments.incoming import Incoming


def line(item: Incoming) -> str:
    """One item: what is empty is left out."""
    if isinstance(item, IncomingThread):
        parts = [item.key, *item.identifiers, *item.links, item.title]
        return " | ".join(["thread", *filter(None, parts)])
    if not isinstance(item, IncomingComment):
        return f"skipped | {item.where} | {item.why}"
    when = item.published.isoformat().replace("+00:00", "Z") if item.published else "no time"
    parts = [
        item.source_id,
        f"in {item.thread}",
        f"to {item.parent}" if item.parent is not None else "",
        item.author,
        item.email,
        item.url,
        item.ip,
        item.agent,
        when,
        item.form.value,
        item.claim.value,
        item.kind.value if item.kind.value != "comment" else "",
        item.body.replace("\n", "⏎"),
    ]
    return " | ".join(["comment", *filter(None, parts)])


def told(path: Path, **options: object) -> list[str]:
    """Every item of every source with its notes; the last line is why the rest is refused."""
    lines: list[str] = []
    try:
        for source in open_export(path, **options):  # type: ignore[arg-type]
            lines.extend(line(item) for item in source.items())
            lines += [f"note | {note.where} | {note.what}" for note in source.notes]
    except ExportError as error:
        lines.append(f"refused | {error.where} | {error.why}")
    return lines


def comments(path: Path, **options: object) -> list[IncomingComment]:
    """The comments of every source."""
    return [
        item
        for source in open_export(path, **options)  # type: ignore[arg-type]
        for item in source.items()
        if isinstance(item, IncomingComment)
    ]
