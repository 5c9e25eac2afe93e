"""``robots.txt``: where the licence is, and that everything may be fetched (RFC 9309).

The ``License`` line stands before every group, and so counts for all of them (RSL 1.0, section
4.4). Whether a page may be fetched it does not say.
"""

from __future__ import annotations

import re

from plugins.press.addresses import is_web

PATH = "robots.txt"
_LICENCE = re.compile(r"^[ \t]*license[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)


def write(licence: str, sitemap: str | None = None) -> bytes:
    """The file; both are whole addresses."""
    lines = [f"License: {licence}", "", "User-agent: *", "Allow: /"]
    if sitemap:
        lines += ["", f"Sitemap: {sitemap}"]
    return "".join(f"{line}\n" for line in lines).encode()


def names_licence(text: str, path: str) -> bool:
    """Whether a robots.txt of the author's own names a whole address that ends in ``path``."""
    found = (match[1] for match in _LICENCE.finditer(text))
    return any(is_web(address) and address.endswith(f"/{path}") for address in found)
