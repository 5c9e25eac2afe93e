"""The gate's row that finds licensed text by itself: in whatever file it stands.

It does not ask which page shows which article. From every licensed work it keeps phrases, and it
reads every file of the finished site. Where more of a work stands than its permission lets stand
without the statement, the statement has to stand with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.attribution import pieces
from plugins.attribution.judging import GONE, Known, judge
from plugins.attribution.phrases import Index, covered
from plugins.attribution.pieces import Form, Piece
from plugins.attribution.shares import Held, any_is_over, held
from plugins.attribution.verification import Fault
from plugins.attribution.work import Work
from plugins.press.front_matter import line_of
from plugins.press.manifest import NAME
from plugins.press.problem import Problem
from plugins.press.raw_words import words, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.gate import Item, Published
    from plugins.press.staged import Staged

_NO_TEXT = tuple(
    ".css .png .jpg .jpeg .gif .webp .avif .ico .woff .woff2 .ttf .otf .eot .pdf .mp3 .mp4 .webm "
    ".ogg .zip .map .wasm".split()
)

IN_PIECES = Fault("statement-missing", "no piece carries the statement")


def check_works(staged: Staged, published: Published) -> Iterator[Problem]:
    """Every file that was written or carried over, for every work."""
    works = works_of(published)
    if not any(work.is_guarded for work in works):
        return
    known = Known(works, Index.of(work.words for work in works))
    for path in sorted(staged.files):
        if path.lower().endswith(_NO_TEXT) or path == NAME:
            continue
        data = staged.read(path)
        if any_is_over(works, known.index.find(words(data))):
            for each, where, fault in _faults(staged, path, data, known):
                yield _problem(each, where, fault)


def works_of(published: Published) -> list[Work]:
    """The works that the build knows: licensed ones, those that may not be shown any more, and
    what is a variant of one."""
    items = [(item, False) for item in published.items] + [(item, True) for item in published.gone]
    slugs = {item.made.get("variant_of") for item, _ in items}
    found = []
    for item, is_gone in items:
        licence, own = item.made.get("licence"), not item.made.get("attribution")
        joined = item.made.get("variant_of") or (item.slug in slugs)
        if item.made.get("work") and (not own or is_gone or joined):
            found.append(_work(item, None if own and not is_gone else licence, is_gone=is_gone))
    return found


def _work(item: Item, licence: object, *, is_gone: bool) -> Work:
    return Work(
        source=item.source,
        title=item.title,
        path=item.path,
        entry_id=item.entry_id,
        words=item.made["work"],
        licence=licence,  # type: ignore[arg-type]
        is_gone=is_gone,
    )


def _faults(
    staged: Staged, path: str, data: bytes, known: Known
) -> Iterator[tuple[Held, str, Fault]]:
    """The works that lack their statement in a file, each once."""
    told: set[str] = set()
    every: dict[int, set[int]] = {}
    attributed: dict[int, set[int]] = {}
    for piece in pieces.of(path, data):
        spoken = words_in(piece.text)
        found = known.index.find(spoken)
        if piece.is_rest:
            every = found
            continue
        over = held(known.works, known.index, spoken) if any_is_over(known.works, found) else []
        sources = {each.work.source for each in over}
        for number, starts in found.items():
            if known.works[number].source in sources:
                attributed.setdefault(number, set()).update(starts)
        faults = judge(piece, over, known, _sheets(staged, path, piece)) if over else {}
        for each in over:
            source = each.work.source
            if source in set(faults) - told and not _is_own(each.work, path, piece):
                told.add(source)
                yield each, piece.where, faults[source]
    for number, starts in every.items():
        work, rest = known.works[number], covered(starts - attributed.get(number, set()))
        if rest > work.limit and work.source not in told and work.is_guarded:
            yield Held(work, rest), f"pieces of {path}", GONE if work.is_gone else IN_PIECES


def _is_own(work: Work, path: str, piece: Piece) -> bool:
    """Its own page and its own entries have checks of their own, which are stricter."""
    if work.is_gone:
        return False
    if piece.form is Form.PAGE:
        return work.path == path
    return piece.entry_id is not None and piece.entry_id == work.entry_id


def _sheets(staged: Staged, path: str, piece: Piece) -> tuple[str, ...]:
    if piece.form is not Form.PAGE:
        return ()
    return staged.sheets(path, LexborHTMLParser(piece.text))


def _problem(held: Held, where: str, fault: Fault) -> Problem:
    work = held.work
    name = work.licence.permission if work.licence is not None else ""
    line = line_of(Path(work.source), "Permission")
    if fault is GONE:
        message = (
            f"“{work.title}” may not be shown any more, and {where} holds {held.words} words of it."
        )
        mend = "Take the text out there; what was left in the output by hand, delete."
        return Problem(work.source, line, fault.code, message, mend)
    message = (
        f"“{work.title}” is not published: {where} holds {held.words} words of it (without its "
        f"statement it may hold {work.limit}), and there {fault.message} (permission {name!r})."
    )
    mend = "Show less of it there, or print its {{ article.attribution }} with it."
    return Problem(work.source, line, fault.code, message, mend)
