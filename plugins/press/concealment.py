"""Which declarations keep a reader from seeing, or from following, what they apply to.

Each value is judged alone and on the strict side: the gate would rather name a harmless rule than
overlook one that hides an attribution. ``width: 1px`` counts as hiding, whatever ``overflow`` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tinycss2 import color4

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Declarations = tuple[tuple[str, str], ...]
"""Property names and values as written, both in lower case."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = re.compile(rf"(?<![\w.#-])({_NUMBER})([a-z]+|%)?")
_NOTHING = {  # the value, as a regular expression, that conceals
    "display": r"none",
    "visibility": r"hidden|collapse",
    "content-visibility": r"hidden",
    "clip": r"(?!auto\b|unset\b|initial\b).+",
    "clip-path": r"(?!none\b|unset\b|initial\b).+",
    "line-clamp": r"[1-9].*",
    "-webkit-line-clamp": r"[1-9].*",
    "mask": r"(?!none\b).+",
    "mask-image": r"(?!none\b).+",
    "-webkit-mask": r"(?!none\b).+",
    "-webkit-mask-image": r"(?!none\b).+",
    "zoom": r"0+(?:\.0+)?%?",
}
_CONCEALING = {name: re.compile(value) for name, value in _NOTHING.items()}
_SIZES = {"width", "height", "max-width", "max-height", "inline-size", "block-size"}
_SIZES |= {"max-inline-size", "max-block-size"}
_HEIGHTS = {"height", "max-height", "block-size", "max-block-size"}
_OFFSETS = re.compile(r"(?:top|left|right|bottom|inset|margin|text-indent|translate)(?:-[a-z-]+)?")
_COLOURS = {"color", "-webkit-text-fill-color"}
_SCALED_TO_NOTHING = re.compile(rf"scale(?:x|y|3d)?\(\s*(?:{_NUMBER}\s*,\s*)*0(?:\.0\d*)?\s*[,)]")
_MOVED = re.compile(r"translate(?:x|y|3d)?\(([^()]*)\)")
_FADED = re.compile(rf"opacity\(\s*({_NUMBER})(%?)\s*\)")
_FAR = {"px": 500.0, "pt": 400.0, "em": 30.0, "rem": 30.0, "ch": 60.0, "vw": 100.0, "vh": 100.0}
_FAR |= {"%": 100.0}
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")


def conceals(declarations: Declarations, variables: Mapping[str, Iterable[str]]) -> bool:
    """Whether a block with these declarations hides its element, or part of its text.

    ``variables`` holds every value that the page's stylesheets give to a custom property; one
    value that hides is enough.
    """
    spelled = [(n, v) for n, value in declarations for v in _values(value, variables)]
    return any(_conceals(name, value) for name, value in spelled) or _conceals_together(spelled)


def disarms(declarations: Declarations, variables: Mapping[str, Iterable[str]]) -> bool:
    """Whether a link with these declarations can be seen but not followed."""
    return any(
        name == "pointer-events" and spelled == "none"
        for name, value in declarations
        for spelled in _values(value, variables)
    )


def _conceals(name: str, value: str) -> bool:
    if (pattern := _CONCEALING.get(name)) is not None:
        return pattern.fullmatch(value) is not None
    if name == "opacity":
        return _fraction(value) < 0.1
    if name in {"font-size", "font", "line-height"}:
        return _tiny_type(name, value)
    if name in _SIZES:
        return re.fullmatch(r"[01]?(?:\.\d*)?(?:px|pt|em|rem|%|vw|vh)?|0+[a-z]+", value) is not None
    if name in _COLOURS:
        return _transparent(value)
    if name == "scale":
        return re.match(r"0(?:\.0\d*)?%?(?:\s|$)", value) is not None
    if name in {"transform", "-webkit-transform"}:
        moves = " ".join(_MOVED.findall(value))
        return bool(_SCALED_TO_NOTHING.search(value)) or _far_away(moves)
    if name in {"filter", "-webkit-filter"}:
        return any(float(n) / (100 if p else 1) < 0.1 for n, p in _FADED.findall(value))
    return _OFFSETS.fullmatch(name) is not None and _far_away(value)


def _conceals_together(spelled: list[tuple[str, str]]) -> bool:
    """What two declarations of one block hide between them."""
    values = dict(spelled)
    overflow = " ".join(values.get(name, "") for name in ("overflow", "overflow-y"))
    if re.search(r"\b(?:hidden|clip)\b", overflow):
        cut = (values.get(name, "") for name in _HEIGHTS)
        if any(re.fullmatch(rf"{_NUMBER}(?:px|pt|em|rem|lh|ex|ch)", value) for value in cut):
            return True
    ink, paper = values.get("color"), values.get("background-color") or values.get("background")
    if ink and paper:
        colours = color4.parse_color(ink), color4.parse_color(paper)
        return colours[0] is not None and colours[0] == colours[1]
    return False


def _tiny_type(name: str, value: str) -> bool:
    if name == "font":
        sizes = [m for m in _LENGTH.findall(value.split("/")[0]) if m[1] or float(m[0]) == 0]
    else:
        sizes = _LENGTH.findall(value) if "(" not in value else []
    smallest = {"px": 5.0, "pt": 4.0, "em": 0.3, "rem": 0.3, "%": 30.0, "": 0.3}
    if name == "line-height":
        smallest = {"px": 3.0, "": 0.2, "em": 0.2, "rem": 0.2, "%": 20.0}
    return any(float(number) < smallest.get(unit, 0.1) for number, unit in sizes)


def _far_away(value: str) -> bool:
    for number, unit in _LENGTH.findall(value):
        far = _FAR.get(unit, 500.0)
        if float(number) <= -far or float(number) >= far * 4:
            return True
    return False


def _fraction(value: str) -> float:
    match = re.fullmatch(rf"({_NUMBER})(%?)", value)
    return float(match[1]) / (100 if match[2] else 1) if match else 1.0


def _transparent(value: str) -> bool:
    colour = color4.parse_color(value)
    return colour is not None and colour != "currentcolor" and float(colour.alpha) < 0.1


def _values(value: str, variables: Mapping[str, Iterable[str]], depth: int = 4) -> set[str]:
    """Everything that ``value`` can stand for once its ``var()`` are filled in."""
    match = _VARIABLE.search(value)
    if match is None or depth == 0:
        return {value}
    choices = {*variables.get(match[1], ())} | ({match[2].strip()} if match[2] else set())
    filled = {value[: match.start()] + choice + value[match.end() :] for choice in choices}
    return {spelled for each in filled for spelled in _values(each, variables, depth - 1)}
