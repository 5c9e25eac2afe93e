"""Front-matter fields that nobody knows: a typing error there goes unnoticed otherwise."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from plugins.press.manuscript import Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

PELICAN = frozenset(
    "title date modified author authors category slug summary status lang tags template save_as "
    "url translation timezone".split()
)
OURS = frozenset(
    "labels guid permission offer source source_title extent variant_of book_title book_authors "
    "book_isbn book_publisher book_published book_url rating comments correction alias".split()
)


def advise(papers: Papers) -> Iterator[Note]:
    """Name the field, and the nearest one that exists.

    More fields can be made known with the setting ``KNOWN_FIELDS``.
    """
    known = PELICAN | OURS | papers.known_fields
    for manuscript in papers.manuscripts:
        for name, (line, _) in manuscript.fields.items():
            if name in known:
                continue
            near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
            mend = f"Did you mean {near[0].title()}?" if near else "Nothing reads it."
            message = f"The field {name.title()} is not known."
            yield Note(Problem(manuscript.path, line, "unknown-field", message, mend))
