"""The head of an article: title, byline, date, category; and where its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.attribution.recognition import dates, names
from plugins.attribution.recognition.blocks import Block, Kind
from plugins.press.words import tokens

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

_FAR = 14
"""How many blocks the head of an article has at most."""
_LONGEST_TITLE = 25
_BYLINE = re.compile(
    r"(?i:(?:written |posted |story |words |article )?by:?)\s+"
    rf"(?P<names>{names.PERSON}(?:(?:,? and | & |; ?|, ){names.PERSON}){{0,4}})"
    r"(?:\s*[,|•·–—-]\s*(?P<rest>.{1,80}))?",
)
_TITLE_BY = re.compile(rf"(?P<title>.{{3,200}}?)\s+[Bb]y\s+(?P<name>{names.PERSON})")
_SENTENCE = re.compile(r"[.:;,…][”’\"')]*$")
_SECTIONS = ("Category:", "Filed under:", "Section:")
_WEEKDAY = re.compile(r"\w{3,6}day\b", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """What was found, and the blocks that come after it. ``left`` are those before the title that
    belong to the page. ``why`` says where each was found."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: dt.date | None = None
    category: str = ""
    body: tuple[Block, ...] = ()
    left: tuple[Block, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)


def several(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """The line and title of each article, where a page holds several: a date, a title, a text, and
    that again."""
    starts = [
        at
        for at, block in enumerate(blocks[:-2])
        if dates.day(block.text)
        and _may_be_title(blocks[at + 1])
        and not dates.day(blocks[at + 2].text)
    ]
    return [(blocks[at].line, blocks[at + 1].text) for at in starts] if len(starts) > 1 else []


def byline(block: Block) -> tuple[str, ...]:
    """The authors that a byline names; none where the block is no byline."""
    match = _BYLINE.fullmatch(block.text)
    return names.people(match["names"]) if match else ()


def read(blocks: tuple[Block, ...], told: Mapping[str, str]) -> Head:
    """The head of ``blocks``; ``told`` is what the document says of itself, and wins."""
    end = next((at for at, block in enumerate(blocks[:_FAR]) if _is_prose(block)), None)
    end = min(_FAR, len(blocks)) if end is None else end
    lead = list(blocks[:end])
    why: dict[str, str] = {}
    day = _told_day(told, why)
    authors = names.people(told.get("author", ""))
    if authors:
        why["author"] = "the page says so"
    titles: list[int] = []
    dated: int | None = None
    for at, block in enumerate(lead):
        found = dates.day(block.text)
        if found is not None:
            dated = at if dated is None else dated
            day, why["date"] = day or found, why.get("date", _place("the text", block))
        elif by := _BYLINE.fullmatch(block.text):
            authors = authors or names.people(by["names"])
            why.setdefault("author", _place("the byline", block))
            day = day or dates.inside(by["rest"] or "")
        elif _may_be_title(block):
            titles.append(at)
    title, chosen, category = _title(lead, titles, dated, told, why)
    for line in lead:
        match = _TITLE_BY.fullmatch(line.text)
        if match and title and tokens(match["title"]) == tokens(title) and not authors:
            authors, why["author"] = (match["name"],), _place("the byline", line)
    body, left = _body(blocks, end, chosen, title)
    return Head(title, authors, day, category, body, left, why)


def _title(
    lead: list[Block],
    titles: list[int],
    dated: int | None,
    told: Mapping[str, str],
    why: dict[str, str],
) -> tuple[str, int | None, str]:
    """The title, the block that it is, and the category that stands above it."""
    category = told.get("category", "")
    if title := told.get("title", ""):
        why["title"] = "the page says so"
        same = [at for at in titles if tokens(lead[at].text) == tokens(title)]
        return title, same[-1] if same else None, category
    first = [at for at in titles if lead[at].kind is Kind.HEADING and lead[at].level == 1]
    chosen = first[0] if first else _choose(lead, titles, dated)
    if chosen is None:
        return "", None, category
    above = [at for at in titles if at < chosen and at != dated]
    if len(above) == 1 and dated is None and lead[above[0]].words <= 3 and not category:
        category = lead[above[0]].text
        why["category"] = _place("the line above the title", lead[above[0]])
    why["title"] = _place("the text", lead[chosen])
    match = _TITLE_BY.fullmatch(lead[chosen].text)
    title = lead[chosen].text
    if match and sum(tokens(lead[at].text) == tokens(match["title"]) for at in titles):
        title = match["title"]
    return title, chosen, category


def _choose(lead: list[Block], titles: list[int], dated: int | None) -> int | None:
    """Of several lines the one that is repeated; after a date with its weekday, as Blogger prints
    it, the next; else before the date; and of two the longer, if the first is a section's name."""
    if not titles:
        return None
    for at in titles:
        same = [b for b in titles if b != at and _begins(lead[b].text, lead[at].text)]
        if same:
            return at
    before = [at for at in titles if dated is not None and at < dated]
    after = [at for at in titles if dated is not None and at > dated]
    if before and after:
        date = lead[dated or 0].text
        return after[0] if _WEEKDAY.match(date) else before[0]
    if len(titles) > 1 and lead[titles[0]].words <= 3 < lead[titles[1]].words:
        return titles[1]
    return titles[0]


def _begins(long: str, short: str) -> bool:
    words = tokens(short)
    return tokens(long)[: len(words)] == words


def _body(
    blocks: tuple[Block, ...], end: int, at: int | None, title: str
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is left of the article without its head, and what stood before it."""
    kept: list[Block] = []
    left: list[Block] = []
    for number, block in enumerate(blocks):
        is_head = number < end and (
            number == at
            or dates.day(block.text) is not None
            or _BYLINE.fullmatch(block.text) is not None
            or (bool(title) and _begins(block.text, title) and _may_be_title(block))
        )
        if number < end and at is not None and number < at and not is_head:
            left.append(block)
        elif not is_head:
            kept.append(block)
    while kept and kept[0].kind is Kind.RULE:
        kept.pop(0)
    return tuple(kept), tuple(left)


def _told_day(told: Mapping[str, str], why: dict[str, str]) -> dt.date | None:
    found = dates.day(told.get("date", ""))
    if found is not None:
        why["date"] = "the page says so"
    return found


def _is_prose(block: Block) -> bool:
    """Whether the text has begun: a long block, or a sentence."""
    if block.kind is Kind.HEADING or dates.day(block.text) or _BYLINE.fullmatch(block.text):
        return False
    return block.words > _LONGEST_TITLE or (
        block.words >= 4 and _SENTENCE.search(block.text) is not None
    )


def _may_be_title(block: Block) -> bool:
    return (
        block.kind in {Kind.HEADING, Kind.PARAGRAPH}
        and 1 <= block.words <= _LONGEST_TITLE
        and dates.day(block.text) is None
        and not (block.kind is Kind.PARAGRAPH and _SENTENCE.search(block.text))
    )


def _place(what: str, block: Block) -> str:
    return f"{what}, line {block.line}" if block.line else what
