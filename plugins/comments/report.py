"""What an import did, so that every comment of every file is accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.comments.state import State

if TYPE_CHECKING:
    from plugins.comments.incoming import Skipped
    from plugins.comments.reading.errors import Note


@dataclass(frozen=True)
class FileReport:
    """One file. ``read`` = ``new`` + ``known`` + ``changed`` + the number skipped; ``by_status``
    says how its comments stand in the store, known ones too."""

    file: str
    format: str
    new: int
    known: int
    changed: int
    skipped: tuple[Skipped, ...]
    by_status: dict[str, int]
    threads_matched: int
    threads_unmatched: int
    notes: tuple[Note, ...] = ()

    @property
    def read(self) -> int:
        """How many comments the file holds."""
        return self.new + self.known + self.changed + len(self.skipped)

    def as_json(self) -> dict[str, Any]:
        """What ``comments.import --json`` prints of it."""
        return {
            "file": self.file,
            "format": self.format,
            "read": self.read,
            "new": self.new,
            "known": self.known,
            "changed": self.changed,
            "skipped": [{"where": each.where, "why": each.why} for each in self.skipped],
            "by_status": {state.value: self.by_status.get(state.value, 0) for state in State},
            "threads": {"matched": self.threads_matched, "unmatched": self.threads_unmatched},
            "notes": [{"where": note.where, "what": note.what} for note in self.notes],
        }


@dataclass(frozen=True)
class Report:
    """Everything that one command imported; ``pending`` and ``unmatched`` are the whole store's
    comments that wait and threads without an article."""

    files: tuple[FileReport, ...] = field(default=())
    pending: int = 0
    unmatched: int = 0
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """What ``comments.import --json`` prints."""
        return {"files": [file.as_json() for file in self.files]}
