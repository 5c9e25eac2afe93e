"""The finished site in its staging folder, opened as a partner or a reader would open it."""

from __future__ import annotations

import base64
import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser
from tinycss2.bytes import decode_stylesheet_bytes

from plugins.press import entries, page_addresses
from plugins.press.files import digest, walk
from plugins.press.inner_sheets import inner_sheets
from plugins.press.stylesheet import imports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_NO_FEED = tuple(
    ".html .css .js .png .jpg .jpeg .gif .webp .avif .svg .ico .woff .woff2 .ttf .otf .pdf .mp3 "
    ".mp4 .webm .zip .gz .map".split()
)


_NO_STYLE = tuple(
    ".html .htm .xml .json .txt .md .js .svg .png .jpg .jpeg .gif .webp .avif .ico .woff .woff2 "
    ".ttf .otf .pdf .zip .gz".split()
)


class Staged:
    """What stands in ``folder``; its files are read, never written.

    ``siteurl`` is the address that the folder will have, as far as it is known: whole, without a
    scheme, a path only, or empty.
    ``carried`` are the files that no build wrote: they can be linked to, and are judged only for
    licensed text. ``settled`` are files that the check at hand has passed before.
    """

    def __init__(
        self, folder: Path, siteurl: str = "", carried: frozenset[str] = frozenset()
    ) -> None:
        self.folder = folder
        home = urljoin("https://site.invalid/", f"{siteurl.rstrip('/')}/")
        self._home = urlsplit(home)
        self.carried = carried
        self.settled: frozenset[str] = frozenset()
        self._resolved: dict[tuple[str, str, str], str | None] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as a POSIX path relative to the folder; no link that leads nowhere."""
        return frozenset(path for path in walk(self.folder) if (self.folder / path).is_file())

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The files that the build wrote, sorted."""
        return tuple(sorted(self.files - self.carried))

    @cached_property
    def addresses(self) -> dict[str, page_addresses.Addresses]:
        """What every page that was written loads and where it leads, each page read once."""
        pages = (path for path in self.written if path.endswith(".html"))
        return {page: page_addresses.read(self.html(page)) for page in pages}

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path).read_bytes()

    def html(self, path: str) -> str:
        """A page's source; bytes that are not UTF-8 show as U+FFFD, as in a browser."""
        return self.read(path).decode("utf-8", "replace")

    def css(self, path: str) -> str:
        """A stylesheet's text, decoded as a browser does (CSS Syntax 3, section 3.2)."""
        text, _ = decode_stylesheet_bytes(self.read(path))
        return str(text).removeprefix("\ufeff")

    def feeds(self) -> Iterator[tuple[str, bytes]]:
        """Every feed that was written, by what it says and not by its name, with its bytes."""
        for path in self.written:
            if not path.lower().endswith(_NO_FEED) and entries.is_feed(data := self.read(path)):
                yield path, data

    def resolve(self, page: str, address: str, base: str = "") -> str | None:
        """The path of the file that ``address``, found on ``page``, means on this site.

        ``base`` is what the page's ``base`` element says. None where it leads elsewhere (another
        host, ``mailto:``) or is no address at all.
        """
        known = (posixpath.dirname(page), address, base)
        if not address.startswith("#") and known in self._resolved:
            return self._resolved[known]
        self._resolved[known] = found = self._resolve(page, address, base)
        return found

    def _resolve(self, page: str, address: str, base: str) -> str | None:
        spelled = address.strip().replace("\\", "/") if ":" not in address else address.strip()
        try:
            target = urlsplit(urljoin(self._place(page, base), spelled))
            if (target.hostname, target.port) != (self._home.hostname, self._home.port):
                return None
        except ValueError:
            return None
        if target.scheme not in {"http", "https"} or not target.path.startswith(self._home.path):
            return None
        path = unquote(target.path[len(self._home.path) :])
        return posixpath.normpath(path) + "/" * path.endswith("/") if path else ""

    def _place(self, page: str, base: str) -> str:
        """The address that relative ones on ``page`` are relative to."""
        return urljoin(urljoin(self._home.geturl(), quote(page)), base)

    def styling(self) -> Iterator[str]:
        """What decides how pages look: where the site stands, and every file that may be a
        stylesheet, by its name and what it holds; of what no build wrote, those that say so."""
        yield self._home.geturl()
        for path in sorted(self.files):
            name = path.lower()
            if name.endswith(".css") or not (name.endswith(_NO_STYLE) or path in self.carried):
                yield f"{path} {digest(self.read(path))}"

    def file_for(self, path: str) -> str | None:
        """The file that a server sends for ``path``, or None: a folder stands for its index."""
        tries = [f"{path}index.html"] if not path or path.endswith("/") else [path]
        tries += [f"{path}/index.html"]
        return next((found for found in tries if found in self.files), None)

    def sheets(self, page: str, tree: LexborHTMLParser) -> tuple[str, ...]:
        """The texts of the stylesheets that ``page`` loads, with what they and its own ``style``
        elements import."""
        found: dict[str, str] = {}
        element = tree.css_first("base[href]")
        base = (element.attributes.get("href") or "") if element is not None else ""
        for link in tree.css("link[rel][href]"):
            relations = (link.attributes.get("rel") or "").lower().split()
            preloaded = "preload" in relations and link.attributes.get("as") == "style"
            if "stylesheet" in relations or preloaded:
                self._collect(page, link.attributes.get("href") or "", found, base)
        for sheet in inner_sheets(tree):
            for imported in imports(sheet):
                self._collect(page, imported, found, base)
        return tuple(found.values())

    def sheets_of(self, page: str, html: str) -> tuple[str, ...]:
        """The same of a page's source."""
        return self.sheets(page, LexborHTMLParser(html))

    def _collect(self, origin: str, address: str, found: dict[str, str], base: str = "") -> None:
        if address.strip().lower().startswith("data:"):
            path, text = address, _inside(address)
        else:
            resolved = self.resolve(origin, address, base)
            file = self.file_for(resolved) if resolved is not None else None
            if file is None:
                return
            path, text = file, ""
        if path in found:
            return
        found[path] = text or self.css(path)
        for imported in imports(found[path]):
            self._collect(path, imported, found)


def _inside(address: str) -> str:
    """The text of a ``data:`` address (RFC 2397)."""
    head, _, body = address.strip()[5:].partition(",")
    data = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            data = base64.b64decode(data, validate=False)
        except ValueError:
            data = b""
    return data.decode("utf-8", "replace")
