"""One file of an export, as importers see it: opened anew as often as they like."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.comments.reading.errors import ExportError, Note
from plugins.comments.reading.head import Head
from plugins.comments.reading.limits import Limits
from plugins.comments.reading.streams import Bounded, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

HEAD = 1 << 16


class Notes:
    """What is noticed while reading: of each kind the first place, and how many there were."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, int]] = {}

    def add(self, where: str, what: str) -> None:
        """``what`` was found at ``where``; the same again is only counted."""
        first, count = self._found.get(what, (where, 0))
        self._found[what] = (first, count + 1)

    def clear(self) -> None:
        """Begin anew."""
        self._found.clear()

    def all(self) -> list[Note]:
        """One note for each kind."""
        return [
            Note(where, what if count == 1 else f"{what} (and {count - 1} more like it)")
            for what, (where, count) in self._found.items()
        ]


@dataclass(eq=False)
class ExportFile:
    """A file to import: ``name`` as a person finds it (``backup.zip/comments.xml``), its bytes.

    ``opener`` gives the unpacked bytes, and a function that tells how many packed bytes of ``size``
    were read. ``path`` is the file itself where it is not packed. ``members`` are the files of a
    folder that is one export (Maildir, Staticman); such a one has no bytes of its own. ``slug`` is
    the name of the folder that it lies in.
    """

    name: str
    opener: Callable[[], tuple[IO[bytes], Callable[[], int]]]
    size: int = 0
    path: Path | None = None
    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    members: tuple[ExportFile, ...] = ()
    slug: str = ""
    notes: Notes = field(default_factory=Notes)
    told: Callable[[int], None] = lambda _: None
    _head: Head | None = None

    def open(self, item: int = 0) -> Bounded:
        """The bytes, unpacked, from the beginning; ``item`` is another bound for one item."""
        inner, packed = self.opener()
        limits = replace(self.limits, item=item) if item else self.limits
        return Bounded(inner, limits, packed, self.told)

    def small(self) -> bytes:
        """All of a file that holds one comment."""
        with self.open() as stream:
            data = b""
            while more := stream.read(self.limits.small + 1 - len(data)):
                data += more
        if len(data) > self.limits.small:
            raise ExportError("", f"One comment of more than {self.limits.small:,} bytes.")
        return data

    @property
    def head(self) -> Head:
        """The first bytes, and what can be seen in them; those before a damage, if there is one."""
        if self._head is None:
            data = b""
            with self.open() as stream:
                try:
                    while len(data) < HEAD and (more := stream.read(HEAD - len(data))):
                        data += more
                except ExportError:
                    if not data:
                        raise
            self._head = Head(data, complete=len(data) < HEAD)
        return self._head

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Each line with its number, without a byte order mark."""
        with self.open() as stream:
            for number, line in lines(stream, self.limits.item):
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line

    @contextlib.contextmanager
    def on_disk(self) -> Iterator[Path]:
        """The bytes as a file, for a library that opens only files."""
        if self.path is not None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="courtesy-") as folder:
            copy = Path(folder, "export")
            with self.open() as stream, copy.open("wb") as target:
                while data := stream.read(1 << 20):
                    stream.mark()
                    target.write(data)
            yield copy
