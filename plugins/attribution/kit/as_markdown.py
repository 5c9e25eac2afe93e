"""A copy as Markdown that every reader of Markdown takes for the same words.

It uses what Markdown has had from its beginning. What that cannot say (tables, lists of
definitions, items of several kinds) stands as HTML, which is Markdown as well.

Written here, because the libraries that turn HTML into Markdown lose words: of "1986. A year" they
make a list, of a written ``<b>`` an element, of backticks code, and of nested lists and tables what
only some readers understand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.attribution.kit import markdown_text
from plugins.attribution.kit.as_html import to_html
from plugins.attribution.kit.markdown_line import line
from plugins.attribution.kit.tree import (
    HEADINGS,
    Element,
    blocks,
    elements,
    holds,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_LISTS = ("ul", "ol")
_FOUR = "    "


def to_markdown(nodes: Iterable[Element]) -> str:
    """``nodes`` as Markdown, with a newline at its end."""
    return "\n\n".join(filter(None, _blocks(list(nodes)))) + "\n"


def _blocks(nodes: Sequence[Element]) -> Iterable[str]:
    """Each block. Two lists that follow each other would be one, and code after a list a part of
    its last item: something has to stand between."""
    before = ""
    for node in nodes:
        text = _block(node, before)
        if before in _LISTS and node.name in _LISTS and not text.startswith("<"):
            text = _as_html(node)
        before = node.name if text else before
        yield text


def _block(node: Element, before: str = "") -> str:
    if node.name in HEADINGS:
        words = line(node.children).replace("  \n", " ")
        marks = "#" * HEADINGS[node.name]
        return f"{marks} {markdown_text.escape_heading(words)}" if words else ""
    if node.name == "p":
        return markdown_text.escape_starts(line(node.children))
    if node.name == "hr":
        return "* * *"
    if node.name == "pre":
        return _code(node, before)
    if node.name == "blockquote" and all(_is_simple(child) for child in elements(node.children)):
        inside = "\n\n".join(filter(None, _blocks(blocks(node.children))))
        return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
    if node.name in _LISTS and _is_simple(node):
        return _list(node)
    if node.name == "figure":
        return _figure(node)
    return _as_html(node)


def _code(node: Element, before: str) -> str:
    """Indented; as HTML after a list, and where it would look like markup."""
    text = text_of(node).strip("\n")
    if before in _LISTS or "<" in text or "&" in text or not text.strip():
        return _as_html(node)
    return "\n".join(_FOUR + line if line.strip() else "" for line in text.split("\n"))


def _figure(node: Element) -> str:
    images = [line([picture]) for picture in elements(node.children) if holds(picture, "img")]
    captions = [line(caption.children) for caption in node.named("figcaption")]
    return "\n\n".join(
        [*images, *(markdown_text.escape_starts(caption) for caption in captions if caption)]
    )


def _list(node: Element) -> str:
    items = []
    for number, item in enumerate(node.named("li"), 1):
        mark = f"{number}. " if node.name == "ol" else "- "
        inside = blocks(item.children)
        tight = all(child.name in _LISTS for child in inside[1:]) and not holds(item, "p")
        text = ("\n" if tight else "\n\n").join(_block(child) for child in inside)
        lines = text.split("\n")
        rest = (_FOUR + line if line else "" for line in lines[1:])
        items.append("\n".join([mark + lines[0], *rest]))
    apart = any("\n\n" in item for item in items) or holds(node, "p")
    return ("\n\n" if apart else "\n").join(items)


def _is_simple(node: Element) -> bool:
    """Whether ``node`` means the same to every reader of Markdown: paragraphs, and lists of up to
    99 items, each a line or paragraphs, with at most one more list at its end."""
    if node.name == "li":
        inside = blocks(node.children)
        return (
            bool(inside)
            and inside[0].name == "p"
            and all(child.name == "p" for child in inside[:-1])
            and (inside[-1].name == "p" or (inside[-1].name in _LISTS and _is_simple(inside[-1])))
            and not (inside[-1].name in _LISTS and holds(node, "p"))
        )
    if node.name in _LISTS:
        items = node.named("li")
        numbered = {"start", "value", "reversed", "type"}
        plain = not (numbered & set(node.attributes)) and not any(i.attributes for i in items)
        return plain and len(items) < 100 and all(map(_is_simple, items))
    return not node.is_block or node.name == "p"


def _as_html(node: Element) -> str:
    """HTML without an empty line, which would end it."""
    return re.sub(r"\n\s*\n", "\n", to_html([node], newline="&#10;"))
