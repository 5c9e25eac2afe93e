"""Front-matter fields that nobody knows. One that is nearly a known one is a problem of its own,
see :mod:`plugins.press.spelling`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from plugins.press.manuscript import Note
from plugins.press.problem import Problem
from plugins.press.spelling import KNOWN, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers


def advise(papers: Papers) -> Iterator[Note]:
    """Name the field, and the nearest one that exists.

    More fields can be made known with the setting ``KNOWN_FIELDS``.
    """
    known = KNOWN | papers.known_fields
    for manuscript in papers.manuscripts:
        for name, (line, _) in manuscript.fields.items():
            if name in known or nearest(name, known):
                continue
            near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
            mend = f"Did you mean {near[0].title()}?" if near else "Nothing reads it."
            message = f"The field {name.title()} is not known."
            yield Note(Problem(manuscript.path, line, "unknown-field", message, mend))
