"""Digests of words: by them a partner sees which paragraph of its copy is not the author's.

A digest is the SHA-256, in hexadecimal, of a paragraph's words as UTF-8 with one space between;
``docs/rights.md`` has the recipe for whoever has not got this code. Words cannot be read out of
it, so that a list of digests is no copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.files import digest
from plugins.press.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable


def of_words(words: Iterable[str]) -> str:
    """The digest of one paragraph."""
    return digest(" ".join(words).encode())


def of_parts(parts: Iterable[str]) -> tuple[str, ...]:
    """The digests of the licensed parts of an article, given as HTML."""
    return tuple(of_words(words) for part in parts for words in paragraphs(part))
