"""Exact versions of everything that is installed, kept in ``pyproject.toml``.

``uv.lock`` names the registry that it was made with and is not committed; these constraints name
versions only, so that the project installs from any mirror.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

from plugins.press.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable


def upgrade(pyproject: Path) -> list[str]:
    """Pin the newest versions that fit together; returns the lines that changed."""
    text = pyproject.read_text(encoding="utf-8")
    pins = resolve(text)
    old = tomlkit.parse(text)["tool"]["uv"]["constraint-dependencies"]
    write_atomic(pyproject, with_pins(text, pins).encode())
    return sorted(set(pins) - set(map(str, old)))


def resolve(text: str) -> list[str]:
    """What uv resolves a ``pyproject.toml`` to when nothing is pinned, as requirement lines."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(with_pins(text, []), encoding="utf-8")
        Path(folder, "README.md").touch()
        uv = shutil.which("uv") or "uv"
        subprocess.run([uv, "lock", "--quiet"], cwd=folder, check=True)
        export = [uv, "export", "--frozen", "--all-groups", "--no-hashes", "--no-header"]
        done = subprocess.run(
            [*export, "--no-annotate", "--no-emit-project", "--quiet"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
    return [line.strip() for line in done.stdout.splitlines() if "==" in line]


def with_pins(text: str, pins: Iterable[str]) -> str:
    """A ``pyproject.toml`` with these constraints and otherwise as it was."""
    document = tomlkit.parse(text)
    array = tomlkit.array()
    for pin in sorted(pins):
        array.append(pin)
    document["tool"]["uv"]["constraint-dependencies"] = array.multiline(True)
    return tomlkit.dumps(document)
