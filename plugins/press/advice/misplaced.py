"""Markdown where nothing looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.files import shown, walk
from plugins.press.manuscript import Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

READ = ("articles/", "pages/", "authors/")


def advise(papers: Papers) -> Iterator[Note]:
    """Point at each Markdown file outside of the folders that are read."""
    for path in walk(papers.content):
        if path.endswith((".md", ".markdown", ".mkd", ".mdown")) and not path.startswith(READ):
            message = "Markdown is read in articles/ and pages/ only, and this is elsewhere."
            mend = f"Move it to {papers.content.name}/articles/, or give it another ending."
            yield Note(Problem(shown(papers.content / path), 1, "misplaced", message, mend))
