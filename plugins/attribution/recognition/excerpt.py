"""An own introduction that announces a piece of somebody's work: “Here's the exec summary:”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.recognition import names
from plugins.attribution.recognition.blocks import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = 4
"""How many blocks an introduction has at most."""
_PIECES = (
    (re.compile(r"\bexec(?:utive)?\.? summary\b", re.IGNORECASE), "Executive summary of"),
    (re.compile(r"\bsummary\b", re.IGNORECASE), "Summary of"),
    (re.compile(r"\b(?:excerpt|extract|passage)\b", re.IGNORECASE), "Excerpt from"),
    (re.compile(r"\bopening (?:paragraphs|lines)\b", re.IGNORECASE), "Excerpt from"),
)
_WRITTEN_FOR = re.compile(
    rf"\b(?:write|wrote|written|writing)\b(?: \w+){{0,3}} for (?P<name>{names.ORGANISATION})"
)
_STANDS_IN = re.compile(
    rf"\b(?:in|from|by|for) (?:the (?:latest|current|spring|summer|autumn|winter) issue of )?"
    rf"(?P<name>{names.ORGANISATION})"
)


@dataclass(frozen=True)
class Excerpt:
    """``introduction`` are the first blocks, the site's own; ``statement`` says what the rest is,
    before the holder's name."""

    introduction: tuple[Block, ...]
    piece: str
    holder: str
    licensed: tuple[Block, ...]

    @property
    def words(self) -> int:
        """How many words of the work there are."""
        return sum(block.words for block in self.licensed)

    @property
    def allowance(self) -> int:
        """The next whole hundred: what a permission has to allow at least."""
        return max(100, -(-self.words // 100) * 100)


def find(body: Sequence[Block]) -> Excerpt | None:
    """The excerpt that an introduction announces, ending in a colon; None where there is none."""
    for at, block in enumerate(body[:_FAR]):
        text = " ".join(block.text.split())
        if block.kind is not Kind.PARAGRAPH or not text.endswith(":") or at + 1 >= len(body):
            continue
        said = " ".join(" ".join(b.text.split()) for b in body[: at + 1])
        kind = next((words for row, words in _PIECES if row.search(said)), None)
        written = _WRITTEN_FOR.search(said)
        named = written or next(
            (m for m in _STANDS_IN.finditer(said) if len(m["name"].split()) > 1), None
        )
        if kind is None or named is None:
            continue
        piece = f"{kind} an article written for" if written else f"{kind} an article in"
        rest = tuple(body[at + 1 :])
        return Excerpt(tuple(body[: at + 1]), piece, names.tidy(named["name"]), rest)
    return None
