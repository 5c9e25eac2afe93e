"""Plain text as blocks.

Lines belong together where somebody's program wrapped them, and are paragraphs of their own where
not: a line was wrapped if the first word of the next one would not have fitted into the widest.
"""

from __future__ import annotations

import re
from itertools import pairwise

from plugins.attribution.recognition.blocks import Block, Kind, Run, plain

_RULE = re.compile(r"[-–—_=*~#•·+.]{3,}(?:\s[-–—_=*~#•·+.]{1,})*$")
_GLUED = re.compile(r"[-–—_=]{10,}")
_ITEM = re.compile(r"(?:[-*•·]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_WIDEST = 100
"""Lines longer than this were not wrapped by a mail program or a typewriter."""
_ENDS = ".,;:…"
_SENTENCE_ENDS = ".!?:…”’\"')"
_LABEL = re.compile(r"(?:article |original )?source ?:|©|copyright\b|\(c\)", re.IGNORECASE)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``."""
    made: list[Block] = []
    for line, words in _paragraphs(text.split("\n")):
        made += _split(words, line)
    return tuple(_headings(_lists(made)))


def _paragraphs(lines: list[str]) -> list[tuple[int, str]]:
    """Each paragraph with its first line, counted from 1."""
    stripped = [" ".join(line.split()) for line in lines]
    widest = _width(stripped)
    found: list[tuple[int, list[str]]] = []
    before = ""
    for number, line in enumerate(stripped, 1):
        if line:
            apart = _is_own(before) or _is_own(line) or _ITEM.match(line)
            goes_on = before and widest and not apart
            if goes_on and len(before) + 1 + len(line.split(" ", 1)[0]) > widest:
                found[-1][1].append(line)
            else:
                found.append((number, [line]))
        before = line
    return [(number, " ".join(words)) for number, words in found]


def _width(lines: list[str]) -> int:
    """The width that a text was wrapped at; 0 where its lines are paragraphs: most of those that
    have one right below them then end with a sentence."""
    widest = max((len(line) for line in lines), default=0)
    pairs = [(one, other) for one, other in pairwise(lines) if one and other]
    broken = sum(one[-1] not in _SENTENCE_ENDS for one, other in pairs if not _is_own(one))
    return widest if widest <= _WIDEST and 2 * broken > len(pairs) else 0


def _is_own(line: str) -> bool:
    """Whether a line stands for itself: a rule, a source line, a notice of copyright."""
    return _RULE.fullmatch(line) is not None or _LABEL.match(line) is not None


def _split(words: str, line: int) -> list[Block]:
    """A rule, a heading that dashes glued to its text, or a paragraph."""
    if _RULE.fullmatch(words):
        return [Block(Kind.RULE, (), line)]
    pieces = [piece.strip() for piece in _GLUED.split(words)]
    if len(pieces) == 2 and all(pieces) and len(pieces[0]) <= 80:
        return [plain(pieces[0], line, Kind.HEADING, 2), plain(pieces[1], line)]
    return [plain(words, line)]


def _lists(made: list[Block]) -> list[Block]:
    """Two or more paragraphs in a row that begin with a bullet, or count from 1, are a list.

    One alone may be an author's dash or a year, and a list that begins with 7 would be published
    from 1: their words stay as they are.
    """
    numbers = [_number(block) for block in made]
    items: list[bool] = []
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if number == 0:
            items.append(0 in (before, after))
        elif number == 1:
            items.append(after == 2)
        else:
            items.append(number is not None and before == number - 1 and items[at - 1])
    return [
        Block(Kind.ITEM, (Run(_ITEM.sub("", block.text, 1)),), block.line, ordered=bool(number))
        if is_item
        else block
        for block, number, is_item in zip(made, numbers, items, strict=True)
    ]


def _number(block: Block) -> int | None:
    """The number that a paragraph begins with, 0 for a bullet, None for neither."""
    item = _ITEM.match(block.text) if block.kind is Kind.PARAGRAPH else None
    return None if item is None else int(item["number"] or 0)


def _headings(made: list[Block]) -> list[Block]:
    """Short lines without a full stop, each before a longer paragraph, are headings."""
    after = [*made[1:], None]
    before = [None, *made]
    return [
        Block(Kind.HEADING, block.runs, block.line, 2)
        if block.kind is Kind.PARAGRAPH and _heads(before_, block, next_)
        else block
        for before_, block, next_ in zip(before, made, after, strict=False)
    ]


def _heads(before: Block | None, block: Block, after: Block | None) -> bool:
    text = block.text
    if after is None or before is None or before.kind is Kind.RULE:
        return False
    if (
        not 2 <= len(text) <= 70
        or text[-1] in _ENDS
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    return after.kind in {Kind.PARAGRAPH, Kind.ITEM} and len(after.text) > 1.5 * len(text)
