"""The author's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from pathlib import Path


def open_in_editor(path: Path) -> None:
    """Open ``path`` in ``$VISUAL`` or ``$EDITOR`` and wait. Raises CannotBuild where neither is
    set or it cannot be started; the file is there all the same."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        message = "Neither VISUAL nor EDITOR is set."
        raise CannotBuild([Problem("--edit", 1, "no-editor", message, "export EDITOR=nano, say.")])
    try:
        subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        message = f"{command[0]!r} cannot be started: {error.strerror}."
        raise CannotBuild([Problem("--edit", 1, "no-editor", message)]) from error
