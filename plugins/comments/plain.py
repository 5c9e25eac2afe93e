"""Strangers' words on a terminal: on one line, and without what would steer it."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_STEERING = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def one_line(text: str, width: int = 72) -> str:
    """The beginning of ``text``, as printable characters with single spaces between words."""
    spaced = _SPACE.sub(" ", text[: 10 * width])
    shown = "".join(c for c in spaced if unicodedata.category(c) not in _STEERING).strip()
    return shown if len(shown) <= width else f"{shown[: width - 1].rstrip()}…"


def words(markup: str, width: int = 72) -> str:
    """The same, of safe HTML."""
    return one_line(html.unescape(_TAG.sub(" ", markup[: 20 * width])), width)
