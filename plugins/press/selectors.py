"""Selectors made wide: what remains matches every element that the rule may ever match.

States that come and go (``:hover``, ``:target``) and what the engine does not know count as met,
whether they stand plainly or inside ``:not()``:

======================================  ==========================
selector                                as it is tried
======================================  ==========================
``.skip:not(:focus)``                   ``.skip:is(*)``
``.box::before``                        left out: hides no text
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
            if element or name in _OLD_PSEUDO_ELEMENTS:
                return ""
            pieces.append(f":{pseudo.serialize()}" if _is_lasting(pseudo) else _ANY)
        else:
            pieces.append(token.serialize())
    selector = "".join(pieces).strip()
    if parents and not nested and selector:
        selector = f":is({', '.join(parents)}) {selector}"
    return selector if not selector or _is_known(selector) else ""


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
