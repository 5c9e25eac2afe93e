"""The gate's row that finds licensed text by itself: in whatever file it stands.

It does not ask which page shows which article. From every licensed work it keeps phrases, and it
reads every file of the finished site. Where more of a work stands than its permission lets stand
without the statement, the statement has to stand with it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import pieces
from plugins.attribution.judging import GONE, Known, judge
from plugins.attribution.phrases import LENGTH, Index
from plugins.attribution.pieces import Form, Piece
from plugins.attribution.shares import Held, any_is_over, held
from plugins.attribution.verification import Fault
from plugins.attribution.work import Work
from plugins.press.files import digest
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
    paths = [
        path
        for path in sorted(staged.files - staged.settled)
        if not path.lower().endswith(_NO_TEXT) and path != NAME
    ]
    if not paths or not any(work.is_guarded for work in works):
        return
    # What is gone must not come back because another page still shows some of it: that page is
    # held back, or let pass, where `--hold` asks for it.
    holders = {item.path: (item.source,) for item in published.items}
    known = Known(works, Index.of(work.words for work in works))
    for path in paths:
        data = staged.read(path)
        if any_is_over(works, known.index.find(words(data))):
            for each, where, fault in _faults(staged, path, data, known):
                problem = _problem(each, where, fault)
                yield replace(problem, holds=holders.get(path, ())) if fault is GONE else problem


def key(staged: Staged, published: Published) -> str:
    """What the verdict on a file depends on beside the file: the works, and what hides things."""
    works = (
        "\x1e".join((repr(work.licence), str(work.is_gone), work.path, *work.words))
        for work in works_of(published)
    )
    sheets = (digest(staged.read(path)) for path in sorted(staged.files) if path.endswith(".css"))
    return digest("\x1d".join([*works, *sheets]).encode())


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
        wording=item.made["work"],
        licence=licence,  # type: ignore[arg-type]
        is_gone=is_gone,
    )


def _faults(
    staged: Staged, path: str, data: bytes, known: Known
) -> Iterator[tuple[Held, str, Fault]]:
    """The works that lack their statement in a file, each once."""
    told: set[str] = set()
    loose: dict[int, set[int]] = {}
    for piece in pieces.of(path, data):
        spoken = words_in(piece.text)
        found = known.index.find(spoken)
        if piece.is_rest:
            loose = {number: _parts(starts) for number, starts in found.items()}
            continue
        for number, starts in found.items():
            loose.get(number, set()).difference_update(_parts(starts))
        small, over = _sorted_out(held(known.works, known.index, spoken) if found else [])
        for each in small:
            loose.setdefault(known.works.index(each.work), set()).update(each.parts)
        if all(_is_own(each.work, path, piece) for each in over):
            continue
        faults = judge(piece, over, known, _sheets(staged, path, piece))
        for each in over:
            source = each.work.source
            if source in set(faults) - told and not _is_own(each.work, path, piece):
                told.add(source)
                yield each, piece.where, faults[source]
    for number, parts in loose.items():
        rest = Held(known.works[number], frozenset(parts))
        if rest.is_over and rest.work.is_guarded and rest.work.source not in told:
            yield rest, f"pieces of {path}", GONE if rest.work.is_gone else IN_PIECES


def _parts(starts: set[int]) -> set[int]:
    return {place for start in starts for place in range(start, start + LENGTH)}


def _sorted_out(found: list[Held]) -> tuple[list[Held], list[Held]]:
    return [each for each in found if not each.is_over], [each for each in found if each.is_over]


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
    return staged.sheets_of(path, piece.text)


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
