"""What a footer says of commercial use, and whom it says to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plugins.attribution.recognition import addresses, clauses
from plugins.attribution.recognition.clauses import Clause
from plugins.press.addresses import without_tracking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.recognition.foot import Term

_NONCOMMERCIAL = re.compile(r"\bnon[-‐‑– ]?commercial\w*", re.IGNORECASE)
_COMMERCIAL = re.compile(r"\bcommercial(?:ly)?\b|\bpaid (?:newsletter|publication)", re.IGNORECASE)
_NOT_COMMERCIAL = re.compile(
    r"\bnot (?:be )?(?:\w+ ){0,4}(?:any )?commercial|\bno commercial\b|"
    r"\bcommercial(?:ly)?\b[^.;]{0,40}\b(?:not|prohibited|forbidden|excluded)\b",
    re.IGNORECASE,
)
_COMMERCIAL_TOO = re.compile(
    r"\b(?:including|even|both|or) (?:for )?commercial|\bcommercial(?:ly)? (?:and|or) (?:for )?\W",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not?|never|nor|neither|without|except|prohibited|forbidden)\b", re.IGNORECASE
)
_ELSE = re.compile(r"\b(?:other|else|otherwise)\b", re.IGNORECASE)
_STRICTEST = ("contact", "forbidden", "allowed")
"""Where several sentences decide, the first of these that one of them came to."""


def use(said: tuple[Term, ...], licence: str | None) -> Iterator[tuple[str, Any]]:
    """Commercial use, and whom to ask. What only others may do is never allowed to all: the
    strictest sentence decides, and one that names whom to ask says how it is allowed."""
    decided = {licence, *(_commercial(term.text) for term in said)}
    narrow = any(_NONCOMMERCIAL.search(term.text) for term in said)
    if narrow and any(_ELSE.search(term.text) and _asks(term.text) for term in said):
        decided.add("contact")
    use = next((value for value in _STRICTEST if value in decided), None)
    if use is not None:
        yield "commercial_use", use
    asked = sorted(said, key=lambda term: _commercial(term.text) != "contact")
    contact = next(filter(None, map(_contact, asked)), None)
    if contact is not None:
        yield "contact", contact


def _commercial(sentence: str) -> str | None:
    """What one sentence says of commercial use."""
    narrow = _NONCOMMERCIAL.search(sentence) is not None
    rest = _NONCOMMERCIAL.sub("%", sentence)
    if not _COMMERCIAL.search(rest):
        return "forbidden" if narrow else None
    if _asks(rest) or re.search(r"\bpermission\b", rest, re.IGNORECASE):
        return "contact"
    if _NOT_COMMERCIAL.search(rest):
        return "forbidden"
    if _COMMERCIAL_TOO.search(rest) and not _DENIES.search(rest):
        return "allowed"
    return "forbidden" if narrow else None


def _asks(sentence: str) -> bool:
    return Clause.ASK in clauses.of(sentence) or clauses.TURN_TO.search(sentence) is not None


def _contact(term: Term) -> str | None:
    """Whom a sentence says to ask: by mail, else the first link after the words that say so."""
    said = clauses.of(term.text)
    turn = clauses.TURN_TO.search(term.text)
    if not (said & {Clause.ASK, Clause.COMMERCIAL}):
        return None
    written = ((start, href) for start, _, href in addresses.found(term.text))
    links = sorted((at, without_tracking(href)) for at, href in (*term.links, *written))
    mail = [href for _, href in links if href.startswith("mailto:")]
    if mail or not (turn or Clause.ASK in said):
        return next(iter(mail), None)
    first = turn.end() if turn else 0
    return next((href for start, href in links if start >= first), None)
