"""What can be wrong with an export, said so that it can be mended.

::

    ExportError     the export, or the rest of it, cannot be read: exit status 2
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Something that whoever imports should know: where it stands, and what was found."""

    where: str
    what: str


class ExportError(Exception):
    """An export that cannot be read: the file, where in it, why, and how to mend it.

    ``file`` is filled in by whoever knows its name; ``where`` is ``line 12``, ``row 4``, or empty.
    """

    def __init__(self, where: str, why: str, mend: str = "", *, file: str = "") -> None:
        super().__init__(where, why, mend)
        self.file, self.where, self.why, self.mend = file, where, why, mend

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.where) if part)
        text = f"{self.why} {self.mend}".strip()
        return f"{place}: {text}" if place else text
