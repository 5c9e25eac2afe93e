"""An author who pasted the statement into the text gets it once: the pasted one goes.

It goes however it is marked up, as long as its words are the statement's and it stands by itself:
as a block of its own, as several, or as the last sentences of one. Words in the middle of a
sentence stay, and so does a statement of a few words, which may be a part of any text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from plugins.press.soup import html_of
from plugins.press.words import canonical_with_origin, token_spans

if TYPE_CHECKING:
    from plugins.attribution.statement import Statement

_INLINE = frozenset("a abbr b bdi bdo cite code em i mark q s small span strong sub sup u".split())
_EDGE = "\x1e"
"""Stands in a document's text where a block begins."""
SHORTEST = 6
"""The fewest tokens of a statement that is looked for."""
_HOLDS_SOMETHING = ("img", "svg", "video", "audio", "iframe", "object", "hr", "input")


def remove(html: str, statement: Statement) -> tuple[str, int]:
    """``html`` without the statement, and how often it stood there."""
    if len(statement.tokens) < SHORTEST:
        return html, 0
    soup = BeautifulSoup(html, "html.parser")
    spans = _find(soup, statement.tokens)
    if spans:
        _cut(soup, spans)
    return (html_of(soup), len(spans)) if spans else (html, 0)


def _find(soup: BeautifulSoup, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    """The first and last offsets of each statement in the document's text."""
    clean, origin = canonical_with_origin(_text(soup))
    found = token_spans(clean)
    words = tuple(word for word, _, _ in found)
    spans, start = [], 0
    while start <= len(words) - len(wanted):
        end = start + len(wanted)
        if words[start] == wanted[0] and words[start:end] == wanted:
            first, last = found[start][1], found[end - 1][2]
            before = clean[found[start - 1][2] - 1 : first] if start else _EDGE
            after = clean[last : found[end][1]] if end < len(words) else _EDGE
            if (_EDGE in before or before[0] in ".!?:") and _EDGE in after:
                spans.append((origin[first], origin[last - 1] + 1))
                start = end
                continue
        start += 1
    return spans


def _strings(soup: BeautifulSoup) -> list[tuple[NavigableString, bool]]:
    """The texts of the document, each with whether a word ends before it."""
    found: list[tuple[NavigableString, bool]] = []
    apart = False
    for node in soup.descendants:
        if isinstance(node, Tag):
            apart = apart or node.name not in _INLINE
        elif type(node) is NavigableString:  # no comment, no script, no stylesheet
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
    return "".join((_EDGE if apart else "") + str(node) for node, apart in _strings(soup))


def _cut(soup: BeautifulSoup, spans: list[tuple[int, int]]) -> None:
    """Take the text of ``spans`` out, and every element that it leaves empty."""
    offset = 0
    for node, apart in _strings(soup):
        offset += apart
        first, last = offset, offset + len(node)
        offset = last
        inside = [(start, end) for start, end in spans if last > start and first < end]
        if not inside:
            continue
        text, kept = str(node), ""
        at = first
        for start, end in inside:
            kept += text[at - first : max(0, start - first)]
            at = min(end, last)
        kept += text[at - first :]
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
