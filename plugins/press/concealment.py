"""Which declarations keep a reader from seeing, or from following, what they apply to.

Each value is judged alone and on the strict side: the gate would rather name a harmless rule than
overlook one that hides an attribution. ``width: 1px`` counts as hiding, whatever ``overflow`` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tinycss2 import color4

from plugins.press import css_values
from plugins.press.css_variables import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.press.css_variables import Variables

Declarations = tuple[tuple[str, str], ...]
"""Property names and values as written, both in lower case."""

_KEPT = r"(?!(?:auto|none|unset|initial|inherit|revert)\b).+"
_NOTHING = {  # the value, as a regular expression, that conceals
    "display": r"none|table-column(?:-group)?",
    "visibility": r"hidden|collapse",
    "content-visibility": r"hidden",
    "interactivity": r"inert",
    "clip": _KEPT,
    "clip-path": _KEPT,
    "line-clamp": r"[1-9].*",
    "-webkit-line-clamp": r"[1-9].*",
    "mask": _KEPT,
    "mask-image": _KEPT,
    "-webkit-mask": _KEPT,
    "-webkit-mask-image": _KEPT,
    "-webkit-text-security": _KEPT,
    "offset-path": _KEPT,
    "unicode-bidi": r"(?:isolate-)?(?:bidi-)?override",
    "text-decoration": r".*\bline-through\b.*",
    "text-decoration-line": r".*\bline-through\b.*",
    "text-overflow": r"(?!clip\b).+",
    "grid-template-rows": r".*(?<![\d.])0fr.*",
    "content": r".*\burl\(.*",
}
_CONCEALING = {name: re.compile(value) for name, value in _NOTHING.items()}
_HEIGHTS = {"height", "max-height", "block-size", "max-block-size"}
_SIZES = {*_HEIGHTS, "width", "max-width", "inline-size", "max-inline-size"}
_OFFSETS = re.compile(r"(?:top|left|right|bottom|inset|margin)(?:-[a-z-]+)?")
_JUDGES: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_SIZES, css_values.tiny_box),
    **dict.fromkeys(("opacity", "zoom"), css_values.faded),
    **dict.fromkeys(("color", "-webkit-text-fill-color"), css_values.transparent),
    **dict.fromkeys(("transform", "-webkit-transform"), css_values.transformed_away),
    **dict.fromkeys(("filter", "-webkit-filter"), css_values.filtered_away),
    **dict.fromkeys(("text-indent", "translate"), css_values.indented_away),
    "font": css_values.tiny_font,
    "font-size": css_values.tiny_type,
    "font-size-adjust": {"0", "0.0"}.__contains__,
    "letter-spacing": css_values.squeezed,
    "line-height": css_values.flat_lines,
    "scale": css_values.scaled_away,
}


def conceals(declarations: Declarations, variables: Variables) -> bool:
    """Whether a block with these declarations hides its element, or part of its text.

    ``variables`` holds every value that the page's stylesheets give to a custom property; one
    value that hides is enough.
    """
    spelled = [(n, v) for n, value in declarations for v in values(value, variables)]
    return any(_conceals(name, value) for name, value in spelled) or _conceals_together(spelled)


def disarms(declarations: Declarations, variables: Variables) -> bool:
    """Whether a link with these declarations can be seen but not followed."""
    return any(
        name == "pointer-events" and spelled == "none"
        for name, value in declarations
        for spelled in values(value, variables)
    )


def cuts(declarations: Declarations, variables: Variables) -> tuple[bool, bool]:
    """Whether a block cuts off what overflows, and whether it sets a height that may: two rules
    can hide between them what neither hides alone."""
    spelled = [(n, v) for n, value in declarations for v in values(value, variables)]
    overflow = any(
        name in {"overflow", "overflow-y", "overflow-block"}
        and re.search(r"\b(?:hidden|clip)\b", value)
        for name, value in spelled
    )
    height = any(name in _HEIGHTS and css_values.is_definite(value) for name, value in spelled)
    return overflow, height


def _conceals(name: str, value: str) -> bool:
    if (pattern := _CONCEALING.get(name)) is not None:
        return pattern.fullmatch(value) is not None
    if (judge := _JUDGES.get(name)) is not None:
        return judge(value)
    return _OFFSETS.fullmatch(name) is not None and css_values.far_away(value)


def _conceals_together(spelled: list[tuple[str, str]]) -> bool:
    """What two declarations of one block hide between them."""
    known = dict(spelled)
    ink, paper = known.get("color"), known.get("background-color") or known.get("background")
    if ink and paper:
        colours = color4.parse_color(ink), color4.parse_color(paper)
        return colours[0] is not None and colours[0] == colours[1]
    return False
