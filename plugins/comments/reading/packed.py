"""What zip and gzip packed, as streams.

Nothing is unpacked to the name that an archive gives. A zip with a name that climbs out of its
folder is refused all the same, for nobody packs an export like that.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.files import ExportFile
from plugins.comments.reading.streams import DAMAGED, damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import IO

    from plugins.comments.reading.limits import Limits

GZIP = b"\x1f\x8b"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_OUTSIDE = re.compile(r"/|[A-Za-z]:")


def gunzip(raw: IO[bytes]) -> IO[bytes]:
    """The unpacked stream, which closes ``raw`` with itself."""
    stream: Any = gzip.GzipFile(fileobj=raw, mode="rb")
    stream.myfileobj = raw
    return stream  # type: ignore[no-any-return]


def members(path: Path, name: str, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    """The files of the zip at ``path``, which people know as ``name``."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except DAMAGED as error:
        raise damaged(error, name) from error
    if len(found) > limits.files:
        raise ExportError("", f"It holds more than {limits.files:,} files.", file=name)
    for member in found:
        _refuse_climbing(member, name)
    if sum(member.file_size for member in found) > limits.total:
        raise ExportError("", f"It unpacks to more than {limits.total:,} bytes.", file=name)
    return [
        _member(path, member, f"{name}/{member.filename}", limits, columns)
        for member in sorted(found, key=lambda each: each.filename)
        if not member.is_dir() and not _aside(member.filename)
    ]


def _aside(name: str) -> bool:
    """What an operating system adds to a zip."""
    parts = PurePosixPath(name).parts
    return not parts or parts[0] == "__MACOSX" or parts[-1].startswith(".")


def _refuse_climbing(member: zipfile.ZipInfo, name: str) -> None:
    said = member.orig_filename.replace("\\", "/")
    link = stat.S_ISLNK(member.external_attr >> 16)
    climbs = _OUTSIDE.match(said) or ".." in said.split("/") or "\0" in said
    if climbs or link:
        kind = "a link" if link else "a name that leads out of its folder"
        why = f"The zip holds {kind}: {member.orig_filename!r}. No export does."
        raise ExportError("", why, "Don't unpack it; ask where it comes from.", file=name)


def _member(
    path: Path, member: zipfile.ZipInfo, name: str, limits: Limits, columns: Mapping[str, str]
) -> ExportFile:
    def opener() -> tuple[IO[bytes], Callable[[], int]]:
        archive = None
        try:
            archive = zipfile.ZipFile(path)
            with archive.open(member) as stream:
                begin = stream.read(2)
            inner: Any = _InZip(archive, archive.open(member))
        except DAMAGED as error:
            if archive:
                archive.close()
            raise damaged(error) from error
        return (gunzip(inner) if begin == GZIP else inner), inner.packed

    slug = PurePosixPath(member.filename).parent.name
    return ExportFile(name, opener, member.compress_size, None, limits, columns, slug=slug)


class _InZip(io.RawIOBase):
    """A member's bytes, with the archive that closes behind them."""

    def __init__(self, archive: zipfile.ZipFile, stream: Any) -> None:
        super().__init__()
        self._archive, self._stream = archive, stream

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes."""
        return bytes(self._stream.read1(size))

    def readable(self) -> bool:
        """It is."""
        return True

    def packed(self) -> int:
        """How many packed bytes were read."""
        left = getattr(self._stream, "_compress_left", 0)
        size = getattr(self._stream, "_orig_compress_size", 0)
        return int(size - left)

    def close(self) -> None:
        """Close both."""
        if not self.closed:
            self._stream.close()
            self._archive.close()
        super().close()
