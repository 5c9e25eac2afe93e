"""A licensed work as its words: what the gate looks for in every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution import licensed
from plugins.press.raw_words import words_in

if TYPE_CHECKING:
    from plugins.attribution.licence import Licence

QUOTED = 75
"""What may be quoted of a work that no permission speaks of."""
CHANCE = 12
"""A dozen words may stand in two texts by chance, whatever a permission allows."""


@dataclass(frozen=True)
class Work:
    """The licensed words of one article, in order.

    ``licence`` is None for what needs no statement: a variant of ours of somebody's work.
    ``is_gone`` are works that may not be shown any more.
    """

    source: str
    title: str
    path: str
    entry_id: str | None
    words: tuple[str, ...]
    licence: Licence | None
    is_gone: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether there is anything to ask where much of it stands."""
        return self.licence is not None or self.is_gone

    @property
    def limit(self) -> int:
        """How many of its words may stand without the statement; a few stand there by chance."""
        allowed = self.licence.unattributed_words if self.licence else QUOTED
        return max(allowed, min(CHANCE, len(self.words) // 2))


def words_of(html: str) -> tuple[str, ...]:
    """The words of the licensed part of ``html``, an article's text with its marks; of all of it
    where the marks are wrong."""
    try:
        parts = licensed.parts(html)
    except ValueError:
        parts = [html]
    return tuple(word for part in parts for word in words_in(part))
