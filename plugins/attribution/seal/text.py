"""The words that a seal is about, and their digest.

They are the tokens of :mod:`plugins.press.words` in the licensed part, as a reader sees it: marking
words up, breaking lines, setting quotation marks and dashes changes none of them. Backslashes are
left out: typogrify takes those for its own that stand before punctuation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.attribution import licensed, pasted
from plugins.press import files
from plugins.press.visible import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.attribution.statement import Statement

KIND = "sha256:"
_BACKSLASH = "&#92;"
"""What typogrify makes of two of them."""


def words_of(html: str, statement: Statement | None = None) -> tuple[str, ...]:
    """The words of ``html``'s licensed part; a ``statement`` that was pasted into it is none of the
    work's. Raises ValueError where the marks of the licensed part are wrong."""
    if statement is not None:
        html, _ = pasted.remove(html, statement)
    parts = (part.replace(_BACKSLASH, "").replace("\\", "") for part in licensed.parts(html))
    return tuple(token for part in parts for token in read(LexborHTMLParser(part)).tokens)


def digest(words: Iterable[str]) -> str:
    """The digest of words in their order, with the name of its kind."""
    return KIND + files.digest("\n".join(words).encode())
