"""What a person typed behind an option, as a value. Raises CannotBuild where it is none."""

from __future__ import annotations

from plugins.press.problem import CannotBuild, Problem


def number(option: str, text: str | None) -> int | None:
    """A count; None where nothing was typed."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        message = f"{text!r} is no number."
        raise CannotBuild([Problem(option, 1, "number", message, f"Write {option} 12.")])
    return int(text)
