"""Finds works in a text: every run of five words of every work is known.

Five words in a row that two authors wrote independently are rare, and a work is only found where
many of them stand (``shared/facts`` of the field: containment of 5-word shingles is 1.00 for the
same text amid page chrome, 0.00 for unrelated text in the same vocabulary).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LENGTH = 5
_REPEATED = 64
Phrase: TypeAlias = tuple[str, ...]


def phrases(words: Sequence[str]) -> Iterable[Phrase]:
    """Each run of five words, in order."""
    return zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)


@dataclass
class Index:
    """The phrases of all works: for each the places (number of the work, first word)."""

    places: dict[Phrase, list[tuple[int, int]]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, works: Iterable[Sequence[str]]) -> Index:
        """The index of works, each a sequence of words. A phrase that a work repeats is known in
        so many places that a refrain is, and not in so many that a text of one word takes long."""
        index = cls()
        for number, words in enumerate(works):
            index.lengths.append(len(words))
            for start, phrase in enumerate(phrases(words)):
                known = index.places.setdefault(phrase, [])
                if len(known) < _REPEATED or known[-_REPEATED][0] != number:
                    known.append((number, start))
        return index

    def find(self, words: Sequence[str]) -> dict[int, set[int]]:
        """For each work of which phrases stand in ``words``, where in the work they begin."""
        found: dict[int, set[int]] = defaultdict(set)
        for phrase in filter(self.places.__contains__, phrases(words)):
            for number, start in self.places[phrase]:
                found[number].add(start)
        return found


def covered(starts: Iterable[int]) -> int:
    """How many words of a work the phrases that begin at ``starts`` cover."""
    total, end = 0, 0
    for start in sorted(starts):
        total += start + LENGTH - max(start, end)
        end = start + LENGTH
    return total
