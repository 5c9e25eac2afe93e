"""An author who pasted the statement into the text gets it once: the pasted one goes.

It goes wherever it stands and however it is marked up, as long as its words are the statement's:
as a block of its own, as several, or at the end of a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from plugins.press.words import canonical_with_origin, token_spans

if TYPE_CHECKING:
    from plugins.attribution.statement import Statement

_INLINE = frozenset("a abbr b bdi bdo cite code em i mark q s small span strong sub sup u".split())
_HOLDS_SOMETHING = ("img", "svg", "video", "audio", "iframe", "object", "hr", "input")


def remove(html: str, statement: Statement) -> tuple[str, int]:
    """``html`` without the statement, and how often it stood there."""
    if not statement.tokens or statement.tokens[0] not in html:
        return html, 0
    soup = BeautifulSoup(html, "html.parser")
    times = 0
    while span := _find(soup, statement.tokens):
        _cut(soup, *span)
        times += 1
    return (str(soup), times) if times else (html, 0)


def _find(soup: BeautifulSoup, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """The first and last offset of the statement in the document's text."""
    clean, origin = canonical_with_origin(_text(soup))
    found = token_spans(clean)
    words = tuple(word for word, _, _ in found)
    for start in range(len(words) - len(wanted) + 1):
        if words[start] == wanted[0] and words[start : start + len(wanted)] == wanted:
            first, last = found[start][1], found[start + len(wanted) - 1][2] - 1
            return origin[first], origin[last] + 1
    return None


def _strings(soup: BeautifulSoup) -> list[tuple[NavigableString, bool]]:
    """The texts of the document, each with whether a word ends before it."""
    found: list[tuple[NavigableString, bool]] = []
    apart = False
    for node in soup.descendants:
        if isinstance(node, Tag):
            apart = apart or node.name not in _INLINE
        elif isinstance(node, NavigableString) and not isinstance(node, Comment):
            last = found[-1][0] if found else None
            found.append((node, apart or not _same_block(last, node)))
            apart = False
    return found


def _same_block(one: NavigableString | None, other: NavigableString) -> bool:
    return one is not None and _block(one) is _block(other)


def _block(node: NavigableString) -> Tag | None:
    parent = node.parent
    while parent is not None and parent.name in _INLINE:
        parent = parent.parent
    return parent


def _text(soup: BeautifulSoup) -> str:
    return "".join((" " if apart else "") + str(node) for node, apart in _strings(soup))


def _cut(soup: BeautifulSoup, start: int, end: int) -> None:
    """Take the text from ``start`` to ``end`` out, and every element that it leaves empty."""
    offset = 0
    for node, apart in _strings(soup):
        offset += apart
        first, last = offset, offset + len(node)
        offset = last
        if last <= start or first >= end:
            continue
        kept = str(node)[: max(0, start - first)] + str(node)[max(0, end - first) :]
        parent = node.parent
        if kept.strip(" \t\n\r\"'“”‘’"):
            node.replace_with(kept)
        else:
            node.extract()
            _prune(parent)


def _prune(element: Tag | None) -> None:
    while element is not None and element.parent is not None:
        if element.get_text(strip=True) or element.find(_HOLDS_SOMETHING):
            return
        parent = element.parent
        element.extract()
        element = parent
