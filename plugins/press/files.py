"""Files that matter are written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and move it there in one step.

    Whoever reads ``path`` sees the old bytes or the new ones, also after a crash.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def walk(folder: Path) -> Iterator[str]:
    """Every file and symbolic link below ``folder``, as sorted POSIX paths relative to it."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*files, *links]):
            yield (here / name).relative_to(folder).as_posix()


def loops(folder: Path) -> Iterator[Path]:
    """Every symbolic link below ``folder`` that leads back to a folder it lies in."""
    stack: list[tuple[Path, tuple[Path, ...]]] = [(folder, (folder.resolve(),))]
    while stack:
        place, ancestors = stack.pop()
        for entry in sorted(place.iterdir()) if place.is_dir() else ():
            if not entry.is_dir():
                continue
            real = entry.resolve() if entry.is_symlink() else ancestors[-1] / entry.name
            if real in ancestors:
                yield entry
            else:
                stack.append((entry, (*ancestors, real)))


def shown(path: Path) -> str:
    """``path`` as a person would type it from here, where that is shorter."""
    relative = os.path.relpath(path)
    return Path(relative).as_posix() if len(relative) < len(str(path)) else str(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
