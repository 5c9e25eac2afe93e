"""Puts a proposal among the author's files: the permission and the article, both or none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press.files import shown, write_atomic
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.attribution.recognition.proposal import Proposal
    from plugins.attribution.recognition.works import Work


@dataclass(frozen=True)
class Filing:
    """The files to write, in order, with their text."""

    files: tuple[tuple[Path, str], ...]

    def carry_out(self) -> list[Path]:
        """Write them; returns their paths. Raises CannotBuild, and then none was written."""
        written: list[Path] = []
        try:
            for path, text in self.files:
                if path.exists():
                    raise CannotBuild([_exists(path)])
                write_atomic(path, text.encode())
                written.append(path)
        except BaseException as error:
            for path in written:
                with contextlib.suppress(OSError):
                    path.unlink()
            if isinstance(error, OSError):
                message = f"This cannot be written: {error.strerror}."
                raise CannotBuild([Problem(shown(path), 1, "unwritable", message)]) from error
            raise
        return written


def plan(content: Path, proposal: Proposal, works: Iterable[Work]) -> Filing:
    """What to write for ``proposal``. Raises CannotBuild where a name is taken: nothing that is
    there is overwritten."""
    problems = list(_problems(content, proposal, works))
    if problems or proposal.article is None:
        raise CannotBuild(problems)
    files = [(content / "articles" / f"{proposal.article.slug}.md", proposal.article.file)]
    if proposal.permission is not None:
        path = content / "permissions" / f"{proposal.permission.id}.toml"
        files.insert(0, (path, proposal.permission.text))
    return Filing(tuple(files))


def _problems(content: Path, proposal: Proposal, works: Iterable[Work]) -> Iterator[Problem]:
    article = proposal.article
    if article is None:
        return
    path = content / "articles" / f"{article.slug}.md"
    if not article.slug:
        message = f"The title {article.title!r} has no letter that an address can hold."
        yield Problem(shown(path), 1, "no-slug", message, "Name a --slug.")
        return
    if path.exists():
        yield _exists(path)
    for work in works:
        if work.slug == article.slug and work.path != shown(path):
            message = f"This article has the slug {article.slug!r} already."
            yield Problem(work.path, 1, "same-slug", message, "Choose another --slug.")
    if proposal.permission is not None:
        place = content / "permissions" / f"{proposal.permission.id}.toml"
        if place.exists():
            yield _exists(place)


def _exists(path: Path) -> Problem:
    message = "This file is there already, and is left as it is."
    return Problem(shown(path), 1, "exists", message, "Choose another --slug.")
