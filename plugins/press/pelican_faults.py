"""What Pelican, a plugin or a template does wrong while it runs becomes a problem of the build."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.files import shown
from plugins.press.pelican_log import Heard, listening, place_of
from plugins.press.problem import PressError, Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.build import Build


@contextlib.contextmanager
def collecting(build: Build, content: Path) -> Iterator[None]:
    """Whatever is logged is added to ``build``; an exception is raised as Refused, with its place
    and with everything that was found before it."""
    heard = Heard()
    try:
        with listening(content) as heard:
            yield
    except PressError:
        raise
    except Exception as error:
        raise Refused([*build.problems, *heard.problems, crash(error)]) from error
    finally:
        build.problems += heard.problems
        build.advice += heard.advice


def crash(error: Exception) -> Problem:
    """What stopped a build that should not have stopped, and where."""
    path, line = place_of(error.__traceback__)
    path, line = getattr(error, "filename", None) or path, getattr(error, "lineno", None) or line
    return Problem(shown(Path(str(path))), line, "crash", f"{type(error).__name__}: {error}")
