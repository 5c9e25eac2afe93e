"""The gate's row on kits: whatever a partner can copy from one carries its statement.

The text of a reprint is found wherever it stands (:mod:`plugins.attribution.finder`). What we offer
of our own may stand anywhere on our site without a statement, but not in what partners take.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from plugins.attribution import pieces
from plugins.attribution.judging import Known, judge
from plugins.attribution.phrases import Index, covered
from plugins.attribution.pieces import Form
from plugins.attribution.shares import Held
from plugins.attribution.work import Work
from plugins.press.files import digest
from plugins.press.front_matter import line_of
from plugins.press.parallel import spread
from plugins.press.problem import Problem
from plugins.press.raw_words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.attribution.pieces import Piece
    from plugins.attribution.verification import Fault
    from plugins.press.gate import Item, Published
    from plugins.press.staged import Staged

FORMS = (".txt", ".md", ".html")
"""Files first: what is right as text or as Markdown is right as a text to copy, too."""


def check_kits(staged: Staged, published: Published) -> Iterator[Problem]:
    """Each kit of an article of ours, in each form; that of a reprint is there."""

    def look(items: Sequence[Item]) -> list[Problem]:
        return [problem for item in items for problem in _check(staged, item)]

    kits = [item for item in published.items if item.made.get("republish") and not item.is_draft]
    yield from spread(look, kits)


def _check(staged: Staged, item: Item) -> Iterator[Problem]:
    kit = item.made["republish"]
    paths = [str(PurePosixPath(kit).with_suffix(form)) for form in FORMS]
    for path in sorted(set(paths) - staged.files):
        message = f"The kit of “{item.title}” lacks {path}."
        yield Problem(item.source, 1, "kit-missing", message, "No plugin may remove it.")
    there = [path for path in paths if path in staged.files and path not in staged.settled]
    if there and not item.made.get("attribution"):
        yield from _judge(staged, item, there)


def key(staged: Staged, published: Published) -> str:
    """What the verdict on a kit depends on beside its file."""
    works = (
        "\x1e".join((repr(item.made["licence"]), *item.made["work"].words))
        for item in published.items
        if item.made.get("republish")
    )
    return digest("\x1d".join([*works, *staged.styling()]).encode())


def _judge(staged: Staged, item: Item, paths: list[str]) -> Iterator[Problem]:
    """The files of one kit: a file and a text to copy are often the same, and judged once."""
    wording, licence = item.made["work"], item.made["licence"]
    work = Work(item.source, item.title, item.path, None, wording, licence)
    known = Known([work], Index.of([work.words]))
    right: set[str] = set()
    for path in paths:
        for piece in pieces.of(path, staged.read(path)):
            if piece.text.strip() in right or not _is_copy(piece, work, known):
                continue
            sheets = staged.sheets_of(path, piece.text) if piece.form is Form.PAGE else ()
            faults = judge(piece, [Held(work, frozenset())], known, sheets)
            for fault in faults.values():
                yield _problem(item, piece, fault)
            if not faults and piece.form is not Form.PAGE:
                right.add(piece.text.strip())


def _is_copy(piece: Piece, work: Work, known: Known) -> bool:
    """The page and the files always need the statement, a text to copy where it holds more of the
    work than may stand alone, or most of it: some are short."""
    if piece.form is not Form.ANY:
        return True
    shown = covered(known.index.find(words_in(piece.text))[0])
    return shown > work.limit or 2 * shown > len(work.words)


def _problem(item: Item, piece: Piece, fault: Fault) -> Problem:
    licence = item.made["licence"]
    message = (
        f"“{item.title}” is not published: partners copy {piece.where}, and there {fault.message} "
        f"(permission {licence.permission!r})."
    )
    line = line_of(Path(item.source), "Offer")
    mend = "The theme must print what it copies from the kit as it is."
    return Problem(item.source, line, fault.code, message, mend)
