"""An article or page as its author has it: what advice looks at, and how its file is mended."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.files import write_atomic

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from plugins.press.problem import Problem


@dataclass(frozen=True)
class Manuscript:
    """A file of the content folder. ``text`` is its source, front matter included; ``fields``
    maps each field in lower case to its line and value."""

    path: str
    slug: str
    text: str
    fields: dict[str, tuple[int, str]]
    is_article: bool = True
    is_draft: bool = False
    day: dt.date | None = None
    labels: tuple[str, ...] = ()
    entry_id: str | None = None

    def line_of(self, name: str) -> int:
        """The line of a field, or 1."""
        return self.fields.get(name.lower(), (1, ""))[0]


@dataclass(frozen=True)
class Papers:
    """Everything that advice may look at: the manuscripts, the content folder, the build day."""

    manuscripts: tuple[Manuscript, ...]
    content: Path
    day: dt.date
    known_fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Edit:
    """A mend that no person has to think about: line ``line`` of ``path`` becomes ``new``.

    ``old`` is what the line was; where it is something else by now, nothing is changed.
    """

    path: str
    line: int
    old: str
    new: str


@dataclass(frozen=True)
class Note:
    """A piece of advice, with its mend where that is mechanical."""

    problem: Problem
    edit: Edit | None = field(default=None)


@dataclass(frozen=True)
class Adviser:
    """A row of the table of advice."""

    name: str
    run: Callable[[Papers], Iterable[Note]]


def apply(edits: Iterable[Edit]) -> list[str]:
    """Write the edits, file by file and each file in one step; returns the files that changed."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.path].append(edit)
    changed = []
    for path, wanted in sorted(by_file.items()):
        data = Path(path).read_bytes()
        newline = "\r\n" if b"\r\n" in data else "\n"
        lines = data.decode("utf-8").split(newline)
        before = list(lines)
        for edit in sorted(wanted, key=lambda edit: -edit.line):
            if lines[edit.line - 1] == edit.old:
                lines[edit.line - 1] = edit.new.replace("\n", newline)
        if lines != before:
            write_atomic(Path(path), newline.join(lines).encode())
            changed.append(path)
    return changed
