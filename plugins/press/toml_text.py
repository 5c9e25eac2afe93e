"""Text as TOML has it: what a program writes, a person reads and edits.

tomllib reads only; every JSON string is a basic string of TOML 1.0 but for one character (DEL).
"""

from __future__ import annotations

import json


def string(text: str) -> str:
    """``text`` as a basic string, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
