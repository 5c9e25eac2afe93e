"""A copy as HTML: no scripts, no classes, nothing that loads anything but pictures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeAlias

from plugins.attribution.kit.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.attribution.kit.tree import Node

Dress: TypeAlias = "Mapping[str, tuple[str, str]]"
"""For an element's name: the name that it is written under, and its inline style."""
_VOID = frozenset({"br", "hr", "img", "wbr"})
_HOLDS_BLOCKS = frozenset(
    "ul ol li blockquote table thead tbody tfoot tr dl dd figure article div".split()
)


def to_html(nodes: Iterable[Node], dress: Dress | None = None, newline: str = "\n") -> str:
    """``nodes`` as HTML, each block on a line of its own. ``newline`` is what stands between lines
    of preformatted text."""
    out: list[str] = []
    for node in nodes:
        _write(node, dress or {}, newline, out)
    return "".join(out).strip()


def _write(node: Node, dress: Dress, newline: str, out: list[str]) -> None:
    if isinstance(node, str):
        out.append(escape(node, quote=False).replace("\xa0", "&nbsp;"))
        return
    name, style = dress.get(node.name, (node.name, ""))
    attributes = {**node.attributes, "style": style} if style else node.attributes
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    out.append(f"<{name}{written}>")
    if node.name in _VOID:
        out.append("\n" if node.name == "hr" else "")
        return
    if node.name == "pre":
        inside: list[str] = []
        for child in node.children:
            _write(child, dress, newline, inside)
        out.append("".join(inside).replace("\n", newline))
    else:
        apart = node.name in _HOLDS_BLOCKS and _has_blocks(node)
        out.append("\n" if apart else "")
        for child in node.children:
            if not (apart and isinstance(child, str) and not child.strip()):
                _write(child, dress, newline, out)
                out.append("\n" if apart and not out[-1].endswith("\n") else "")
    out.append(f"</{name}>")
    if node.is_block or node.name in {"article", "div"}:
        out.append("\n")


def _has_blocks(element: Element) -> bool:
    return any(
        isinstance(child, Element) and (child.is_block or child.name == "img")
        for child in element.children
    )
