"""A page that has moved."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

_PATH = re.compile(r"/(?:[^/?#\\]+/)*[^/?#\\]*")

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved: {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
</head>
<body>
<p>This page has moved: <a href="{address}">{title}</a></p>
</body>
</html>
"""


def path_of(alias: str) -> str | None:
    """The file that a server sends for an old address: ``/a/b.html`` is ``a/b.html``, ``/a/`` and
    ``/a`` are ``a/index.html``. None where it is no path, or leads out of the site."""
    spelled = unquote(alias.strip())
    parts = spelled.strip("/").split("/")
    if not _PATH.fullmatch(spelled) or not parts[0] or {".", ".."} & set(parts):
        return None
    last = parts[-1]
    return "/".join(parts) + ("" if "." in last and not spelled.endswith("/") else "/index.html")


def redirect(address: str, title: str) -> bytes:
    """The page that leads to ``address``."""
    return _PAGE.format(address=escape(address), title=escape(title)).encode()
