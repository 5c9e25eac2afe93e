"""The way in for ``invoke reprint.new``, with Pelican's settings and slugs."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.attribution import registry
from plugins.attribution.recognition import filing, paste, works
from plugins.attribution.recognition.proposal import Answers, Proposal
from plugins.attribution.recognition.reading import Site
from plugins.attribution.recognition.recogniser import recognise
from plugins.press import source as press_source
from plugins.press.addresses import is_web
from plugins.press.day import build_day
from plugins.press.files import shown
from plugins.press.identity import authority
from plugins.press.pelican_build import Options
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_settings import load
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    import datetime as dt

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Proposed:
    """A proposal, what the paste is called, and where its files would go."""

    name: str
    proposal: Proposal
    content: Path
    works: tuple[works.Work, ...]

    def filing(self) -> filing.Filing:
        """What would be written. Raises CannotBuild where a name is taken."""
        return filing.plan(self.content, self.proposal, self.works)


def propose(
    base: Path,
    file: str,
    *,
    content: str | None = None,
    on: str | None = None,
    date: str | None = None,
    title: str | None = None,
    slug: str | None = None,
    author: str | None = None,
    category: str | None = None,
    source: str | None = None,
    permission: str | None = None,
) -> Proposed:
    """What is proposed for ``file``, or for standard input where it is ``-``.

    Raises CannotBuild where it cannot be read, or an option is none of its kind.
    """
    settings = load(base, None, Options(content=content).as_settings())
    name, pasted = _pasted(file)
    answers = Answers(
        title=(title or "").strip(),
        slug=_slug(slug, settings),
        day=_day(settings, date, "--date") if date else None,
        author=(author or "").strip(),
        category=(category or "").strip(),
        source=_address(source),
        permission=(permission or "").strip(),
    )
    folder = Path(settings["PATH"])
    known = tuple(works.load(folder / "articles"))
    site = Site(
        day=_day(settings, on, "--on"),
        slug_of=lambda words: slug_of(words, settings),
        authority=authority(
            settings.get("TAG_AUTHORITY"), settings.get("FEED_DOMAIN") or settings["SITEURL"]
        ),
        category=settings["DEFAULT_CATEGORY"],
        lang=settings["DEFAULT_LANG"],
        registry=registry.load(folder / "permissions"),
        works=known,
    )
    try:
        return Proposed(name, recognise(name, pasted, site, answers), folder, known)
    except press_source.UnreadableError as error:
        raise CannotBuild([_unreadable(name, error)]) from error


def _pasted(file: str) -> tuple[str, paste.Paste]:
    """What was pasted, and what it is called. No more is read than an article may have."""
    name = "standard input" if file == STANDARD_INPUT else shown(Path(file))
    try:
        if file == STANDARD_INPUT:
            data = sys.stdin.buffer.read(press_source.LARGEST + 1)
        else:
            if Path(file).is_dir():
                mend = "Name a file in it, or use - for a pipe."
                raise CannotBuild([Problem(name, 1, "no-file", "This is a folder.", mend)])
            if not Path(file).is_file():
                message = "There is no such file."
                raise CannotBuild([Problem(name, 1, "no-file", message, "Or use - for a pipe.")])
            with Path(file).open("rb") as stream:
                data = stream.read(press_source.LARGEST + 1)
        return name, paste.read(data)
    except OSError as error:
        message = f"This cannot be read: {error.strerror}."
        raise CannotBuild([Problem(name, 1, "unreadable", message)]) from error
    except press_source.UnreadableError as error:
        raise CannotBuild([_unreadable(name, error)]) from error


def _unreadable(name: str, error: press_source.UnreadableError) -> Problem:
    return Problem(name, error.line, error.code, str(error), error.mend)


def _slug(slug: str | None, settings: dict[str, Any]) -> str:
    if slug and slug_of(slug, settings) != slug:
        mend = f"Write {slug_of(slug, settings)}."
        raise CannotBuild([Problem("--slug", 1, "slug", f"{slug!r} is no slug.", mend)])
    return slug or ""


def _address(address: str | None) -> str:
    if address and not is_web(address):
        message = f"{address!r} is no http(s) address."
        raise CannotBuild([Problem("--source", 1, "address", message)])
    return (address or "").strip()


def _day(settings: dict[str, Any], named: str | None, option: str) -> dt.date:
    try:
        return build_day(named, os.environ, settings.get("TIMEZONE", "UTC"))
    except ValueError as error:
        raise CannotBuild([Problem(option, 1, "build-day", f"{error}.")]) from error
