"""What becomes of a seal that a text no longer fits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution.permission import Modifications
from plugins.attribution.seal.difference import Difference, difference, line_of
from plugins.attribution.seal.text import digest
from plugins.press import source
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from plugins.attribution.seal.record import Record

CODE = "sealed-words"


@dataclass(frozen=True)
class Sealed:
    """An article that has a seal: its file, its slug and title, its words now, and what its
    permission allows; ``permission`` and ``modifications`` are None for our own."""

    path: str
    slug: str
    title: str
    words: tuple[str, ...]
    permission: str | None
    modifications: Modifications | None

    @property
    def may_change(self) -> bool:
        """Whether its words are ours to change."""
        return self.modifications is not Modifications.NONE


def changed(article: Sealed, record: Record) -> Problem | None:
    """What to tell where the words are not those that were sealed: which, and in which line."""
    if digest(article.words) == record.last.digest:
        return None
    differs = difference(record.words, article.words)
    if differs is None:
        return None
    last = record.last
    message = (
        f"The words of “{article.title}”, sealed on {last.on} by {last.who}, have changed: "
        f"{differs}."
    )
    mend = f"Put them back, or seal them again: invoke reprint.seal {article.slug} --why …"
    if not article.may_change:
        message += f" Its permission {article.permission!r} allows no modifications."
        mend = (
            "Put them back; where the holder changed them, seal them again: "
            f"invoke reprint.seal {article.slug} --why …"
        )
    return Problem.in_article(article.path, line(article, differs), CODE, message, mend)


def line(article: Sealed, differs: Difference) -> int:
    """Where the first changed paragraph begins in the article's file."""
    try:
        text, _ = source.read(Path(article.path))
    except (source.UnreadableError, OSError):
        return 1
    return line_of(text, article.words, differs.at)


def unknown(place: str, name: str) -> Problem:
    """A seal of an article that is not there."""
    message = f"No article that can be read is {name!r}, so this seal watches over nothing."
    return Problem(place, 1, "seal-unknown", message, "Rename it after the slug, or remove it.")
