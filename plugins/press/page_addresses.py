"""The addresses on a page: what a browser loads with it, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASSETS = (
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
)
_LOADED = frozenset({"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"})


class Addresses(NamedTuple):
    """Each address once, as it is written on the page."""

    assets: tuple[str, ...]
    links: tuple[str, ...]


def read(html: str) -> Addresses:
    """The addresses of a page's source."""
    tree = LexborHTMLParser(html)
    links = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    return Addresses(tuple(dict.fromkeys(_assets(tree))), tuple(dict.fromkeys(links)))


def _assets(tree: LexborHTMLParser) -> Iterator[str]:
    for tag, attribute in _ASSETS:
        for node in tree.css(f"{tag}[{attribute}]"):
            yield node.attributes.get(attribute) or ""
    for node in tree.css("[srcset]"):
        for candidate in (node.attributes.get("srcset") or "").split(", "):
            if candidate.strip():
                yield candidate.split()[0].rstrip(",")
    for node in tree.css("link[rel][href]"):
        if _LOADED & set((node.attributes.get("rel") or "").lower().split()):
            yield node.attributes.get("href") or ""
