"""What a page asks for and where it points to exists on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.gate import Published
    from plugins.press.staged import Staged

_ASSETS = (
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
)
_LOADED = frozenset({"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"})


def check_assets(staged: Staged, published: Published) -> Iterator[Problem]:
    """Images, scripts, stylesheets: whatever a browser would fetch with the page."""
    origin = {item.path: item.source for item in published.items}
    for page, tree in _pages(staged):
        for address in dict.fromkeys(_asset_addresses(tree)):
            path = staged.resolve(page, address)
            if path is not None and staged.file_for(path) is None:
                yield Problem(
                    origin.get(page, page),
                    1,
                    "no-such-file",
                    f"{page} shows {address}, and no such file is in the output.",
                )


def check_links(staged: Staged, published: Published) -> Iterator[Problem]:
    """Links from page to page of this site."""
    origin = {item.path: item.source for item in published.items}
    for page, tree in _pages(staged):
        links = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
        for address in dict.fromkeys(links):
            path = staged.resolve(page, address)
            if path is not None and staged.file_for(path) is None:
                yield Problem(
                    origin.get(page, page),
                    1,
                    "broken-link",
                    f"{page} links to {address}, and no such page is in the output.",
                )


def _pages(staged: Staged) -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in staged.written:
        if path.endswith(".html"):
            yield path, LexborHTMLParser(staged.html(path))


def _asset_addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for tag, attribute in _ASSETS:
        for node in tree.css(f"{tag}[{attribute}]"):
            yield node.attributes.get(attribute) or ""
    for node in tree.css("[srcset]"):
        for candidate in (node.attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]
    for node in tree.css("link[rel][href]"):
        if _LOADED & set((node.attributes.get("rel") or "").lower().split()):
            yield node.attributes.get("href") or ""
