"""What is wrong in one file: it is taken apart as people take from it, and each piece is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.attribution import pieces
from plugins.attribution.judging import GONE, Known, judge
from plugins.attribution.phrases import LENGTH
from plugins.attribution.pieces import Form, Piece
from plugins.attribution.shares import Held, any_is_over, held
from plugins.attribution.verification import Fault
from plugins.press.raw_words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.work import Work
    from plugins.press.staged import Staged

IN_PIECES = Fault("statement-missing", "no piece carries the statement")


def faults(
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
        wrong = judge(piece, over, known, _sheets(staged, path, piece))
        if not wrong and piece.form in {Form.TEXT, Form.MARKDOWN}:
            right.add(piece.text.strip())
        for each in over:
            source = each.work.source
            if source in set(wrong) - told - own:
                told.add(source)
                yield each, piece.where, wrong[source]
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
