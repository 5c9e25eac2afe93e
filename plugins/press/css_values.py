"""Single values of CSS, and whether what they apply to can still be read. In lower case."""

from __future__ import annotations

import re

from tinycss2 import color4

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = re.compile(rf"(?<![\w.#-])({_NUMBER})([a-z]+|%)?")
_CALL = re.compile(r"([a-z0-9-]+)\(((?:[^()]|\([^()]*\))*)\)")
_FAR = {"px": 500.0, "pt": 400.0, "em": 30.0, "rem": 30.0, "ch": 60.0, "vw": 100.0, "vh": 100.0}
_FAR |= {"%": 100.0}

_FONT = {"px": 5.0, "pt": 4.0, "em": 0.3, "rem": 0.3, "%": 30.0, "": 0.3, "vw": 0.2}
_LINE = {"px": 3.0, "": 0.2, "em": 0.2, "rem": 0.2, "%": 20.0}


def faded(value: str) -> bool:
    """Opacity, or a zoom, of next to nothing."""
    return _fraction(value) < 0.1


def squeezed(value: str) -> bool:
    """Letters that stand on one another."""
    return any(float(n) <= {"px": -6.0}.get(unit, -0.4) for n, unit in _LENGTH.findall(value))


def scaled_away(value: str) -> bool:
    """The property ``scale``."""
    return any(abs(float(n)) / (100 if u else 1) < 0.05 for n, u in _LENGTH.findall(value))


def transformed_away(value: str) -> bool:
    """Scaled, moved or turned so that nothing is left to see."""
    return any(_transforms_away(call, inner) for call, inner in _CALL.findall(value))


def filtered_away(value: str) -> bool:
    """Faded or blurred by a filter."""
    return any(_filters_away(call, inner) for call, inner in _CALL.findall(value))


def transparent(value: str) -> bool:
    """No ink, in the light scheme or the dark one."""
    return any(_transparent(each) for each in _alternatives(value))


def tiny_font(value: str) -> bool:
    """The shorthand ``font``: its size is what stands before a slash, with a unit."""
    sizes = [m for m in _LENGTH.findall(value.split("/")[0]) if m[1] or float(m[0]) == 0]
    return _too_small(value, sizes, _FONT)


def tiny_type(value: str) -> bool:
    """A font size that nobody reads."""
    return _too_small(value, _LENGTH.findall(value), _FONT)


def flat_lines(value: str) -> bool:
    """Lines that lie on one another."""
    return _too_small(value, _LENGTH.findall(value), _LINE)


def indented_away(value: str) -> bool:
    """Moved out of the box, to either side."""
    return far_away(value, both_ways=True)


def is_definite(value: str) -> bool:
    """A length of its own, not a share of another."""
    return "calc(" in value or any(u not in {"", "%"} for _, u in _LENGTH.findall(value))


def tiny_box(value: str) -> bool:
    """A few pixels at the most. Of a function, the smallest number decides."""
    smallest = {"px": 8.0, "pt": 6.0, "em": 0.5, "rem": 0.5, "ch": 1.0, "vw": 1.0, "vh": 1.0}
    found = _LENGTH.findall(value)
    if "calc(" in value:
        return bool(found) and all(float(number) == 0 for number, _ in found)
    return any(abs(float(n)) < smallest.get(unit, 1.0) for n, unit in found)


def _too_small(value: str, sizes: list[tuple[str, str]], smallest: dict[str, float]) -> bool:
    if "calc(" in value:
        return bool(sizes) and all(float(number) == 0 for number, _ in sizes)
    if "(" in value:  # min(0px, 1rem), clamp(1rem, 2vw, 2rem)
        return any(float(number) == 0 for number, _ in sizes)
    return any(float(number) < smallest.get(unit, 0.1) for number, unit in sizes)


def _transforms_away(call: str, inner: str) -> bool:
    numbers = [(float(number), unit) for number, unit in _LENGTH.findall(inner)]
    if call.startswith("scale"):
        return any(abs(n) / (100 if unit else 1) < 0.05 for n, unit in numbers)
    if call == "matrix" and len(numbers) == 6:
        across, down = numbers[4][0], numbers[5][0]
        return 0.0 in {numbers[0][0], numbers[3][0]} or max(abs(across), abs(down)) >= 500
    if call in {"rotatex", "rotatey"}:
        return any(abs(n) % 180 == 90 for n, _ in numbers)
    return call.startswith("translate") and far_away(inner, both_ways=True)


def _filters_away(call: str, inner: str) -> bool:
    numbers = [(float(number), unit) for number, unit in _LENGTH.findall(inner)]
    if call == "opacity":
        return any(n / (100 if unit else 1) < 0.1 for n, unit in numbers)
    return call == "blur" and any(n >= 3 for n, _ in numbers)


def far_away(value: str, *, both_ways: bool = False) -> bool:
    """A length that leads off the page: backwards, or ``both_ways`` as soon forwards."""
    for number, unit in _LENGTH.findall(value):
        far = _FAR.get(unit, 500.0)
        forward = far if both_ways or unit in {"vw", "vh"} else far * 4
        if float(number) <= -far or float(number) >= forward:
            return True
    return False


def _fraction(value: str) -> float:
    """A number or percentage; of a function, its smallest number; 1 of a word."""
    found = [float(n) / (100 if unit == "%" else 1) for n, unit in _LENGTH.findall(value)]
    return min(found, default=1.0)


def _alternatives(value: str) -> list[str]:
    """Both colours of ``light-dark(one, other)``, else the one."""
    inside = re.fullmatch(r"light-dark\((.*)\)", value)
    if inside is None:
        return [value]
    return [part.strip() for part in re.split(r",(?![^()]*\))", inside[1])]


def _transparent(value: str) -> bool:
    colour = color4.parse_color(value)
    return colour is not None and colour != "currentcolor" and float(colour.alpha) < 0.1
