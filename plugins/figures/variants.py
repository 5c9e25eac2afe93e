"""Narrower copies of pictures: for phones, and for screens with two pixels where one was."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from plugins.figures.markup import COLUMN

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.press.pictures import Size

OFFERED = (COLUMN // 2, COLUMN, COLUMN * 2)
"""In pixels: a narrow phone, the column of text, the column on a fine screen."""
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def widths(address: str, size: Size) -> dict[int, str]:
    """The widths to offer of a picture, and the address of each: ``a.jpg``, ``a-672w.jpg``.

    None, where it is hardly wider, or of a kind that is not copied.
    """
    path = PurePosixPath(address)
    if path.suffix.lower() not in FORMATS:
        return {}
    narrower = [width for width in OFFERED if width * 1.2 < size.width]
    return {width: str(path.with_stem(f"{path.stem}-{width}w")) for width in narrower}


def shrink(path: Path, width: int) -> Callable[[], bytes]:
    """A job that makes a copy of ``width`` pixels, the right way up and without metadata: a
    photograph may say where it was taken."""

    def make() -> bytes:
        kind = FORMATS[path.suffix.lower()]
        with Image.open(path) as original:
            image = ImageOps.exif_transpose(original)
            height = max(1, round(image.height * width / image.width))
            if image.mode == "P":
                image = image.convert("RGBA")
            smaller = image.resize((width, height), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        smaller.save(out, kind, optimize=True, quality=82)
        return out.getvalue()

    return make
