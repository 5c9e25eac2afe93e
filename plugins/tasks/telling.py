"""What all tasks share: how a problem is told, and with which exit status."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from invoke.exceptions import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Tell problems as a build tells them, with its exit status."""
    from plugins.press.problem import PressError
    from plugins.press.terminal import tell_problems

    try:
        yield
    except PressError as error:
        tell_problems(error.problems)
        raise Exit(code=error.exitcode) from error
    except KeyboardInterrupt:
        raise Exit("Interrupted. The output is as it was.", code=130) from None
