"""Advice: what is worth a second look, and no reason to refuse a build. One file a subject.

A plugin adds rows of its own as the module attribute ``ADVICE``, a tuple of
:class:`~plugins.press.manuscript.Adviser`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.advice import fields, images, misplaced, near_duplicates, repetition
from plugins.press.manuscript import Adviser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.press.manuscript import Note, Papers

ADVISERS: tuple[Adviser, ...] = (
    Adviser("paragraphs that stand twice", repetition.advise),
    Adviser("articles that are nearly the same", near_duplicates.advise),
    Adviser("pictures without words", images.advise),
    Adviser("fields that nobody knows", fields.advise),
    Adviser("Markdown in the wrong place", misplaced.advise),
)


def advise(papers: Papers, advisers: Iterable[Adviser] = ADVISERS) -> list[Note]:
    """All notes, in the order of the files they are about."""
    notes = [note for adviser in advisers for note in adviser.run(papers)]
    return sorted(notes, key=lambda note: note.problem)
