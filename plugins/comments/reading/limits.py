"""How much of a file that nobody vouches for is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against bombs; an honest export stays far below.

    ``total`` bytes of one file once it is unpacked, ``item`` bytes of one comment or article,
    ``ratio`` of unpacked to packed, ``files`` in a zip or folder, ``small`` bytes of a file that
    holds a single comment.
    """

    total: int = 16 << 30
    item: int = 64 << 20
    ratio: int = 300
    files: int = 200_000
    small: int = 1 << 20
