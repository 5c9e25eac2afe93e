"""How deep a JSON file nests, seen before a parser is handed it.

ijson has no bound of its own, and what it keeps for each level makes a short file of brackets take
minutes. No export nests deeper than a handful of levels.
"""

from __future__ import annotations

from itertools import accumulate

from plugins.comments.reading.errors import ExportError

DEEPEST = 64

_OTHERS = bytes(set(range(256)) - set(b"[]{}"))
_STEP = [1 if chr(byte) in "[{" else -1 for byte in range(256)]


class Depth:
    """Follows the brackets outside of strings, through pieces of whatever size."""

    def __init__(self) -> None:
        self._depth = 0
        self._inside = False
        self._left = b""

    def follow(self, data: bytes) -> None:
        """Look at the next piece. Raises ExportError where it nests too deep."""
        plain = (self._left + data).replace(b"\\\\", b"")
        self._left = b"\\" if plain.endswith(b"\\") else b""
        parts = plain.replace(b'\\"', b"").split(b'"')
        outside = parts[1::2] if self._inside else parts[::2]
        self._inside ^= len(parts) % 2 == 0
        steps = b"".join(outside).translate(None, _OTHERS)
        if not steps:
            return
        depths = list(accumulate(map(_STEP.__getitem__, steps), initial=self._depth))
        if max(depths) > DEEPEST:
            raise ExportError("", f"It nests more than {DEEPEST} levels deep: no export does.")
        self._depth = depths[-1]


class Shallow:
    """A stream that is followed while it is read."""

    def __init__(self, stream: object) -> None:
        self._read = stream.read  # type: ignore[attr-defined]
        self._depth = Depth()

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes."""
        data: bytes = self._read(size)
        self._depth.follow(data)
        return data
