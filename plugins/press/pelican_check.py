"""The way in for ``invoke check``: a build that is thrown away, and advice."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.manuscript import apply
from plugins.press.pelican_build import Options, Outcome, attempt
from plugins.press.person import git_user
from plugins.press.waivers import Waiver, accept

if TYPE_CHECKING:
    from plugins.press.manuscript import Note

ACCEPTED = "broken-link"
"""What ``--accept`` takes: an imported archive is full of them, and nobody mends them at once."""


@dataclass(frozen=True)
class Checked:
    """What a check found and did: the build's outcome, the notes, files mended, links accepted."""

    outcome: Outcome
    notes: tuple[Note, ...]
    mended: tuple[str, ...] = ()
    accepted: int = 0


def check(base: Path, options: Options, *, fix: bool = False, take: bool = False) -> Checked:
    """Build into a temporary folder, and look at the manuscripts.

    With ``fix``, mends that are mechanical are written and everything is looked at again. With
    ``take``, broken links become waivers for a year.
    """
    mended: list[str] = []
    accepted = 0
    with tempfile.TemporaryDirectory() as folder:
        thrown_away = replace(options, output=str(Path(folder) / "output"))
        outcome, site = attempt(base, thrown_away)
        notes = site.advise() if site is not None else []
        if site is not None and fix:
            mended = apply(note.edit for note in notes if note.edit is not None)
        if site is not None and take:
            accepted = accept(Path(site.path) / "waivers.toml", _waivers(outcome))
        if mended or accepted:
            outcome, site = attempt(base, thrown_away)
            notes = site.advise() if site is not None else []
    return Checked(outcome, tuple(notes), tuple(mended), accepted)


def _waivers(outcome: Outcome) -> list[Waiver]:
    """A waiver to the letter for each broken link."""
    found = [*outcome.report.problems, *outcome.report.advice]
    today = outcome.report.day or dt.date.max
    return [
        Waiver(
            code=problem.code,
            article=Path(problem.path).stem,
            message=problem.message,
            why="Known when the archive was taken over.",
            who=git_user(),
            until=today + dt.timedelta(days=365),
        )
        for problem in found
        if problem.code == ACCEPTED
    ]
