"""A licensed work as its words: what the gate looks for in every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from plugins.attribution import licensed
from plugins.press.raw_words import words_and_parts

if TYPE_CHECKING:
    from plugins.attribution.licence import Licence

QUOTED = 75
"""What may be quoted of a work that no permission speaks of."""
CHANCE = 12
"""A dozen words may stand in two texts by chance, whatever a permission allows."""


class Wording(NamedTuple):
    """The licensed words of an article, in order, and the places of those that only continue what
    a person counts as one word."""

    words: tuple[str, ...]
    parts: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Work:
    """The licensed text of one article.

    ``licence`` is None for what needs no statement: a variant of ours of somebody's work.
    ``is_gone`` are works that may not be shown any more.
    """

    source: str
    title: str
    path: str
    entry_id: str | None
    wording: Wording
    licence: Licence | None
    is_gone: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, in order."""
        return self.wording.words

    def count(self, places: frozenset[int]) -> int:
        """How many words a person would count at these places of the work."""
        return len(places - self.wording.parts)

    @property
    def is_guarded(self) -> bool:
        """Whether there is anything to ask where much of it stands."""
        return self.licence is not None or self.is_gone

    @property
    def limit(self) -> int:
        """How many of its words may stand without the statement; a few stand there by chance."""
        allowed = self.licence.unattributed_words if self.licence else QUOTED
        return max(allowed, min(CHANCE, len(self.words) // 2))


def wording(html: str) -> Wording:
    """The words of the licensed part of ``html``, an article's text with its marks; of all of it
    where the marks are wrong."""
    try:
        licensed_parts = licensed.parts(html)
    except ValueError:
        licensed_parts = [html]
    words, parts = words_and_parts("\n".join(licensed_parts))
    return Wording(tuple(words), frozenset(parts))
