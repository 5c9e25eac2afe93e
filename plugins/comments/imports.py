"""Importing: exports in, a report out, and the store as it was where anything cannot be read.

All files are read to their ends before the first is merged. What is interrupted while reading has
changed nothing; what is interrupted while merging has kept whole batches, and the same command
goes on from there.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.comments.importers import ExportError, open_export
from plugins.comments.reading.errors import Note
from plugins.comments.report import FileReport, Report
from plugins.comments.store import staging
from plugins.comments.store.merge import BATCH, Merged, Occasion, merge
from plugins.comments.store.overview import overview
from plugins.press.files import shown
from plugins.press.problem import CannotBuild, Problem
from plugins.press.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from plugins.comments.articles import Articles
    from plugins.comments.importers import Source
    from plugins.comments.store.connect import Store
    from plugins.comments.store.staging import Staged
    from plugins.press.progress import Progress

_LINE = re.compile(r"line (\d+)$")


class Interrupted(Exception):
    """Somebody pressed Ctrl-C; the message says what was kept."""


@dataclass(frozen=True)
class Wish:
    """What was asked for. ``format`` is an importer's name, ``columns`` are a table's; ``trust``
    takes what an export does not flag for approved, ``partial`` what stands whole in a
    broken file; ``site`` names the site, where the store has another one's comments of that
    system."""

    files: tuple[Path, ...]
    format: str | None = None
    columns: Mapping[str, str] | None = None
    trust: bool = False
    partial: bool = False
    site: str = ""


@dataclass(frozen=True)
class _Part:
    """One export of those asked for, staged."""

    name: str
    source: Source
    staged: Staged


def import_files(
    opened: Callable[[], Store],
    wish: Wish,
    articles: Callable[[], Articles],
    who: str,
    *,
    progress: Progress = silent,
    batch: int = BATCH,
) -> Report:
    """Import; ``opened`` and ``articles`` are asked once every file is known to be an export.

    Raises CannotBuild where something cannot be read, Interrupted where somebody stops it.
    """
    started = time.monotonic()
    sources = _sources(wish)
    with staging.opened(opened()) as connection:
        try:
            parts = _read(connection, sources, wish, progress)
        except KeyboardInterrupt:
            message = "Interrupted while reading. Nothing was kept; the store is as it was."
            raise Interrupted(message) from None
        occasion = Occasion("", "", who, dt.datetime.now(dt.UTC), articles())
        whole = sum(part.staged.comments for part in parts)
        merged = [Merged() for _ in parts]

        def told(_: int) -> None:
            progress("comments stored:", sum(each.done for each in merged), whole)

        try:
            for part, into in zip(parts, merged, strict=True):
                named = replace(occasion, file=part.name, format=part.source.format)
                merge(connection, part.staged, named, merged=into, told=told, batch=batch)
        except KeyboardInterrupt:
            kept = sum(each.done for each in merged)
            message = f"Interrupted. {kept:,} of {whole:,} comments were kept; the same command "
            raise Interrupted(f"{message}does the rest.") from None
        finally:
            progress("", 0, 0)
        pending, unmatched = overview(connection)
    files = tuple(map(_report, parts, merged))
    return Report(files, pending, unmatched, time.monotonic() - started)


def _sources(wish: Wish) -> list[tuple[str, Source]]:
    """Every export in the files, with its name. All that cannot be opened are told together."""
    found: list[tuple[str, Source]] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(wish.files):
        try:
            exports = open_export(
                path, format=wish.format, columns=wish.columns, partial=wish.partial
            )
        except ExportError as error:
            problems.append(_problem(path, error, wish))
        else:
            found += [(str(path.parent / source.file), source) for source in exports]
    if problems:
        raise CannotBuild(problems)
    return found


def _read(
    connection: Connection, sources: Sequence[tuple[str, Source]], wish: Wish, progress: Progress
) -> list[_Part]:
    parts: list[_Part] = []
    problems: list[Problem] = []
    before: Staged | None = None
    for name, source in sources:
        try:
            items = source.items(progress)
            before = staging.stage(
                connection, items, after=before, trust=wish.trust, site=wish.site
            )
        except ExportError as error:
            problems.append(_problem(Path(name), error, wish))
        else:
            parts.append(_Part(name, source, before))
    if problems:
        raise CannotBuild(problems)
    return parts


def _problem(path: Path, error: ExportError, wish: Wish) -> Problem:
    """What cannot be read, as a line with its place and its mend."""
    line = _LINE.match(error.where)
    message = error.why if line or not error.where else f"{error.where}: {error.why}"
    inner = error.file and path.name not in {error.file, Path(error.file).name}
    place = path.parent / error.file if inner else path
    mend = error.mend
    if error.where and not wish.partial:
        mend = f"{mend} Or take what stands whole in it with --partial.".strip()
    return Problem(shown(place), int(line[1]) if line else 1, "export", message, mend)


def _report(part: _Part, merged: Merged) -> FileReport:
    return FileReport(
        file=part.name,
        format=part.source.format,
        new=merged.new,
        known=merged.known,
        changed=merged.changed,
        skipped=(*part.staged.skipped, *merged.skipped),
        by_status=dict(merged.by_status),
        threads_matched=merged.threads_matched,
        threads_unmatched=merged.threads_unmatched,
        notes=(*part.source.notes, *(Note("", note) for note in merged.notes)),
    )
