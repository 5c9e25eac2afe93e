"""A copy as text: for mail, and for a page that is laid out.

========================================  ==================================================
in HTML                                   as text
========================================  ==================================================
``<a href="https://a.org/">Ann</a>``      ``Ann (https://a.org/)``
``<a href="https://a.org/">https://…``    ``https://a.org/``, where the words are the address
``word<sup>1</sup>``                      ``word¹``
``<ul><li>one``                           ``- one``
========================================  ==================================================

Nothing is wrapped: who pastes it has a measure of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.kit.tree import (
    HEADINGS,
    STRUCK,
    Element,
    blocks,
    every,
    small_digits,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.attribution.kit.tree import Node

_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile("  +")


@dataclass(frozen=True)
class Layout:
    """How blocks are set apart: what stands between them, before an item, before what is indented,
    and between the cells of a row; None where columns are lined up with spaces."""

    between: str
    bullet: str
    after_number: str
    indent: str
    cells: str | None = None


MAIL = Layout(between="\n\n", bullet="- ", after_number=" ", indent="    ")
PRINT = Layout(between="\n", bullet="•\t", after_number="\t", indent="\t", cells="\t")
"""One line a paragraph and tabs, as layout programs take it."""


def to_text(nodes: Iterable[Element], layout: Layout = MAIL) -> str:
    """``nodes`` as text, with a newline at its end."""
    return layout.between.join(filter(None, (_block(node, layout) for node in nodes))) + "\n"


def line_of(nodes: Iterable[Node]) -> str:
    """What stands in a line, with its addresses spelled out."""
    text = "".join(map(_inline, nodes)).replace("\xa0", " ")
    text = _SPACES.sub(" ", text).strip()
    return _AROUND_BREAK.sub("\n", text) if "\n" in text else text


def _inline(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.name == "br":
        return "\n"
    if node.name in STRUCK or node.name in {"img", "wbr"}:
        return ""
    if node.name in {"sup", "sub"}:
        return small_digits(node) or "".join(map(_inline, node.children))
    words = "".join(map(_inline, node.children))
    if node.name == "q":
        return f"“{words}”"
    if node.is_block:
        return f" {words} "
    if node.name != "a" or not words.strip():
        return words
    return words if words.strip() == node.attributes["href"] else _spelled_out(words, node)


def _spelled_out(words: str, link: Element) -> str:
    kept = words.rstrip()
    return f"{kept} ({link.attributes['href']}){words[len(kept) :]}"


def _block(node: Element, layout: Layout) -> str:
    if node.name in HEADINGS or node.name in {"p", "dt", "caption", "figcaption"}:
        return line_of(node.children)
    if node.name == "pre":
        return _indented(text_of(node).strip("\n"), layout.indent)
    if node.name == "hr":
        return "* * *"
    if node.name in {"ul", "ol"}:
        return _list(node, layout)
    if node.name == "table":
        return _table(node, layout)
    if node.name == "figure":
        return _figure(node)
    inside = (_block(child, layout) for child in blocks(node.children))
    text = ("\n" if node.name == "dl" else layout.between).join(filter(None, inside))
    return _indented(text, layout.indent) if node.name in {"blockquote", "dd"} else text


def _list(node: Element, layout: Layout) -> str:
    items = []
    for number, item in enumerate(node.named("li"), _number(node.attributes.get("start"), 1)):
        mark = layout.bullet
        if node.name == "ol":
            mark = f"{_number(item.attributes.get('value'), number)}.{layout.after_number}"
        inside = blocks(item.children)
        tight = all(child.name in {"ul", "ol"} for child in inside[1:])
        text = ("\n" if tight else layout.between).join(_block(child, layout) for child in inside)
        margin = "\t" if "\t" in mark else " " * len(mark)
        items.append(mark + _indented(text, margin)[len(margin) :])
    apart = any("\n\n" in item for item in items)
    return (layout.between if apart else "\n").join(items)


def _number(written: str | None, otherwise: int) -> int:
    try:
        return int(written or otherwise)
    except ValueError:
        return otherwise


def _table(node: Element, layout: Layout) -> str:
    """Rows as lines. Nothing is drawn: a line or a bar would be one more character to take out."""
    groups = node.named("thead", "tbody", "tfoot")
    rows = [row for group in (node, *groups) for row in group.named("tr")]
    cells = [
        [" ".join(line_of(cell.children).split()) for cell in row.named("th", "td")] for row in rows
    ]
    if layout.cells is None:
        widths = [max(map(len, column)) for column in _columns(cells)]
        lines = [
            "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=False)).rstrip()
            for row in cells
        ]
    else:
        lines = [layout.cells.join(row) for row in cells]
    captions = [line_of(caption.children) for caption in node.named("caption")]
    return "\n".join([*captions, *lines])


def _columns(rows: list[list[str]]) -> list[list[str]]:
    longest = max(map(len, rows), default=0)
    return [[row[at] for row in rows if at < len(row)] for at in range(longest)]


def _figure(node: Element) -> str:
    """A picture cannot stand in text: its caption does, with its address."""
    words = " ".join(line_of(caption.children) for caption in node.named("figcaption"))
    addresses = [f"({image.attributes['src']})" for image in every(node, "img")]
    return " ".join(filter(None, [words, *addresses]))


def _indented(text: str, margin: str) -> str:
    return "\n".join(margin + line if line.strip() else "" for line in text.split("\n"))
