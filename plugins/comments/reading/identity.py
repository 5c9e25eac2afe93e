"""Ids for comments that have none, and for those whose id another comment has already."""

from __future__ import annotations

import hashlib

_MAPPED = 1 << 27
"""Ids below this are kept as bits: at most 16 MB, however many comments there are."""


def digest(*parts: object) -> str:
    """An id made of what a comment says: the same whenever the same export is read."""
    said = "\0".join(str(part) for part in parts)
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Seen:
    """Which numbers were there before, in little memory."""

    def __init__(self) -> None:
        self._bits = bytearray()
        self._others: set[int] = set()

    def add(self, name: str) -> bool:
        """Keep ``name``; True where it was kept before."""
        try:
            number = int(name)
        except ValueError:
            number = hash(name)
        if not 0 <= number < _MAPPED:
            before = number in self._others
            self._others.add(number)
            return before
        byte, bit = number >> 3, 1 << (number & 7)
        if byte >= len(self._bits):
            self._bits.extend(bytes(max(byte + 1 - len(self._bits), len(self._bits))))
        before = bool(self._bits[byte] & bit)
        self._bits[byte] |= bit
        return before
