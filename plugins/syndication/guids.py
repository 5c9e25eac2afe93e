"""Guids that are missing or copied, with their mends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from plugins.press.manuscript import Edit, Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Manuscript, Papers


def advise(papers: Papers) -> Iterator[Note]:
    """A copied Guid names the original, which is the older article; it loses its copy."""
    first: dict[str, Manuscript] = {}
    articles = [m for m in papers.manuscripts if m.is_article]
    for manuscript in sorted(articles, key=lambda m: (m.day or dt.date.max, m.path)):
        line, guid = manuscript.fields.get("guid", (0, ""))
        if not guid:
            if manuscript.entry_id and not manuscript.is_draft:
                message = "This article has no Guid; its entry would change with its slug."
                problem = Problem(
                    manuscript.path, 1, "no-guid", message, f"Add {_guid(manuscript)}"
                )
                yield Note(problem, _added(manuscript))
            continue
        original = first.setdefault(guid, manuscript)
        if original is not manuscript:
            message = f"This Guid is that of {original.path}."
            problem = Problem(manuscript.path, line, "guid-twice", message, "Remove it here.")
            old = manuscript.text.split("\n")[line - 1]
            new = f"Guid: {guid.rpartition(':')[0]}:{manuscript.slug}"
            edit = Edit(manuscript.path, line, old, new)
            yield Note(problem, edit if new != old else None)


def _guid(manuscript: Manuscript) -> str:
    return f"Guid: {manuscript.entry_id}"


def _added(manuscript: Manuscript) -> Edit:
    """The line, above the first field: what follows the last one may belong to it."""
    first = min((line for line, _ in manuscript.fields.values()), default=1)
    old = manuscript.text.split("\n")[first - 1]
    return Edit(manuscript.path, first, old, f"{_guid(manuscript)}\n{old}")
