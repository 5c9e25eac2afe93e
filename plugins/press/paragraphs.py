"""The words of an HTML text, paragraph by paragraph: what digests are made of.

A paragraph ends where an element of :data:`BLOCKS` begins or ends; every other element is a part of
the line that it stands in, and ``br`` is a space. What stands in an element of :data:`SKIPPED` is
left out: pictures have rights of their own, and a copy may come without them. A paragraph without a
letter or digit is none. Words are the tokens of :mod:`plugins.press.words`.

``docs/rights.md`` tells partners the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.press.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
"""What HTML's own stylesheet shows as a block, a list item or a part of a table (HTML, section
15.3)."""
SKIPPED = frozenset("figure head iframe noscript script style template textarea title".split())


def paragraphs(html: str) -> list[tuple[str, ...]]:
    """The tokens of each paragraph, in the order in which they are read."""
    root = LexborHTMLParser(html).root
    if root is None:
        return []
    found = (tuple(tokens(text)) for text in "".join(_pieces(root)).split("\0"))
    return [words for words in found if any(word[0].isalnum() for word in words)]


def _pieces(root: LexborNode) -> Iterator[str]:
    """The text, with U+0000, which no HTML text holds, at the edges of paragraphs."""
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield (node.text_content or "").replace("\0", "")
        elif node.tag == "br":
            yield " "
        elif node.tag in SKIPPED:
            yield "\0"
        elif node.tag != "-comment":
            edge = "\0" if node.tag in BLOCKS else ""
            yield edge
            stack.append(edge)
            stack.extend(reversed(list(node.iter(include_text=True))))
