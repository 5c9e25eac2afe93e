"""The styles that a document brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_OWN_PROPERTY = re.compile(r"--[\w-]+\s*:[^;{}]*")


def inner_sheets(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The texts of a document's own ``style`` elements, and the custom properties that stand in
    ``style`` attributes."""
    found = []
    for node in tree.css("style"):
        kind = (node.attributes.get("type") or "text/css").strip().lower()
        if kind == "text/css":
            found.append(node.text_content or node.text())
    inline = (node.attributes.get("style") or "" for node in tree.css("[style*='--']"))
    found += [f":root {{ {'; '.join(_OWN_PROPERTY.findall(style))} }}" for style in inline]
    return tuple(found)
