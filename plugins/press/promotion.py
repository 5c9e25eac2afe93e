"""How a finished folder takes the place of the old one: in one step, or not at all.

Linux and macOS exchange two folders atomically. Elsewhere it takes two renames, and a build that
dies between them is put right by :func:`recover` when the next one starts. The old folder is
renamed once more before it is deleted, so what recovery finds is always whole.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_FDCWD = -2 if sys.platform == "darwin" else -100
_SWAP = 2
"""RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renameatx_np(2) on macOS."""


def promote(staging: Path, output: Path) -> None:
    """Make ``staging`` the new ``output``; the old one is deleted."""
    previous, trash = staging.with_name("previous"), staging.with_name("trash")
    if not output.exists():
        staging.rename(output)
    elif exchange(staging, output):
        staging.rename(trash)
    else:
        output.rename(previous)
        staging.rename(output)
        previous.rename(trash)
    shutil.rmtree(trash, onerror=_insist)


def recover(staging: Path, output: Path) -> bool:
    """Clear what a killed build left; True where ``output`` had to be put back."""
    previous, trash = staging.with_name("previous"), staging.with_name("trash")
    restored = previous.exists() and not output.exists()
    if restored:
        previous.rename(output)
    for leftover in (staging, previous, trash):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, onerror=_insist)
        else:
            leftover.unlink(missing_ok=True)
    return restored


def _insist(remove: Callable[[str], object], path: str, _: object) -> None:
    """A folder that may not be written to hides what is in it from being deleted."""
    with contextlib.suppress(OSError):
        Path(path).parent.chmod(0o700)
        remove(path)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names atomically; False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    call = getattr(library, "renameatx_np" if sys.platform == "darwin" else "renameat2", None)
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _SWAP) == 0)
