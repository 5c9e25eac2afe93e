"""BeautifulSoup's documents as HTML again, as much as can be in the bytes that they came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup, Tag


class _Plain(HTMLFormatter):
    """Attributes in their order, void elements without a slash, letters as letters."""

    def __init__(self) -> None:
        super().__init__(EntitySubstitution.substitute_xml, void_element_close_prefix="")

    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        return tag.attrs.items()


_PLAIN = _Plain()


def html_of(soup: BeautifulSoup) -> str:
    """The document as HTML."""
    return str(soup.decode(formatter=_PLAIN))
