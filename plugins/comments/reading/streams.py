"""A file's bytes, unpacked and bounded: a bomb ends in an ExportError, not in a full machine."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from plugins.comments.reading.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from plugins.comments.reading.limits import Limits

FREE = 16 << 20
"""Unpacked bytes up to which nobody asks for the ratio."""
LINE = 1 << 16

DAMAGED = (
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the libraries raise over files that are damaged, encrypted, or packed in ways unknown."""


class Bounded(io.RawIOBase):
    """Reads ``inner``, and refuses to go on beyond a bound.

    Whoever reads calls :meth:`mark` after each item, so that one endless item is found out.
    ``told`` is called with the bytes of the packed file that were read.
    """

    def __init__(
        self,
        inner: IO[bytes],
        limits: Limits,
        packed: Callable[[], int],
        told: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._inner, self._limits, self._packed, self._told = inner, limits, packed, told
        self._take = getattr(inner, "read1", inner.read)
        self._read = 0
        self._marked = 0

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes; b"" at the end."""
        wanted = self._limits.item if size is None or size < 0 else size
        try:
            data: bytes = self._take(wanted)
        except DAMAGED as error:
            raise damaged(error) from error
        self._read += len(data)
        packed = self._packed()
        self._told(packed)
        if self._read > self._limits.total:
            raise ExportError("", f"This unpacks to more than {self._limits.total:,} bytes.")
        if self._read > FREE and self._read > self._limits.ratio * max(packed, 1):
            why = f"This unpacks to over {self._limits.ratio} times its size: a bomb, no export."
            raise ExportError("", why)
        if self._read - self._marked > self._limits.item + wanted:
            why = f"One item in it has more than {self._limits.item:,} bytes."
            raise ExportError("", why, "No comment or article is that long; look into the file.")
        return data

    def readinto(self, buffer: Any) -> int:
        """As :meth:`read`, for io.BufferedReader."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readable(self) -> bool:
        """It is."""
        return True

    def mark(self) -> None:
        """An item ends here."""
        self._marked = self._read

    def close(self) -> None:
        """Close what is below as well."""
        if not self.closed:
            self._inner.close()
        super().close()


def lines(stream: Bounded, limit: int) -> Iterator[tuple[int, bytes]]:
    """Each line with its number, its newline included; one beyond ``limit`` bytes is refused."""
    reader = io.BufferedReader(stream, LINE)
    number = 0
    while line := reader.readline(limit + 1):
        number += 1
        if len(line) > limit:
            raise ExportError(f"line {number}", f"This line has more than {limit:,} bytes.")
        stream.mark()
        yield number, line


def damaged(error: Exception, file: str = "") -> ExportError:
    """What a library says of a packed file or a disk, as what a person can do about it."""
    if isinstance(error, EOFError):
        why = "The packed file ends too early: it was cut off."
    elif isinstance(error, RuntimeError) and "password" in str(error):
        why = "The zip is encrypted."
    elif isinstance(error, OSError) and error.strerror:
        return ExportError("", f"It cannot be read: {error.strerror}.", file=file)
    else:
        why = f"The packed file is damaged: {error}."
    return ExportError("", why, "Copy or export it again.", file=file)
