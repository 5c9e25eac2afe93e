"""Selectors made wide: what remains matches every element that the rule may ever match.

States that come and go (``:hover``, ``:target``) and what the engine does not know count as met,
whether they stand plainly or inside ``:not()``. States that no text has (``:disabled``) do not:

======================================  ==========================
selector                                as it is tried
======================================  ==========================
``.skip:not(:focus)``                   ``.skip:is(*)``
``:is(.advert:hover, .popup)``          ``:is(.advert:is(*), .popup)``
``.box::before``, ``input:disabled``    left out: hides no text
``p::first-line``                       ``p``
``& > a`` inside of ``.box``            ``:is(.box) > a``
======================================  ==========================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

Token = Any
"""A component value of tinycss2, which ships no types."""

_STRUCTURAL = frozenset(
    "root empty first-child last-child only-child first-of-type last-of-type only-of-type "
    "nth-child nth-last-child nth-of-type nth-last-of-type not is where has any-link link".split()
)
_LETS_IN = frozenset({"not", "is", "where", "has"})
_ANY_OF = frozenset({"is", "where", "matches", "-webkit-any", "-moz-any"})
_OF_NO_TEXT = frozenset(
    "disabled enabled checked indeterminate placeholder-shown autofill -webkit-autofill valid "
    "invalid user-valid user-invalid in-range out-of-range required optional read-write default "
    "popover-open modal open fullscreen picture-in-picture playing paused muted host "
    "host-context".split()
)
_LONGEST = 4000
"""A selector that grew longer by nesting counts as one that matches everything."""
_PART_OF_THE_TEXT = frozenset({"first-line", "first-letter"})
_OLD_PSEUDO_ELEMENTS = frozenset({"before", "after"})
_ANY = ":is(*)"
_BLANK = LexborHTMLParser("<p></p>")


def widened(prelude: list[Token], parents: tuple[str, ...] = ()) -> list[str]:
    """The selectors of a rule, made wide. ``parents`` are those of the rule it is nested in."""
    found = (_widen(part, parents) for part in _split(prelude))
    return [selector for selector in found if selector]


def _widen(part: list[Token], parents: tuple[str, ...]) -> str:
    pieces: list[str] = []
    tokens: Iterator[Token] = iter(part)
    nested = False
    for token in tokens:
        if token == "&":
            nested = True
            pieces.append(f":is({', '.join(parents)})" if parents else _ANY)
        elif token == ":":
            pseudo: Token = next(tokens, None)
            element = pseudo == ":"
            if element:
                pseudo = next(tokens, None)
            name = _name(pseudo)
            if name in _PART_OF_THE_TEXT:
                continue
            if element or name in _OLD_PSEUDO_ELEMENTS or name in _OF_NO_TEXT:
                return ""
            pieces.append(_pseudo_class(name, pseudo, parents))
            if not pieces[-1]:
                return ""
        else:
            pieces.append(token.serialize())
    selector = "".join(pieces).strip()
    if len(selector) > _LONGEST:
        return "*"
    if parents and not nested and selector:
        selector = f":is({', '.join(parents)}) {selector}"
    return selector if not selector or _is_known(selector) else ""


def _pseudo_class(name: str, pseudo: Token, parents: tuple[str, ...]) -> str:
    """One pseudo-class, made wide; empty where it never matches an element with text."""
    if name in _ANY_OF:
        inner = [selector for part in _split(pseudo.arguments) if (selector := _widen(part, ()))]
        return f":is({', '.join(inner)})" if inner else ""
    if name == "not" and pseudo.serialize().replace(" ", "").lower() == "not(:defined)":
        return ""
    return f":{pseudo.serialize()}" if _is_lasting(pseudo) else _ANY


def _is_lasting(pseudo: Token) -> bool:
    name = _name(pseudo)
    if name not in _STRUCTURAL:
        return False
    if name not in _LETS_IN:
        return True
    inner = iter(pseudo.arguments)
    return all(_is_lasting(next(inner, None)) for token in inner if token == ":")


def _is_known(selector: str) -> bool:
    try:
        _BLANK.css(selector)
    except SelectolaxError:
        return False
    return True


def _name(pseudo: Token) -> str:
    return str(getattr(pseudo, "lower_name", None) or getattr(pseudo, "lower_value", ""))


def _split(prelude: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
