"""What a page asks for and where it points to exists on the site."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.press.gate import Published
    from plugins.press.staged import Staged


def check_assets(staged: Staged, published: Published) -> Iterator[Problem]:
    """Images, scripts, stylesheets: whatever a browser would fetch with the page."""
    message = "{page} shows {address}, and no such file is in the output."
    found = {page: addresses.assets for page, addresses in staged.addresses.items()}
    return _missing(staged, published, found, "no-such-file", message)


def check_links(staged: Staged, published: Published) -> Iterator[Problem]:
    """Links from page to page of this site."""
    message = "{page} links to {address}, and no such page is in the output."
    found = {page: addresses.links for page, addresses in staged.addresses.items()}
    return _missing(staged, published, found, "broken-link", message)


def _missing(
    staged: Staged,
    published: Published,
    addresses: Mapping[str, tuple[str, ...]],
    code: str,
    message: str,
) -> Iterator[Problem]:
    """Addresses that lead nowhere; on a listing only those that no article's own page has."""
    origin = {item.path: item.source for item in published.items}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page, wanted in addresses.items():
        for address in wanted:
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
