"""Whose words are they, where works share some?

A stretch of text counts for the work that it follows longest; of works that it follows as long,
for the one of which the text holds the largest share. Of works that are hardly shown it counts for
the one that begins with it: two summaries side by side are two summaries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.phrases import LENGTH, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.attribution.phrases import Index
    from plugins.attribution.work import Work


_AS_MUCH = 0.1
"""Shares that differ by less are the same."""
_HARDLY = 0.5
"""The share of a work up to which a text holds a summary or a quotation of it."""


@dataclass(frozen=True)
class Stretch:
    """``length`` words from ``at`` on, in the text, are those from ``start`` on in a work."""

    number: int
    at: int
    start: int
    length: int


@dataclass(frozen=True)
class Held:
    """A text holds words of ``work``: ``parts`` of it, by their places in the work; in the text
    they stand at ``places``.

    ``rivals`` are works in which the same words stand, of which as large a share is shown: the
    statement of any will do.
    """

    work: Work
    parts: frozenset[int]
    places: tuple[int, ...] = ()
    rivals: tuple[Work, ...] = ()

    @property
    def words(self) -> int:
        """How many different words, as a person counts them."""
        return self.work.count(self.parts)

    @property
    def is_over(self) -> bool:
        """Whether that is more than may stand without the statement."""
        return self.words > self.work.limit


def held(works: Sequence[Work], index: Index, words: Sequence[str]) -> list[Held]:
    """What ``words`` hold of the works that are guarded, in the order of the works."""
    stretches = list(_stretches(index, words))
    total: dict[int, int] = defaultdict(int)
    for stretch in stretches:
        total[stretch.number] += stretch.length
    share = {n: length / len(works[n].words) for n, length in total.items()}
    owner = [-1] * len(words)
    followed: dict[tuple[int, int], int] = {}
    equals: dict[int, set[int]] = defaultdict(set)
    mine: dict[int, set[int]] = defaultdict(set)

    def precedence(stretch: Stretch) -> tuple[float, ...]:
        mostly_shown = share[stretch.number] > _HARDLY
        return (
            -stretch.length,
            not mostly_shown,
            0 if mostly_shown else stretch.start,
            -share[stretch.number],
            stretch.number,
        )

    for each in sorted(stretches, key=precedence):
        free = [at for at in range(each.at, each.at + each.length) if owner[at] < 0]
        if len(free) < LENGTH:
            first = followed.get((each.at, each.length))
            if first is not None and share[each.number] > share[first] - _AS_MUCH:
                equals[first].add(each.number)
            continue
        followed[each.at, each.length] = each.number
        for at in free:
            owner[at] = each.number
            mine[each.number].add(each.start + at - each.at)
    every = defaultdict(list)
    for at, number in enumerate(owner):
        every[number].append(at)
    return [
        Held(
            works[number],
            frozenset(mine[number]),
            tuple(every[number]),
            tuple(works[other] for other in sorted(equals[number] - {number})),
        )
        for number in sorted(mine)
        if works[number].is_guarded
    ]


def _stretches(index: Index, words: Sequence[str]) -> Iterator[Stretch]:
    """The longest runs of words that stand in a work in the same order."""
    running: dict[tuple[int, int], tuple[int, int]] = {}
    for at, phrase in enumerate(phrases(words)):
        for number, start in index.places.get(phrase, ()):
            key = (number, start - at)
            begun, last = running.get(key, (at, at - 1))
            if last != at - 1:
                yield Stretch(number, begun, start - at + begun, last - begun + LENGTH)
                begun = at
            running[key] = (begun, at)
    for (number, offset), (begun, last) in running.items():
        yield Stretch(number, begun, begun + offset, last - begun + LENGTH)
