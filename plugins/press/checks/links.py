"""What a page asks for and where it points to exists on the site."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    message = "{page} shows {address}, and no such file is in the output."
    return _missing(staged, published, _asset_addresses, "no-such-file", message)


def check_links(staged: Staged, published: Published) -> Iterator[Problem]:
    """Links from page to page of this site."""
    message = "{page} links to {address}, and no such page is in the output."
    return _missing(staged, published, _link_addresses, "broken-link", message)


def _missing(
    staged: Staged,
    published: Published,
    addresses: Callable[[LexborHTMLParser], Iterator[str]],
    code: str,
    message: str,
) -> Iterator[Problem]:
    """Addresses that lead nowhere; on a listing only those that no article's own page has."""
    origin = {item.path: item.source for item in published.items}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, tree in _pages(staged):
        for address in dict.fromkeys(addresses(tree)):
            path = staged.resolve(page, address)
            if path is not None and staged.file_for(path) is None:
                found[path].append((page, address))
    for places in found.values():
        own = [(page, address) for page, address in places if page in origin]
        for page, address in own or places[:1]:
            text = message.format(page=page, address=address)
            if page in origin:
                yield Problem.in_article(origin[page], 1, code, text)
            else:
                yield Problem(page, 1, code, text)


def _pages(staged: Staged) -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in staged.written:
        if path.endswith(".html"):
            yield path, LexborHTMLParser(staged.html(path))


def _link_addresses(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href]"):
        yield node.attributes.get("href") or ""


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
