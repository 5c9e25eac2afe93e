"""On a page with several articles: does each statement stand with its own?

With it means: in the same ``article`` element; or before or after it, with no other article and no
other licensed text in between, and not further away than a screen of text. One statement stands
for one text, though two may have the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press.raw_words import WORD, folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.attribution.shares import Held
    from plugins.press.visible import Text

FAR = 250
"""Tokens between a text and its statement: labels, dates, who wrote it, where to share it."""
_APART = 60
"""Tokens of something else between two pieces of a work, from which on they are two."""


@dataclass(frozen=True)
class Region:
    """Where a text stands: its first token, and the one behind its last."""

    start: int
    end: int


def words_with_origin(text: Text) -> tuple[list[str], list[int]]:
    """The words of ``text`` as works have them, and the token that each came from."""
    words, origin = [], []
    for place, token in enumerate(text.tokens):
        for word in WORD.findall(token.lower()):
            words.append(folded(word))
            origin.append(place)
    return words, origin


def regions(held: Held, origin: Sequence[int]) -> list[Region]:
    """Where a work stands in a text: each piece of it that is more than may stand alone, or the
    largest of many small ones. ``origin`` maps words to tokens."""
    pieces: list[Region] = []
    for place in held.places:
        at = origin[place]
        if pieces and at - pieces[-1].end <= _APART:
            pieces[-1] = Region(pieces[-1].start, at + 1)
        else:
            pieces.append(Region(at, at + 1))
    large = [piece for piece in pieces if piece.end - piece.start > held.work.limit]
    return large or [max(pieces, key=lambda piece: piece.end - piece.start)]


def lacking(
    text: Text,
    texts: Sequence[tuple[str, Region]],
    statements: Mapping[Region, set[str]],
    unseen: Sequence[str] = (),
) -> set[str]:
    """The works whose statement does not stand with them.

    ``texts`` are works, by name, and where they stand; ``statements`` where each stands, and the
    works that it serves.
    """
    used: set[Region] = set()
    missing = set()
    for name, region in sorted(texts, key=lambda t: (t[1].start, t[1].end)):
        others = [other for work, other in texts if work != name]
        near = [
            statement
            for statement, serves in statements.items()
            if statement not in used
            and name in serves
            and _is_with(text, region, statement, others)
        ]
        if near:
            # The one before it first: no later text could have that.
            before = [statement for statement in near if statement.start < region.start]
            used.add(min(before or near, key=lambda statement: _distance(region, statement)))
        else:
            missing.add(name)
    # What stands where nobody sees it (a script, an attribute) has no place: it needs a statement
    # that stands for no other text.
    for name in unseen:
        able = (place for place, serves in statements.items() if name in serves)
        spare = [place for place in able if place not in used]
        if spare:
            used.add(spare[0])
        else:
            missing.add(name)
    return missing


def _distance(region: Region, statement: Region) -> int:
    if statement.start >= region.end:
        return statement.start - region.end
    return max(0, region.start - statement.end)


def _is_with(text: Text, region: Region, statement: Region, others: list[Region]) -> bool:
    low, high = min(region.end, statement.end), max(region.start, statement.start)
    if any(low <= other.start and other.end <= high for other in others):
        return False
    around = [(a, b) for a, b in text.articles if a <= region.start and region.end <= b]
    if any(a <= statement.start and statement.end <= b for a, b in around[-1:]):
        return True
    own = around[-1] if around else (region.start, region.end)
    if any(low <= a < high and (a, b) != own for a, b in text.articles):
        return False
    return _distance(region, statement) <= FAR
