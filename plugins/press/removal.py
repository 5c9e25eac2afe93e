"""What was withdrawn leaves the published site, also where the site cannot be built.

A build that is refused keeps the output; an article that was withdrawn must not wait until somebody
mends a theme. So it is taken out of the site as it is: another page at its address, no entry in a
feed, no kit, no item in a listing. The next build that is not refused makes the site anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from lxml import etree

from plugins.press import page_addresses
from plugins.press.files import write_atomic
from plugins.press.hosting import FILES, Rules
from plugins.press.soup import html_of
from plugins.press.staged import Staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bs4.element import Tag

_ITEMS = ("article", "li", "tr")
"""What a listing is made of."""
_KITS = ("html", "txt", "md")


@dataclass(frozen=True)
class Gone:
    """An article that is withdrawn: its page's path, and a page for it that needs no theme.
    ``is_new`` tells those that are published still."""

    path: str
    slug: str
    title: str
    page: bytes
    is_new: bool


def remove(
    folder: Path,
    gone: Sequence[Gone],
    articles: frozenset[str],
    homes: tuple[str, ...],
    rules: Rules,
    foreign: frozenset[str] = frozenset(),
) -> None:
    """Take the new ones of ``gone`` out of the site in ``folder``, where ``articles`` are the pages
    of all articles. ``homes`` are the addresses that it may call its own, ``foreign`` the files
    that no build wrote: they stay. Files may be hard links, and are replaced, never written into.
    """
    new = {each.path: each for each in gone if each.is_new}
    sites = [Staged(folder, home, foreign) for home in homes]

    def leads(page: str, address: str) -> bool:
        return any(site.resolve(page, address) in new for site in sites)

    kits = {f"republish/{each.slug}.{ending}" for each in new.values() for ending in _KITS}
    kept = (path for path in sites[0].written if path not in kits)
    changed = dict(_without_mentions(sites[0], kept, articles, leads))
    changed |= {each.path: each.page for each in new.values()}
    changed |= {name: make(rules).encode() for name, make in FILES if name not in foreign}
    for kit in kits.intersection(sites[0].written):
        (folder / kit).unlink()
    for path, data in changed.items():
        write_atomic(folder / path, data)


def _without_mentions(
    site: Staged,
    paths: Iterable[str],
    articles: frozenset[str],
    leads: Callable[[str, str], bool],
) -> Iterator[tuple[str, bytes]]:
    """The lists and feeds that change: each path, and its bytes without what is gone."""
    for path in paths:
        changed: bytes | None = None
        if path.endswith(".html") and path not in articles:
            changed = _listing(site.html(path), path, leads)
        elif path.endswith(".json"):
            changed = _json(site.read(path), path, leads)
        if changed is not None:
            yield path, changed
    for path, data in site.feeds():
        changed = _feed(data, path, leads)
        if changed is not None:
            yield path, changed


def _listing(html: str, page: str, leads: Callable[[str, str], bool]) -> bytes | None:
    """A page without the items that lead to what is gone with their first link, which is their
    title's; None where there are none."""
    if not any(leads(page, address) for address in page_addresses.read(html).links):
        return None
    soup = BeautifulSoup(html, "html.parser")
    items: dict[int, Tag] = {}
    for link in soup.find_all("a", href=True):
        item = link.find_parent(_ITEMS)
        is_title = item is not None and item.find("a", href=True) is link
        if item is not None and is_title and leads(page, str(link["href"])):
            items[id(item)] = item
    for item in items.values():
        item.extract()
    return html_of(soup).encode() if items else None


def _feed(data: bytes, page: str, leads: Callable[[str, str], bool]) -> bytes | None:
    """A feed without the entries that lead to what is gone: Atom's and RSS's."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    found = []
    for entry in root.iter("{*}entry", "{*}item"):
        links = [child for child in entry if etree.QName(child).localname == "link"]
        addresses = [link.get("href") or link.text or "" for link in links]
        if any(leads(page, address) for address in addresses):
            found.append(entry)
    for entry in found:
        entry.getparent().remove(entry)
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8") if found else None


def _json(data: bytes, page: str, leads: Callable[[str, str], bool]) -> bytes | None:
    """A list of articles without those that are gone; one that has a status says so instead."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    changed = False
    lists: list[Any] = [content]
    while lists:
        value = lists.pop()
        if isinstance(value, dict):
            lists += value.values()
        elif isinstance(value, list):
            about = [each for each in value if _is_about(each, page, leads)]
            for each in about:
                changed = True
                if "status" in each:
                    each["status"] = "withdrawn"
                else:
                    value.remove(each)
            lists += [each for each in value if isinstance(each, dict | list)]
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n" if changed else None


def _is_about(value: Any, page: str, leads: Callable[[str, str], bool]) -> bool:
    if not isinstance(value, dict):
        return False
    return any(isinstance(each, str) and leads(page, each) for each in value.values())
