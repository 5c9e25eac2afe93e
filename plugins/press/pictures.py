"""Pictures in the content folder: their size, so that a page keeps its shape while they load."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path


class Size(NamedTuple):
    """In pixels."""

    width: int
    height: int


def file_of(content: Path, address: str) -> Path | None:
    """The file in ``content`` that ``address`` means (``/images/a.png``), if there is one."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    path = (content / unquote(parts.path).lstrip("/")).resolve()
    return path if path.is_relative_to(content.resolve()) and path.is_file() else None


def size_of(content: Path, address: str) -> Size | None:
    """The size of the picture at ``address``; None where there is none that can be read."""
    path = file_of(content, address)
    return _size(path, path.stat().st_mtime_ns, path.stat().st_size) if path else None


@lru_cache(maxsize=4096)
def _size(path: Path, changed: int, length: int) -> Size | None:
    """Remembered for as long as the file does not change."""
    try:
        with Image.open(path) as image:
            return Size(*image.size)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
