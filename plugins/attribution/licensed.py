"""The licensed part of an article: what stands between its marks, or all of it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from plugins.press import words
from plugins.press.visible import read

_MARK = re.compile(r"<!--\s*(/?)\s*reprint\s*-->", re.IGNORECASE)


def parts(html: str) -> list[str]:
    """The licensed parts of ``html``. Raises ValueError where a mark has no partner."""
    found: list[str] = []
    opened: int | None = None
    for mark in _MARK.finditer(html):
        if bool(mark[1]) is (opened is None):
            raise ValueError("stands alone" if mark[1] else "stands inside another")
        if opened is None:
            opened = mark.end()
        else:
            found.append(html[opened : mark.start()])
            opened = None
    if opened is not None:
        raise ValueError("is not closed by <!-- /reprint -->")
    return found or [html]


def marked(html: str) -> str | None:
    """What may be passed on of ``html``, where only a part of it is licensed: that part, and the
    notes at the end, for the part may refer to them. None where all of it is licensed."""
    found = parts(html)
    if found == [html]:
        return None
    _, notes, rest = html.rpartition('<div class="footnote">')
    return "\n".join(found) + notes + (rest if notes else "")


def without_marks(html: str) -> str:
    """``html`` as it is published."""
    return _MARK.sub("", html)


def count(html: str) -> int:
    """How many words of the licensed part a reader sees."""
    seen = (read(LexborHTMLParser(part)) for part in parts(html))
    return sum(words.count(" ".join(text.tokens)) for text in seen)
