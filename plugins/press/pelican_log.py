"""Pelican and its plugins log an error and go on; a build that is published must not.

While a build listens, an error that is logged anywhere becomes a problem and a warning becomes
advice, however quiet the terminal was asked to be (see getpelican/pelican#3172).
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import sysconfig
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.log import LimitLogger

from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.problem import PressError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType


def _lacks_a_field(record: logging.LogRecord, path: str) -> Problem:
    name = str(record.args[1]) if isinstance(record.args, tuple) else "title"
    mend = f"Add the field {name.title()}: … at the top."
    return Problem.in_article(path, 1, f"no-{name}", f"This file has no {name.title()}.", mend)


def _odd_status(record: logging.LogRecord, path: str) -> Problem:
    status = str(record.args[0]) if isinstance(record.args, tuple) else ""
    line = line_of(Path(path), "Status")
    message = f"{status!r} is no Status; allowed are published, draft, hidden and skip."
    return Problem.in_article(path, line, "status", message)


def _told_elsewhere(record: logging.LogRecord, path: str) -> None:
    """The gate or the advice of `check` says it better, with the place."""


TRANSLATED: dict[str, Callable[[logging.LogRecord, str], Problem | None]] = {
    "Skipping %s: could not find information about '%s'": _lacks_a_field,
    "Unknown status '%s' for file %s, skipping it. (Not in %s)": _odd_status,
    "Unable to find '%s', skipping url replacement.": _told_elsewhere,
    "Empty alt attribute for image %s in %s": _told_elsewhere,
}
"""What Pelican logs of an author's mistakes, in our words."""


@dataclass
class Heard:
    """What was logged: errors as ``problems``, warnings as ``advice``."""

    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)


@contextlib.contextmanager
def listening(content: Path) -> Iterator[Heard]:
    """Hear what is logged. Paths below ``content`` in a message become the problem's place."""
    heard = Heard()
    ear = _Ear(heard, content)
    root, limited = logging.getLogger(), _limited_loggers()
    loggers = (root, logging.getLogger("pelican"))
    levels = [logger.level for logger in loggers]
    volumes = {handler: handler.level for handler in root.handlers}
    quiet = max(logger.getEffectiveLevel() for logger in loggers)
    for handler, level in volumes.items():
        handler.setLevel(max(level, quiet))
    for logger in loggers:
        logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))
    for limited_logger in limited:
        limited_logger.disable_filter()
    root.addHandler(ear)
    try:
        yield heard
    finally:
        root.removeHandler(ear)
        for limited_logger in limited:
            limited_logger.enable_filter()
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        for handler, level in volumes.items():
            handler.setLevel(level)


def place_of(trace: TracebackType | None) -> tuple[str, int]:
    """The innermost line of a traceback that stands in no library, else the innermost."""
    frames = traceback.extract_tb(trace)
    libraries = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    for frame in reversed(frames):
        if not any(frame.filename.startswith(f"{library}{os.sep}") for library in libraries):
            return shown(Path(frame.filename)), frame.lineno or 1
    return (shown(Path(frames[-1].filename)), frames[-1].lineno or 1) if frames else ("?", 1)


class _Ear(logging.Handler):
    """Turns records into problems. Pelican logs from inside of `except`, often without the
    exception; it is asked for here."""

    def __init__(self, heard: Heard, content: Path) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard
        self.content = content

    def emit(self, record: logging.LogRecord) -> None:
        is_error = record.levelno >= logging.ERROR
        message = " ".join(record.getMessage().split())
        path, line = self._place(record)
        error = record.exc_info[1] if record.exc_info else sys.exception()
        if isinstance(error, PressError):
            self.heard.problems.extend(error.problems)
            return
        if record.msg in TRANSLATED:
            problem = TRANSLATED[record.msg](record, self._place(record)[0])
            self.heard.problems.extend([problem] if problem else [])
            return
        if error is not None and is_error:
            message = f"{message}: {type(error).__name__}: {error}"
        problem = Problem(path, line, "error" if is_error else "warning", message)
        (self.heard.problems if is_error else self.heard.advice).append(problem)

    def _place(self, record: logging.LogRecord) -> tuple[str, int]:
        arguments = record.args if isinstance(record.args, tuple) else ()
        for argument in arguments:
            path = self.content / str(argument)
            with contextlib.suppress(OSError, ValueError):
                if path.is_file():
                    return shown(path), 1
        if record.exc_info and record.exc_info[2] is not None:
            return place_of(record.exc_info[2])
        return shown(Path(record.pathname)), record.lineno


def _limited_loggers() -> list[LimitLogger]:
    known = logging.Logger.manager.loggerDict.values()
    return [logger for logger in known if isinstance(logger, LimitLogger)]
