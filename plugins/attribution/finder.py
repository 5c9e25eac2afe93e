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

from plugins.attribution import file_faults
from plugins.attribution.judging import GONE, Known
from plugins.attribution.phrases import Index, covered
from plugins.attribution.work import Work
from plugins.press.files import digest
from plugins.press.front_matter import line_of
from plugins.press.manifest import NAME
from plugins.press.parallel import spread
from plugins.press.problem import Problem
from plugins.press.raw_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.attribution.shares import Held
    from plugins.attribution.verification import Fault
    from plugins.press.gate import Item, Published
    from plugins.press.staged import Staged

_NO_TEXT = tuple(
    ".css .png .jpg .jpeg .gif .webp .avif .ico .woff .woff2 .ttf .otf .eot .pdf .mp3 .mp4 .webm "
    ".ogg .zip .wasm".split()
)

_COPIED = re.compile(rb"<textarea|srcdoc", re.IGNORECASE)


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
    kits: dict[str, list[str]] = {}
    for path in paths:
        kits.setdefault(path.rpartition(".")[0] or path, []).append(path)

    def look(shares: Sequence[list[str]]) -> list[Problem]:
        right: set[str] = set()
        return [
            replace(problem, holds=holders.get(path, ())) if problem.code == GONE.code else problem
            for share in shares
            for path in share
            for problem in _problems(staged, path, known, right)
        ]

    yield from spread(look, list(kits.values()))


def _problems(staged: Staged, path: str, known: Known, right: set[str]) -> Iterator[Problem]:
    data = staged.read(path)
    if _is_worth_a_look(known, path, data, known.index.find(words(data))):
        for each, where, fault in file_faults.faults(staged, path, data, known, right):
            yield _problem(each, where, fault)


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
