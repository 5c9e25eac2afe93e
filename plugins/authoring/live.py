"""What a browser that is being served waits for: a newer version of the site, or its problems."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.press.problem import Problem


class Live:
    """The state of the site that is served; written by the builder, read by every connection.

    ``version`` grows with each site that was built; ``change`` grows with each thing to tell.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._version = 0
        self._change = 0
        self._problems: tuple[str, ...] = ()
        self.closed = False

    def built(self) -> None:
        """A newer site is there, and nothing is wrong with it."""
        with self._condition:
            self._version += 1
            self._tell(())

    def failed(self, problems: Sequence[Problem]) -> None:
        """The last site that was good stays; this is why."""
        with self._condition:
            self._tell(tuple(map(str, problems)))

    def close(self) -> None:
        """Let every connection end."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()

    def wait(self, seen: int, timeout: float) -> tuple[int, str]:
        """What there is to tell after the change ``seen``, as JSON; empty after ``timeout``."""
        with self._condition:
            self._condition.wait_for(lambda: self._change != seen or self.closed, timeout)
            if self._change == seen or self.closed:
                return seen, ""
            told = {"version": self._version, "problems": self._problems}
            return self._change, json.dumps(told)

    def _tell(self, problems: tuple[str, ...]) -> None:
        self._problems = problems
        self._change += 1
        self._condition.notify_all()
