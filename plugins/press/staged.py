"""The finished site in its staging folder, opened as a partner or a reader would open it."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from plugins.press import entries
from plugins.press.files import walk
from plugins.press.stylesheet import imports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser


class Staged:
    """What stands in ``folder``; its files are read, never written.

    ``siteurl`` is the address that the folder will have, without a slash at its end, or empty.
    ``carried`` are the files that no build wrote: they can be linked to, and are not judged.
    """

    def __init__(
        self, folder: Path, siteurl: str = "", carried: frozenset[str] = frozenset()
    ) -> None:
        self.folder = folder
        self.siteurl = siteurl.rstrip("/")
        self.carried = carried

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as a POSIX path relative to the folder."""
        return frozenset(walk(self.folder))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The files that the build wrote, sorted."""
        return tuple(sorted(self.files - self.carried))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path).read_bytes()

    def html(self, path: str) -> str:
        """A page's source; bytes that are not UTF-8 show as U+FFFD, as in a browser."""
        return self.read(path).decode("utf-8", "replace")

    def feeds(self) -> Iterator[tuple[str, bytes]]:
        """Every Atom feed that was written, with its bytes."""
        for path in self.written:
            if path.endswith((".xml", ".atom")) and entries.is_feed(data := self.read(path)):
                yield path, data

    def resolve(self, page: str, address: str) -> str | None:
        """The path of the file that ``address``, found on ``page``, means on this site.

        None where it leads elsewhere (another host, ``mailto:``, a bare fragment).
        """
        base = f"{self.siteurl or 'https://site.invalid'}/"
        target = urlsplit(urljoin(urljoin(base, page), address.strip()))
        home = urlsplit(base)
        if target.scheme not in {"http", "https"} or target.netloc != home.netloc:
            return None
        if not target.path.startswith(home.path):
            return None
        path = unquote(target.path[len(home.path) :])
        return posixpath.normpath(path) + "/" * path.endswith("/") if path else ""

    def file_for(self, path: str) -> str | None:
        """The file that a server sends for ``path``, or None: a folder stands for its index."""
        tries = [f"{path}index.html"] if not path or path.endswith("/") else [path]
        tries += [f"{path}/index.html"]
        return next((found for found in tries if found in self.files), None)

    def sheets(self, page: str, tree: LexborHTMLParser) -> tuple[str, ...]:
        """The texts of the stylesheets that ``page`` links to, with what they import."""
        found: dict[str, str] = {}
        for link in tree.css("link[rel][href]"):
            relations = (link.attributes.get("rel") or "").lower().split()
            if "stylesheet" in relations:
                self._collect(page, link.attributes.get("href") or "", found)
        return tuple(found.values())

    def _collect(self, origin: str, address: str, found: dict[str, str]) -> None:
        path = self.resolve(origin, address)
        file = self.file_for(path) if path is not None else None
        if file is None or file in found:
            return
        found[file] = self.html(file)
        for imported in imports(found[file]):
            self._collect(file, imported, found)
