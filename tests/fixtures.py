"""Reads fixture files: a title, an input and what is expected, with lines of one dot between.

The form is that of markdown-it's tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def cases(path: Path) -> list[Any]:
    """Each case as a parameter of two strings, under its title."""
    found, lines = [], iter(path.read_text(encoding="utf-8").splitlines())
    title = ""
    for line in lines:
        if line != ".":
            title = line.strip() or title
            continue
        given, expected = _until_dot(lines), _until_dot(lines)
        found.append(pytest.param(given, expected, id=title))
    return found


def _until_dot(lines: Iterator[str]) -> str:
    taken = []
    for line in lines:
        if line == ".":
            break
        taken.append(line)
    return "\n".join(taken)
