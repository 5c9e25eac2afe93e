"""Ids for comments that have none, and for those whose id another comment has already."""

from __future__ import annotations

import array
import hashlib
import zlib

_MAPPED = 1 << 25
"""Ids below this take two bytes each: at most 64 MB, however many comments there are."""


def digest(*parts: object) -> str:
    """An id made of what a comment says: the same whenever the same export is read."""
    said = "\0".join(str(part) for part in parts)
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def mark(thread: str) -> int:
    """A thread as 16 bits, never 0."""
    return zlib.crc32(thread.encode("utf-8", "surrogatepass")) & 0xFFFF or 1


class Seen:
    """Which thread had an id first, in little memory."""

    def __init__(self) -> None:
        self._marks = array.array("H")
        self._others: dict[str, int] = {}

    def elsewhere(self, name: str, thread: int) -> bool:
        """Did another thread have the id ``name`` before the one that is marked ``thread``?"""
        try:
            number = int(name)
        except ValueError:
            number = -1
        if not 0 <= number < _MAPPED:
            return self._others.setdefault(name, thread) != thread
        marks = self._marks
        if number >= len(marks):
            marks.frombytes(bytes(2 * max(number + 1 - len(marks), len(marks))))
        before = marks[number]
        if not before:
            marks[number] = thread
        return before not in (0, thread)
