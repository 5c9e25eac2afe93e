"""Custom properties: everything that a value can stand for once its ``var()`` are filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

Variables = Mapping[str, tuple[str, ...]]
"""Every value that a page's stylesheets give to a custom property."""

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")
_MOST = 200
"""The most values of one variable that are looked at; beyond that it counts as hiding."""


def values(value: str, variables: Variables) -> set[str]:
    """Everything that ``value`` can stand for once its ``var()`` are filled in.

    Each variable is filled in with each of its values while the others stand as ``auto``: what one
    of them hides is found, and the number of values stays the sum of theirs, not the product.
    """
    found = list(_VARIABLE.finditer(value))
    if not found:
        return {value}
    spelled = set()
    for chosen in found:
        for choice in _choices(chosen[1], chosen[2], variables, frozenset()):
            parts = list(found)
            filled, at = [], 0
            for part in parts:
                filled += [value[at : part.start()], choice if part is chosen else "auto"]
                at = part.end()
            spelled.add("".join([*filled, value[at:]]).strip())
    return spelled


def _choices(
    name: str, fallback: str | None, variables: Variables, seen: frozenset[str]
) -> set[str]:
    """The values that a custom property can have, those of the ones it names included."""
    plain: set[str] = set()
    waiting = [*variables.get(name, ()), *([fallback.strip()] if fallback else [])]
    if name in seen or len(waiting) > _MOST:
        return {"none"} if len(waiting) > _MOST else plain
    for value in waiting:
        inner = _VARIABLE.search(value)
        if inner is None:
            plain.add(value)
            continue
        for choice in _choices(inner[1], inner[2], variables, seen | {name}):
            rest = _VARIABLE.sub("auto", value[inner.end() :])
            plain.add(value[: inner.start()] + choice + rest)
    return plain
