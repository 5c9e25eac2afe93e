"""Addresses made absolute: a feed's reader shows an article far from its page."""

from __future__ import annotations

from urllib.parse import urljoin

from bs4 import BeautifulSoup

from plugins.press.soup import html_of

_HOLDING = {
    "href": ("a", "area", "link"),
    "src": ("img", "source", "video", "audio", "track", "iframe", "embed", "script"),
    "poster": ("video",),
    "data": ("object",),
    "cite": ("blockquote", "q", "del", "ins"),
}


def absolute(html: str, page: str) -> str:
    """``html``, found on ``page``, with every address absolute. Unchanged where all of them are."""
    soup = BeautifulSoup(html, "html.parser")
    changed = False
    for attribute, names in _HOLDING.items():
        for element in soup.find_all(list(names), attrs={attribute: True}):
            target = _joined(page, str(element[attribute]))
            if target != element[attribute]:
                element[attribute] = target
                changed = True
    for element in soup.find_all(["img", "source"], srcset=True):
        candidates = [part.split() for part in str(element["srcset"]).split(",") if part.strip()]
        target = ", ".join(" ".join([_joined(page, url), *rest]) for url, *rest in candidates)
        if target != element["srcset"]:
            element["srcset"] = target
            changed = True
    return html_of(soup) if changed else html


def _joined(page: str, address: str) -> str:
    """``address`` as it leads from ``page``; what is no address stays what it is."""
    try:
        return urljoin(page, address)
    except ValueError:
        return address
