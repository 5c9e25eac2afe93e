"""Pictures without words: a reader who cannot see one should know what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.press.manuscript import Note
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

_MARKDOWN = re.compile(r"!\[\s*\]\(\s*<?([^)\s>]*)")
_HTML = re.compile(r"<img\b(?![^>]*\balt\s*=\s*(?:[\"'][^\"']|[^\"'\s>]))[^>]*>", re.IGNORECASE)
_SRC = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def advise(papers: Papers) -> Iterator[Note]:
    """Point at each picture whose alternative text is empty or missing."""
    for manuscript in papers.manuscripts:
        for number, line in enumerate(manuscript.text.split("\n"), 1):
            names = [match[1] for match in _MARKDOWN.finditer(line)]
            for match in _HTML.finditer(line):
                source = _SRC.search(match[0])
                names.append(source[1] if source else "without address")
            for name in names:
                message = f"The picture {name} has no alternative text."
                mend = "Say what it shows: ![words](address)"
                yield Note(Problem(manuscript.path, number, "no-alt", message, mend))
