"""An article's file as text: what can be read, what cannot, and what is left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2_000_000
"""The most bytes that an article may have; a book is no article, and a picture is no text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class UnreadableError(Exception):
    """A file that is no text: where, the problem's code, and how to mend it."""

    def __init__(self, line: int, code: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.line, self.code, self.mend = line, code, mend


@dataclass(frozen=True)
class Dropped:
    """Control characters that were left out: the first one's line, and all their names."""

    line: int
    names: str


def read(path: Path) -> tuple[str, Dropped | None]:
    """The text of ``path``, with newlines as ``\\n`` and without a byte order mark.

    Raises UnreadableError where it is too large, or not UTF-8.
    """
    if not path.is_file():
        message = "This is no file that has a text: a pipe, a device or a folder."
        raise UnreadableError(1, "unreadable", message, "Remove it.")
    size = path.stat().st_size
    if size > LARGEST:
        message = f"This file has {size / 1e6:.1f} MB; an article has {LARGEST / 1e6:.0f} at most."
        mend = "Split it, or move what is no text to content/images/."
        raise UnreadableError(1, "too-large", message, mend)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"Byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8."
        raise UnreadableError(line, "not-utf-8", message, "Save the file as UTF-8.") from None
    return clean(text)


def clean(text: str) -> tuple[str, Dropped | None]:
    """``text`` with newlines as ``\\n`` and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [(match[0], match.start()) for match in _CONTROL.finditer(text)]
    if not found:
        return text, None
    names = ", ".join(sorted({_name(character) for character, _ in found}))
    return _CONTROL.sub("", text), Dropped(text.count("\n", 0, found[0][1]) + 1, names)


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
