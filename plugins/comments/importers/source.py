"""One export that was recognised, and the promises that hold for every system."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.comments.incoming import IncomingComment, IncomingThread
from plugins.comments.reading.errors import ExportError, Note
from plugins.press.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.comments.importers.protocol import Importer
    from plugins.comments.incoming import Incoming
    from plugins.comments.reading.files import ExportFile
    from plugins.press.progress import Progress


@dataclass(eq=False)
class Tally:
    """What the sources of one ``open_export`` have found together."""

    sources: int = 0
    done: set[int] = field(default_factory=set)
    comments: int = 0


class Source:
    """An export: ``file`` names it, ``format`` its system; ``title`` is the system's own name."""

    def __init__(
        self, file: ExportFile, importer: Importer, tally: Tally, *, partial: bool
    ) -> None:
        self.file, self.format, self.title = file.name, importer.NAME, importer.TITLE
        self._file, self._importer, self._tally, self._partial = file, importer, tally, partial
        self._kept: list[Note] = []
        self._said: list[Note] = []
        tally.sources += 1

    @property
    def notes(self) -> list[Note]:
        """What was mended or left out, as far as it was read."""
        return [*self._kept, *self._file.notes.all(), *self._said]

    def say(self, where: str, what: str) -> None:
        """Add a note that stays, however often it is read."""
        self._kept.append(Note(where, what))

    def items(self, progress: Progress = silent) -> Iterator[Incoming]:
        """What the export holds, in its order; see the package for what can be relied on."""
        self._said = []
        self._file.notes.clear()
        self._follow(progress)
        count, known, last, origin = 0, set[tuple[str, str]](), "", ""
        try:
            for item in self._importer.read(self._file):
                if type(item) is IncomingThread:
                    known.add((item.source, item.key))
                else:
                    count += 1
                    if type(item) is IncomingComment and (
                        item.thread is not last or item.source is not origin
                    ):
                        last, origin = item.thread, item.source
                        if (origin, last) not in known:
                            known.add((origin, last))
                            yield IncomingThread(origin, last)
                yield item
            self._require(count)
        except ExportError as error:
            error.file = error.file or self.file
            if not self._partial:
                raise
            self._said.append(Note(error.where, f"{error.why} Only what stands whole was read."))
        finally:
            progress("", 0, 0)

    def _follow(self, progress: Progress) -> None:
        """Tell how far it is: by megabytes of a file, by the files of a folder."""
        size, name = self._file.size, self.file
        if members := self._file.members:
            for number, each in enumerate(members, 1):
                each.told = lambda _, n=number: progress(f"{name}: file", n, size)  # type: ignore[misc]
        else:
            whole = max(1, size >> 20)
            self._file.told = lambda read: progress(f"{name}: megabyte", read >> 20, whole)

    def _require(self, count: int) -> None:
        """Refuse an export without comments, unless others beside it have some."""
        self._tally.comments += count
        self._tally.done.add(id(self))
        if count:
            return
        if len(self._tally.done) == self._tally.sources and not self._tally.comments:
            why = f"This export of {self.title} holds no comments."
            raise ExportError("", why, "See to it that they are exported as well.")
        self._said.append(Note("", "no comments in it"))
