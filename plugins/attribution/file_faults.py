"""What is wrong in one file: it is taken apart as people take from it, and each piece is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution import pieces
from plugins.attribution.judging import GONE, Known, judge
from plugins.attribution.phrases import LENGTH
from plugins.attribution.pieces import Form, Piece
from plugins.attribution.shares import Held, held
from plugins.attribution.verification import Fault
from plugins.press.raw_words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.attribution.work import Work
    from plugins.press.staged import Staged

IN_PIECES = Fault("statement-missing", "no piece carries the statement")


@dataclass(frozen=True)
class _Look:
    """A piece, the phrases that were found in it, and what it holds of each work."""

    piece: Piece
    found: Mapping[int, set[int]]
    held: tuple[Held, ...]

    @classmethod
    def at(cls, piece: Piece, known: Known) -> _Look:
        spoken = words_in(piece.text)
        found = known.index.find(spoken)
        holds = held(known.works, known.index, spoken) if found and not piece.is_rest else ()
        return cls(piece, found, tuple(holds))

    @property
    def over(self) -> list[Held]:
        """The works of which it holds more than may stand alone."""
        return [each for each in self.held if each.is_over]


def faults(
    staged: Staged, path: str, data: bytes, known: Known, right: set[str]
) -> Iterator[tuple[Held, str, Fault]]:
    """The works that lack their statement in a file, each once. What is ``right`` is remembered:
    the files of a kit stand on its page once more."""
    told: set[str] = set()
    found = [piece for piece in pieces.of(path, data) if piece.text.strip() not in right]
    looks = [_Look.at(piece, known) for piece in found]
    for look in looks:
        own = {
            each.work.source
            for each in look.over
            if path not in staged.carried and _is_own(each.work, path, look.piece)
        }
        if all(each.work.source in own for each in look.over):
            continue
        wrong = judge(look.piece, look.over, known, _sheets(staged, path, look.piece))
        if not wrong and look.piece.form in {Form.TEXT, Form.MARKDOWN}:
            right.add(look.piece.text.strip())
        for each in look.over:
            source = each.work.source
            if source in set(wrong) - told - own:
                told.add(source)
                yield each, look.piece.where, wrong[source]
    if len(looks) > 1:
        for rest in _in_pieces(looks, known):
            if rest.work.source not in told:
                yield rest, f"pieces of {path}", GONE if rest.work.is_gone else IN_PIECES


def _in_pieces(looks: list[_Look], known: Known) -> Iterator[Held]:
    """Works of which no piece holds too much, and all together do; so does what stands in the file
    and in no piece."""
    numbers = {work.source: number for number, work in enumerate(known.works)}
    loose = _outside(looks)
    small = (each for look in looks for each in look.held if not each.is_over)
    for each in small:
        loose.setdefault(numbers[each.work.source], set()).update(each.parts)
    for number in sorted(loose):
        rest = Held(known.works[number], frozenset(loose[number]))
        if rest.is_over and rest.work.is_guarded:
            yield rest


def _outside(looks: list[_Look]) -> dict[int, set[int]]:
    """The places of works that stand in a file and in none of its pieces."""
    loose: dict[int, set[int]] = {}
    for look in looks:
        for number, starts in look.found.items():
            if look.piece.is_rest:
                loose[number] = _parts(starts)
            else:
                loose.get(number, set()).difference_update(_parts(starts))
    return loose


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
