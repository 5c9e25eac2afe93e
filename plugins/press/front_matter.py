"""Where a field stands in an article's front matter, so that a problem can point at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def line_of(path: Path, field: str) -> int:
    """The line of ``field``, counted from 1; 1 where the file or the field cannot be found."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return 1
    match = re.search(rf"^{re.escape(field)}[ \t]*:", text, re.MULTILINE | re.IGNORECASE)
    return text.count("\n", 0, match.start()) + 1 if match else 1
