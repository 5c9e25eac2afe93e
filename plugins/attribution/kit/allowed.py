"""Which elements and attributes mean the same wherever an article is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANY = ("lang", "dir")
_ATTRIBUTES = {
    "a": ("href", "title", "hreflang"),
    "ol": ("start", "type", "reversed"),
    "li": ("value",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "abbr": ("title",),
    "th": ("scope", "colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
}
LINE = frozenset(
    "a em strong b i u s del strike ins sub sup q cite abbr dfn code kbd samp var mark small br "
    "wbr".split()
)
PASSED = frozenset("span font time data big tt nobr label acronym bdi ruby rb rt output".split())
"""Elements in a line that give way to their text."""
MEDIA = {
    "iframe": "Something that is embedded from elsewhere",
    "embed": "Something that is embedded from elsewhere",
    "object": "Something that is embedded from elsewhere",
    "video": "A film",
    "audio": "A recording",
    "canvas": "A drawing that a script makes",
    "svg": "A drawing",
    "math": "A formula",
    "form": "A form",
}
NOTHING = frozenset(
    "script style template noscript noembed noframes head title meta link base source track area "
    "map param input select textarea button datalist option progress meter dialog rp col "
    "colgroup bdo".split()
)
MAY_BE_EMPTY = frozenset({"br", "wbr", "hr", "td", "th"})
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


def kept(tag: str, attributes: Mapping[str, str | None]) -> dict[str, str]:
    """The attributes of an element that stay."""
    names = (*_ATTRIBUTES.get(tag, ()), *_ANY)
    return {name: attributes[name] or "" for name in names if name in attributes}


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether the author hid it: nobody sees it here, and nobody shall elsewhere."""
    return (
        "hidden" in attributes
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or _HIDES.search(attributes.get("style") or "") is not None
    )
