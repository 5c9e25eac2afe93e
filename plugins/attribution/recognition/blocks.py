"""A pasted document as blocks, whatever form it came in."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cached_property

from plugins.press import words


class Kind(enum.Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"
    TABLE = "table"


@dataclass(frozen=True)
class Run:
    """Words of one look. ``href`` is an absolute address, or empty."""

    text: str
    href: str = ""
    emphasis: bool = False
    strong: bool = False
    code: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph or the like; ``line`` counts from 1 where the pasted form has lines.

    ``level`` is a heading's, or how deep a list item stands, from 1. ``outside`` says that it stood
    after the element that holds the article. ``rows`` are a table's cells.
    """

    kind: Kind
    runs: tuple[Run, ...]
    line: int = 0
    level: int = 1
    ordered: bool = False
    outside: bool = False
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @cached_property
    def text(self) -> str:
        """Its words."""
        if self.rows:
            cells = ("".join(run.text for run in cell) for row in self.rows for cell in row)
            return " ".join(cells)
        return "".join(run.text for run in self.runs)

    @cached_property
    def words(self) -> int:
        """How many words a person would count."""
        return words.count(self.text)

    @property
    def links(self) -> tuple[Run, ...]:
        """Its runs that lead somewhere."""
        return tuple(run for run in self.runs if run.href)


def plain(text: str, line: int = 0, kind: Kind = Kind.PARAGRAPH, level: int = 1) -> Block:
    """A block of one run."""
    return Block(kind, (Run(text),), line, level)
