"""The files that are in a file: itself, what gzip packed, a zip's members, a folder's files.

Nothing is unpacked to the name that an archive gives. A zip with a name that climbs out of its
folder is refused all the same, for nobody packs an export like that.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.files import ExportFile
from plugins.comments.reading.streams import DAMAGED, damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from plugins.comments.reading.limits import Limits

_GZIP, _ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_OUTSIDE = re.compile(r"/|[A-Za-z]:")
_MAIL = re.compile(rb"[\w-]+:\s")


def unpack(path: Path, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    """Every file in ``path``; those of a Maildir as the members of one."""
    if path.is_dir():
        files = list(_folder(path, limits, columns))
    elif not path.exists():
        raise ExportError("", "There is no such file or folder.", file=str(path))
    else:
        files = _file(path, path.name, limits, columns)
    return _maildirs(files)


def _folder(path: Path, limits: Limits, columns: Mapping[str, str]) -> Iterator[ExportFile]:
    count = 0
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            each = Path(folder, name)
            if name.startswith(".") or not stat.S_ISREG(each.lstat().st_mode):
                continue
            count += 1
            if count > limits.files:
                why = f"It holds more than {limits.files:,} files."
                raise ExportError("", why, file=path.name)
            called = f"{path.name}/{each.relative_to(path).as_posix()}"
            yield from _file(each, called, limits, columns)


def _file(path: Path, name: str, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    if not path.is_file():
        why = "This is neither a file nor a folder, but a pipe or a device."
        raise ExportError("", why, file=name)
    try:
        with path.open("rb") as stream:
            begin = stream.read(512)
    except OSError as error:
        raise _named(damaged(error), name) from error
    if begin.startswith(_ZIP):
        return _zip(path, name, limits, columns)
    if begin[257:262] == b"ustar":
        raise ExportError(
            "", "This is a tar archive.", "Unpack it, and import the folder.", file=name
        )
    size, packed = path.stat().st_size, begin.startswith(_GZIP)
    slug = path.parent.name

    def opener() -> tuple[IO[bytes], Callable[[], int]]:
        try:
            raw = path.open("rb")
        except OSError as error:
            raise damaged(error) from error
        return (_gunzip(raw) if packed else raw), raw.tell

    plain = None if packed else path
    return [ExportFile(name, opener, size, plain, limits, columns, slug=slug)]


def _gunzip(raw: IO[bytes]) -> IO[bytes]:
    """The unpacked stream, which closes ``raw`` with itself."""
    stream: Any = gzip.GzipFile(fileobj=raw, mode="rb")
    stream.myfileobj = raw
    return stream  # type: ignore[no-any-return]


def _zip(path: Path, name: str, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except DAMAGED as error:
        raise _named(damaged(error), name) from error
    if len(members) > limits.files:
        raise ExportError("", f"It holds more than {limits.files:,} files.", file=name)
    for member in members:
        _refuse_climbing(member, name)
    if sum(member.file_size for member in members) > limits.total:
        raise ExportError("", f"It unpacks to more than {limits.total:,} bytes.", file=name)
    return [
        _member(path, member, f"{name}/{member.filename}", limits, columns)
        for member in sorted(members, key=lambda each: each.filename)
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
        return (_gunzip(inner) if begin == _GZIP else inner), inner.packed

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


def _maildirs(files: list[ExportFile]) -> list[ExportFile]:
    """The same with the files of each Maildir as members of one."""
    found: dict[str, list[ExportFile]] = {}
    others = []
    for file in files:
        folder, _, inner = file.name.rpartition("/")[0].rpartition("/")
        if inner in ("cur", "new") and folder and _MAIL.match(file.head.data):
            found.setdefault(folder, []).append(file)
        else:
            others.append(file)
    return [*others, *(grouped(folder, members) for folder, members in found.items())]


def grouped(name: str, members: list[ExportFile]) -> ExportFile:
    """One export that lies in several files."""
    first = members[0]

    def opener() -> tuple[IO[bytes], Callable[[], int]]:
        return io.BytesIO(), lambda: 0

    return ExportFile(name, opener, len(members), None, first.limits, first.columns, tuple(members))


def _named(error: ExportError, name: str) -> ExportError:
    error.file = error.file or name
    return error
