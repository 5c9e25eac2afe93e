"""How far a long build has come: told while it runs, to a person who looks on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many of it are done, and how many there are; 0 of 0 ends."""

PATIENCE = 1.0
"""Seconds that a build may take before it says anything."""


def silent(doing: str, done: int, total: int) -> None:
    """Nobody looks on."""


class Line:
    """One line on the terminal that is written over, and wiped at the end.

    Nothing is written into a pipe, nor in the first second: most builds are over by then.
    """

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._last = 0.0
        self._written = False

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Write how far it is, as :data:`Progress` says."""
        now = time.monotonic()
        if not sys.stderr.isatty():
            return
        if total == 0:
            if self._written:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
            self._written = False
        elif now - self._started > PATIENCE and (now - self._last > 0.1 or done == total):
            sys.stderr.write(f"\r\x1b[K{doing} {done} of {total}")
            sys.stderr.flush()
            self._last, self._written = now, True
