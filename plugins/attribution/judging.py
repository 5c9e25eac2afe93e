"""Does a piece that holds licensed text carry the statement that belongs to it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution import printed
from plugins.attribution.pieces import Form, Piece
from plugins.attribution.placement import FAR, Region, lacking, regions, words_with_origin
from plugins.attribution.shares import Held, held
from plugins.attribution.verification import Fault, verify, whole
from plugins.press.visible import Text, read, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.attribution.phrases import Index
    from plugins.attribution.work import Work

GONE = Fault("withdrawn-text", "it may not be shown any more")
HIDDEN = Fault("statement-hidden", "the statement is there and cannot be seen")
ELSEWHERE = Fault("statement-elsewhere", "its statement does not stand with it")


_NESTED = re.compile(r"(?:\[\s{0,3}){100}")
_LONGEST = 300_000
"""Characters: what is longer, and may be anything, is no Markdown; to render it takes minutes."""


@dataclass(frozen=True)
class Known:
    """The works that are looked for, and their phrases."""

    works: Sequence[Work]
    index: Index


def judge(
    piece: Piece, found: Sequence[Held], known: Known, sheets: tuple[str, ...] = ()
) -> dict[str, Fault]:
    """What is wrong with the attribution of each work that ``piece`` holds, by its source.

    A piece that can be read in several ways is right if it is right in one of them.
    """
    best: dict[str, Fault] | None = None
    for texts in _readings(piece, sheets, [work for each in found for work in _shown(each)]):
        verdict = _judge(texts, found, known)
        if not verdict:
            return {}
        best = verdict if best is None or len(verdict) < len(best) else best
    if best is None:
        return {}
    if piece.form in {Form.PAGE, Form.HTML}:
        return _told_apart(piece, found, best, sheets)
    return best


def _shown(found: Held) -> list[Work]:
    """The works whose statement will do: that of the one shown, or of one that is as much shown."""
    return [work for work in (found.work, *found.rivals) if not work.is_gone]


def _readings(piece: Piece, sheets: tuple[str, ...], works: list[Work]) -> Iterator[list[Text]]:
    """The ways to read a piece, the likely one first; each is one text or, for HTML with
    ``noscript``, two."""
    text = piece.text
    if piece.form is Form.ANY and text.lstrip().startswith("<") and "</" in text:
        yield list(readings(text, sheets))  # markup: what is hidden in it is no plain text
        return
    if piece.form in {Form.PAGE, Form.HTML} or (piece.form is Form.ANY and "</" in text):
        yield list(readings(text, sheets))
    short = len(text) <= _LONGEST
    if piece.form is Form.MARKDOWN or (piece.form is Form.ANY and "](" in text and short):
        yield _rendered(text)
    if piece.form in {Form.TEXT, Form.ANY}:
        licences = [work.licence for work in works if work.licence is not None]
        yield [printed.read(text, [licence.attribution.statement for licence in licences])]
    if piece.form is Form.ANY and "](" not in text and short:
        yield _rendered(text)


def _rendered(markdown: str) -> list[Text]:
    """Markdown that nests without end is nothing that anybody reads, and takes minutes."""
    if _NESTED.search(markdown):
        return [Text((), ())]
    try:
        html = _renderer().reset().convert(markdown)
    except RecursionError:
        _renderer.cache_clear()  # it stopped halfway, and would go on from there
        return [Text((), ())]
    return list(readings(html))


@cache
def _renderer() -> Markdown:
    return Markdown(output_format="html", extensions=["extra"])


def _judge(texts: list[Text], found: Sequence[Held], known: Known) -> dict[str, Fault]:
    faults: dict[str, Fault] = {}
    for text in texts:
        faults = _judge_one(text, found, known) | faults
    return faults


def _judge_one(text: Text, found: Sequence[Held], known: Known) -> dict[str, Fault]:
    """A work needs its statement; where the work can be seen, the statement stands with it."""
    faults: dict[str, Fault] = {}
    statements: dict[Region, set[str]] = {}
    free: set[str] = set()
    for each in found:
        source, works = each.work.source, _shown(each)
        if any(work.licence is None for work in works):
            free.add(source)
            continue
        places = [place for work in works for place in _statements(work, text)]
        for place in places:
            statements.setdefault(place, set()).add(source)
        if not places:
            faults[source] = _fault(each.work, text)
    if statements and not _is_one_copy(text, found):
        standing = _standing(text, known, free | set(faults))
        seen = {name for name, _ in standing}
        unseen = [
            each.work.source
            for each in found
            if each.work.source not in seen | free | set(faults)
            and not {work.source for work in each.rivals} & seen
        ]
        apart = lacking(text, standing, statements, unseen if seen else ())
        faults |= dict.fromkeys(apart, ELSEWHERE)
    return faults


def _is_one_copy(text: Text, found: Sequence[Held]) -> bool:
    """Whether there is nothing beside one work that its statement could stand with instead."""
    if len(found) != 1 or len(text.articles) > 1:
        return False
    return len(text.tokens) < len(found[0].work.words) + FAR


def _statements(work: Work, text: Text) -> list[Region]:
    """Where the statement of a work stands, each time that it is whole."""
    if work.licence is None:
        return []
    attribution = work.licence.attribution
    length = len(attribution.statement.tokens)
    starts = whole(attribution.statement, text, attribution.required)
    return [Region(start, start + length) for start in starts]


def _standing(text: Text, known: Known, settled: set[str]) -> list[tuple[str, Region]]:
    """Where the works that can be seen stand, but for those that are ``settled`` already."""
    words, origin = words_with_origin(text)
    return [
        (each.work.source, region)
        for each in held(known.works, known.index, words)
        if each.is_over and each.work.source not in settled
        for region in regions(each, origin)
    ]


def _fault(work: Work, text: Text) -> Fault:
    if work.is_gone or work.licence is None:
        return GONE
    attribution = work.licence.attribution
    return verify(attribution.statement, text, required=attribution.required)[0]


def _told_apart(
    piece: Piece, found: Sequence[Held], faults: dict[str, Fault], sheets: tuple[str, ...]
) -> dict[str, Fault]:
    """A statement that is there and hidden is told as that."""
    everything = read(LexborHTMLParser(piece.text), sheets, unseen=True)
    told = dict(faults)
    for work in (each.work for each in found):
        fault = faults.get(work.source)
        if work.licence is None or fault is None:
            continue
        lost = fault.code in {"statement-missing", "statement-altered"}
        if lost and not verify(work.licence.attribution.statement, everything, required=()):
            told[work.source] = HIDDEN
    return told
