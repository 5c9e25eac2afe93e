"""The ways in for ``invoke reprint.withdraw`` and ``invoke reprint.restore``.

Neither builds: they record, and the next build takes down or brings back. Front matter is all
that they read of the articles, so that nothing that is wrong with a site stands in their way.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.attribution import registry
from plugins.attribution.pelican_shelf import articles
from plugins.attribution.takedown import withdrawals
from plugins.attribution.takedown.asking import (
    BY_PERMISSION,
    Request,
    entries,
    selected,
    still_published,
    to_restore,
)
from plugins.press.day import build_day
from plugins.press.files import shown
from plugins.press.pelican_build import Options
from plugins.press.pelican_settings import content_of, load
from plugins.press.person import git_user
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator


def withdraw(
    base: Path,
    slugs: str,
    why: str | None,
    *,
    who: str | None = None,
    on: str | None = None,
    lang: str | None = None,
    wish: str | None = None,
    public: bool = False,
    confirm: int | None = None,
    content: str | None = None,
) -> list[str]:
    """Record that articles are withdrawn; returns what to tell. Raises Refused where so many have
    to be confirmed, and CannotBuild."""
    settings, file = _site(base, content)
    shelf = articles(settings)
    known, problems = withdrawals.load(file)
    if problems:
        raise CannotBuild(problems)
    request = Request(
        slugs, why or "", who or git_user(), _day(settings, on), lang, wish, public, confirm
    )
    chosen = selected(slugs, lang, shelf)
    new = entries(request, chosen, known)
    withdrawals.add(file, new)
    titles = {each.slug: each.title for each in reversed(chosen)}
    told = [f"{shown(file)}: “{titles[e.article]}” is withdrawn from {e.on} on." for e in new]
    told += still_published(chosen, shelf, [*known, *new])
    return [*told, f"The next build takes {'it' if len(new) == 1 else 'them'} down: invoke build"]


def restore(
    base: Path, slugs: str, *, lang: str | None = None, content: str | None = None
) -> list[str]:
    """Take that back; returns what to tell. Raises CannotBuild."""
    settings, file = _site(base, content)
    known, problems = withdrawals.load(file)
    if problems:
        raise CannotBuild(problems)
    if slugs.startswith(BY_PERMISSION):
        down = {entry.article for entry in known}
        under = selected(slugs, lang, articles(settings))
        slugs = ",".join(dict.fromkeys(e.slug for e in under if e.slug in down))
    try:
        found = to_restore(slugs, lang, known)
    except CannotBuild as error:
        raise CannotBuild([*error.problems, *_taken_back(settings, slugs)]) from error
    withdrawals.remove(file, found)
    told = [f"{shown(file)}: {e.article!r} is no longer withdrawn." for e in found]
    return [*told, f"The next build publishes {'it' if len(found) == 1 else 'them'}: invoke build"]


def _taken_back(settings: dict[str, Any], slugs: str) -> Iterator[Problem]:
    """The permissions that keep an article down, where no table does."""
    names = {slug.strip() for slug in slugs.split(",")}
    known = registry.load(Path(settings["PATH"]) / "permissions")
    day = _day(settings, None)
    for article in articles(settings):
        permission = known.permissions.get(article.permission)
        if article.slug in names and permission is not None and permission.is_removed_on(day):
            message = f"The permission of {article.slug!r} was taken back, or has ended."
            yield Problem(known.places[article.permission], 1, "not-withdrawn", message)


def _site(base: Path, content: str | None) -> tuple[dict[str, Any], Path]:
    settings = load(base, None, Options(content=content).as_settings())
    return settings, content_of(settings) / withdrawals.NAME


def _day(settings: dict[str, Any], on: str | None) -> dt.date:
    try:
        return build_day(on, os.environ, settings.get("TIMEZONE", "UTC"))
    except ValueError as error:
        raise CannotBuild([Problem("--on", 1, "build-day", f"{error}.")]) from error
