"""The articles that a site has already: is the pasted one among them, or another version of one?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.recognition import manuscript
from plugins.press import front_matter
from plugins.press.files import shown
from plugins.press.source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LENGTH = 5
"""Words of a shingle: facts about copies were measured with five."""
VARIANT = 0.4
"""The share of the shorter text's shingles from which on two texts are one work."""
THE_SAME = 0.95
"""The share of both from which on it is the same article."""
_WINDOWS = 24
"""Places of a text at which a quick look is taken before it is compared in full: of a text that
shares two fifths, one in two hundred thousand is missed by all of them."""
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--.{0,200}?-->", re.DOTALL)


@dataclass(frozen=True)
class Work:
    """An article of the site, as its file has it."""

    path: str
    slug: str
    title: str
    author: str
    permission: str
    variant_of: str
    text: str


@dataclass(frozen=True)
class Likeness:
    """How much of the pasted text is a work's: ``shared`` of the shorter of the two, ``both`` of
    the longer."""

    work: Work
    shared: float
    both: float

    @property
    def is_same(self) -> bool:
        """Whether they are one and the same article."""
        return self.both >= THE_SAME


def load(articles: Path) -> Iterator[Work]:
    """The articles in a folder; a file that cannot be read is the build's business."""
    for path in sorted(articles.rglob("*.md")):
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                continue
            text = path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            continue
        fields = {name: value for name, (_, value) in front_matter.fields(text).items()}
        head = sum(1 for _ in front_matter.lines(text))
        yield Work(
            shown(path),
            fields.get("slug") or path.stem,
            fields.get("title", ""),
            fields.get("author", ""),
            fields.get("permission", ""),
            fields.get("variant_of", ""),
            _COMMENT.sub(" ", "\n".join(text.split("\n")[head:])),
        )


def nearest(text: str, works: Iterable[Work]) -> Likeness | None:
    """The work that ``text`` is most like; None where it is a variant of none.

    Words that are read are compared: where a link leads is none of them.
    """
    words = _words(text)
    wanted, windows = _shingles(words), _windows(words)
    best: Likeness | None = None
    for work in works:
        other = _words(work.text)
        shorter = min(len(words), len(other))
        spelled = f" {' '.join(other)} "
        few = shorter < _WINDOWS * _LENGTH  # the windows of a long text may miss a short one
        if shorter < 2 * _LENGTH or not (few or any(window in spelled for window in windows)):
            continue
        theirs = _shingles(_words(manuscript.rendered(work.text)))
        if not theirs:
            continue
        common = len(wanted & theirs)
        less, more = sorted((len(wanted), len(theirs)))
        like = Likeness(work, common / less, common / more)
        if like.shared >= VARIANT and (best is None or like.both > best.both):
            best = like
    return best


def _words(text: str) -> list[str]:
    """Runs of letters and digits, in lower case: what typography does not touch."""
    return _WORD.findall(text.lower())


def _windows(words: list[str]) -> list[str]:
    step = max(1, len(words) // _WINDOWS)
    starts = range(0, max(0, len(words) - _LENGTH + 1), step)
    return [f" {' '.join(words[at : at + _LENGTH])} " for at in starts]


def _shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _LENGTH]) for at in range(len(words) - _LENGTH + 1))
