"""The gate's row that finds licensed text by itself: in whatever file it stands.

It does not ask which page shows which article. From every licensed work it keeps phrases, and it
reads every file of the finished site. Where more of a work stands than its permission lets stand
without the statement, the statement has to stand with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import pieces
from plugins.attribution.judging import GONE, Known, judge
from plugins.attribution.phrases import LENGTH, Index, covered
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
    ".ogg .zip .wasm".split()
)

_COPIED = re.compile(rb"<textarea|srcdoc", re.IGNORECASE)
IN_PIECES = Fault("statement-missing", "no piece carries the statement")


def check_works(staged: Staged, published: Published) -> Iterator[Problem]:
    """Every file that was written or carried over, for every work."""
    works = works_of(published)
    paths = [
        path
        for path in sorted(staged.files - staged.settled, key=_files_first)
        if not path.lower().endswith(_NO_TEXT) and path != NAME
    ]
    if not paths or not any(work.is_guarded for work in works):
        return
    # What is gone must not come back because another page still shows some of it: that page is
    # held back, or let pass, where `--hold` asks for it.
    holders = {item.path: (item.source,) for item in published.items}
    known = Known(works, Index.of(work.words for work in works))
    right: set[str] = set()
    for path in paths:
        data = staged.read(path)
        spoken = words(data)
        if not _is_worth_a_look(known, path, data, known.index.find(spoken)):
            continue
        for each, where, fault in _faults(staged, path, data, known, right):
            problem = _problem(each, where, fault)
            yield replace(problem, holds=holders.get(path, ())) if fault is GONE else problem


def _files_first(path: str) -> tuple[bool, str]:
    """What is right as a file is right as a text to copy, too."""
    return not path.endswith((".txt", ".md")), path


def _is_worth_a_look(known: Known, path: str, data: bytes, found: dict[int, set[int]]) -> bool:
    """Whether a file may hold too much of something: not on a work's own page, which has a row of
    its own, unless there is something to copy on it."""
    works = [known.works[n] for n in found if covered(found[n]) > known.works[n].limit]
    if _COPIED.search(data):
        return bool(works)
    return any(work.path != path or work.is_gone for work in works)


def key(staged: Staged, published: Published) -> str:
    """What the verdict on a file depends on beside the file: the works, and what hides things."""
    works = (
        "\x1e".join(
            (
                repr(work.licence),
                str(work.is_gone),
                work.path,
                str(work.entry_id),
                repr(sorted(work.wording.parts)),
                *work.words,
            )
        )
        for work in works_of(published)
    )
    return digest("\x1d".join([*works, *staged.styling()]).encode())


def works_of(published: Published) -> list[Work]:
    """The works that the build knows: licensed ones, those that may not be shown any more, and
    what is a variant of one."""
    items = [(item, False) for item in published.items] + [(item, True) for item in published.gone]
    licensed = {item.slug for item, _ in items if item.made.get("attribution")}
    slugs = {item.made.get("variant_of") for item, _ in items}
    found = []
    for item, is_gone in items:
        licence, own = item.made.get("licence"), not item.made.get("attribution")
        joined = item.made.get("variant_of") or (item.slug in slugs)
        if own and not is_gone and item.made.get("variant_of") in licensed:
            continue  # it names no permission, and is no licence to print the other
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
    staged: Staged, path: str, data: bytes, known: Known, right: set[str]
) -> Iterator[tuple[Held, str, Fault]]:
    """The works that lack their statement in a file, each once. What is ``right`` is remembered:
    the files of a kit stand on its page once more."""
    told: set[str] = set()
    found = pieces.of(path, data)
    for piece in found:
        over = [] if piece.text.strip() in right else _over(piece, known)
        own = {
            each.work.source
            for each in over
            if path not in staged.carried and _is_own(each.work, path, piece)
        }
        if all(each.work.source in own for each in over):
            continue
        faults = judge(piece, over, known, _sheets(staged, path, piece))
        if not faults and piece.form in {Form.TEXT, Form.MARKDOWN}:
            right.add(piece.text.strip())
        for each in over:
            source = each.work.source
            if source in set(faults) - told - own:
                told.add(source)
                yield each, piece.where, faults[source]
    if found[0].is_rest or len(found) > 1:
        for rest in _in_pieces(found, known):
            if rest.work.source not in told:
                yield rest, f"pieces of {path}", GONE if rest.work.is_gone else IN_PIECES


def _over(piece: Piece, known: Known) -> list[Held]:
    spoken = [] if piece.is_rest else words_in(piece.text)
    if not any_is_over(known.works, known.index.find(spoken)):
        return []
    return [each for each in held(known.works, known.index, spoken) if each.is_over]


def _in_pieces(found: list[Piece], known: Known) -> Iterator[Held]:
    """Works of which no piece holds too much, and all together do; ``found[0]`` is the file."""
    whole, *parts = (words_in(piece.text) for piece in found)
    if not found[0].is_rest:
        whole = []  # a page is a piece of its own
    loose = {number: _parts(starts) for number, starts in known.index.find(whole).items()}
    numbers = {work.source: number for number, work in enumerate(known.works)}
    small: dict[int, set[int]] = {}
    for spoken in parts:
        for number, starts in known.index.find(spoken).items():
            loose.get(number, set()).difference_update(_parts(starts))
        for each in held(known.works, known.index, spoken):
            if not each.is_over:
                small.setdefault(numbers[each.work.source], set()).update(each.parts)
    for number in sorted({*loose, *small}):
        places = loose.get(number, set()) | small.get(number, set())
        rest = Held(known.works[number], frozenset(places))
        if rest.is_over and rest.work.is_guarded:
            yield rest


def _parts(starts: set[int]) -> set[int]:
    return {place for start in starts for place in range(start, start + LENGTH)}


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
