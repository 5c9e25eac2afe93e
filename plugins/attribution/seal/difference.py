"""Which words changed, and where in the author's file."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press import front_matter
from plugins.press.words import spell, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 600
"""Words beyond which two passages are not compared word by word: difflib's time grows with their
product, and worse where words repeat."""
_SHOWN = 14
_AHEAD = 60
"""How many words of a file, such as those of a link's address, may stand before the next one that
a reader sees."""
_MARK = re.compile(r"<!--\s*reprint\s*-->", re.IGNORECASE)


@dataclass(frozen=True)
class Difference:
    """The first change: its words with one word around them, where it begins in the words that
    were found, and how many changes there are; 0 where they were not counted."""

    expected: str
    found: str
    at: int
    places: int

    def __str__(self) -> str:
        more = {0: " and more", 1: ""}.get(
            self.places,
            f" and {self.places - 1} more {'place' if self.places == 2 else 'places'}",
        )
        return f"“{self.expected}” has become “{self.found}”{more}"


def difference(expected: Sequence[str], found: Sequence[str]) -> Difference | None:
    """How ``found`` differs from ``expected``; None where it does not."""
    if list(expected) == list(found):
        return None
    first = _same(expected, found)
    tail = _same(expected[first:][::-1], found[first:][::-1])
    old, new = expected[first : len(expected) - tail], found[first : len(found) - tail]
    a, b, c, d, places = 0, len(old), 0, len(new), 0
    if max(len(old), len(new)) <= _MOST:
        edits = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        changed = [edit[1:] for edit in edits if edit[0] != "equal"]
        (a, b, c, d), places = changed[0], len(changed)
    return Difference(
        _around(expected, first + a, first + b),
        _around(found, first + c, first + d),
        first + c,
        places,
    )


def line_of(text: str, found: Sequence[str], at: int) -> int:
    """The line on which the paragraph begins that holds word ``at`` of ``found``.

    ``text`` is the article's file, where more stands than a reader sees (marks, addresses): each
    word is looked for behind the one before, not too far ahead, and passed over where it is not
    there. The first line of the text where nothing is.
    """
    lines = text.split("\n")
    begin = max((number for number, _ in front_matter.lines(text)), default=0)
    mark = _MARK.search(text)
    if mark is not None:
        begin = max(begin, text.count("\n", 0, mark.start()))
    written = [
        (token, number)
        for number, line in enumerate(lines[begin:], begin + 1)
        for token in tokens(line)
        if token[0].isalnum()
    ]
    where = -1
    for token in (each for each in found[: at + 1] if each[0].isalnum()):
        ahead = range(where + 1, min(where + 1 + _AHEAD, len(written)))
        where = next((place for place in ahead if written[place][0] == token), where)
    line = written[max(where, 0)][1] if written else begin + 1
    while line > begin + 1 and lines[line - 2].strip():
        line -= 1
    return line


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(words: Sequence[str], start: int, end: int) -> str:
    shown = words[max(0, start - 1) : end + 1]
    return spell(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
