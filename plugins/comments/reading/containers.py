"""The files that are in what a person names: one file, a zip's members, a folder's files."""

from __future__ import annotations

import io
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.files import ExportFile
from plugins.comments.reading.packed import GZIP, ZIP, gunzip, members
from plugins.comments.reading.streams import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from plugins.comments.reading.limits import Limits

_MAIL = re.compile(rb"[\w-]+:\s")


def unpack(path: Path, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    """Every file in ``path``; those of a Maildir as the members of one."""
    if path.is_dir():
        files = list(_folder(path, limits, columns))
    elif not path.exists():
        raise ExportError("", "There is no such file or folder.", file=str(path))
    else:
        files = _file(path, path.name or path.resolve().name, limits, columns)
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
            called = f"{path.name or path.resolve().name}/{each.relative_to(path).as_posix()}"
            yield from _file(each, called, limits, columns)


def _file(path: Path, name: str, limits: Limits, columns: Mapping[str, str]) -> list[ExportFile]:
    if not path.is_file():
        why = "This is neither a file nor a folder, but a pipe or a device."
        raise ExportError("", why, file=name)
    try:
        with path.open("rb") as stream:
            begin = stream.read(512)
    except OSError as error:
        raise damaged(error, name) from error
    if begin.startswith(ZIP):
        return members(path, name, limits, columns)
    if begin[257:262] == b"ustar":
        raise ExportError(
            "", "This is a tar archive.", "Unpack it, and import the folder.", file=name
        )
    size, packed = path.stat().st_size, begin.startswith(GZIP)
    slug = path.parent.name

    def opener() -> tuple[IO[bytes], Callable[[], int]]:
        try:
            raw = path.open("rb")
        except OSError as error:
            raise damaged(error) from error
        return (gunzip(raw) if packed else raw), raw.tell

    plain = None if packed else path
    return [ExportFile(name, opener, size, plain, limits, columns, slug=slug)]


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
    return [*others, *(grouped(folder, inside) for folder, inside in found.items())]


def grouped(name: str, files: list[ExportFile]) -> ExportFile:
    """One export that lies in several files."""
    first = files[0]

    def opener() -> tuple[IO[bytes], Callable[[], int]]:
        return io.BytesIO(), lambda: 0

    return ExportFile(name, opener, len(files), None, first.limits, first.columns, tuple(files))
