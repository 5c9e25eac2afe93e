"""The ways in for ``invoke new`` and ``invoke rename``, with Pelican's settings and articles."""

from __future__ import annotations

import difflib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.authoring import new, rename
from plugins.press.addresses import home
from plugins.press.day import build_day
from plugins.press.files import shown
from plugins.press.identity import authority, mint
from plugins.press.pelican_build import Options, attempt
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_reader import whole_date
from plugins.press.pelican_settings import content_of, load
from plugins.press.person import git_user
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    import datetime as dt

    from pelican.contents import Content


def create(
    base: Path,
    title: str,
    kind: str = "article",
    *,
    content: str | None = None,
    slug: str | None = None,
    author: str | None = None,
    category: str | None = None,
    permission: str | None = None,
    on: str | None = None,
) -> Path:
    """Write a new article; returns its file. Raises CannotBuild, with what to type instead."""
    settings = _settings(base, content)
    folder = Path(settings["PATH"])
    kinds = {each.value: each for each in new.Kind}
    if kind not in kinds:
        message = f"{kind!r} is no kind of article."
        raise CannotBuild([Problem("--kind", 1, "kind", message, f"Known are {', '.join(kinds)}.")])
    choices = new.permissions(folder)
    if kinds[kind].needs_permission and permission is None and len(choices) == 1:
        permission = choices[0]
    wish = new.Wish(
        title=title.strip(),
        slug=slug or slug_of(title, settings),
        kind=kinds[kind],
        day=_day(settings, on),
        author=author or ("" if kinds[kind].needs_permission else _author(settings)),
        category=category or settings["DEFAULT_CATEGORY"],
        authority=_authority(settings),
        permission=permission,
    )
    return new.create(folder, wish)


def move(
    base: Path, old: str, new_slug: str, *, content: str | None = None, date: str | None = None
) -> list[Path]:
    """Rename an article; returns the files that changed. Raises CannotBuild."""
    settings = _settings(base, content)
    content_of(settings)
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "output")
        _, site = attempt(base, Options(content=content, output=output, on="9999-12-31"))
    contents = {} if site is None else site.context.get("generated_content", {})
    found = [c for c in contents.values() if c is not None and c.slug == old and c.in_default_lang]
    problems = _problems(settings, contents, found, old, new_slug)
    if problems:
        raise CannotBuild(problems)
    (article,) = found
    before = _address(article)
    article.slug = new_slug
    if date is not None:
        article.date = article.date.replace(**_parts(date))
    change = rename.Move(
        file=Path(article.source_path),
        old_slug=old,
        new_slug=new_slug,
        old_path=before,
        new_path=_address(article),
        entry_id=mint(_authority(settings), old),
        date=date,
    )
    return rename.carry_out(rename.plan(Path(settings["PATH"]), change))


def _problems(
    settings: dict[str, Any],
    contents: dict[str, Content],
    found: list[Content],
    old: str,
    new_slug: str,
) -> list[Problem]:
    if slug_of(new_slug, settings) != new_slug:
        mend = f"Write {slug_of(new_slug, settings)}."
        return [Problem("NEW", 1, "slug", f"{new_slug!r} is no slug.", mend)]
    if len(found) != 1:
        known = sorted({c.slug for c in contents.values() if c is not None})
        number = f"{len(found)} articles have" if found else "No article has"
        message = f"{number} the slug {old!r}."
        return [Problem("OLD", 1, "no-article", message, _instead(old, known))]
    return [
        Problem(
            shown(Path(c.source_path)), 1, "same-slug", f"It has the slug {new_slug!r} already."
        )
        for c in contents.values()
        if c is not None and c.slug == new_slug and c is not found[0]
    ]


def _instead(slug: str, known: list[str]) -> str:
    if not known:
        return "There are no articles."
    near = [] if slug in known else difflib.get_close_matches(slug, known, 3, 0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"Known are {', '.join(known)}."


def _settings(base: Path, content: str | None) -> dict[str, Any]:
    return load(base, None, Options(content=content).as_settings())


def _author(settings: dict[str, Any]) -> str:
    return str(settings.get("AUTHOR") or git_user())


def _authority(settings: dict[str, Any]) -> str:
    return authority(settings.get("TAG_AUTHORITY"), home(settings))


def _day(settings: dict[str, Any], on: str | None) -> dt.date:
    try:
        return build_day(on, os.environ, settings.get("TIMEZONE", "UTC"))
    except ValueError as error:
        raise CannotBuild([Problem("--on", 1, "build-day", f"{error}.")]) from error


def _address(article: Content) -> str:
    """Where the article is published; nowhere, for a draft."""
    return "" if article.status == "draft" else str(article.url)


def _parts(date: str) -> dict[str, int]:
    try:
        day = whole_date(date)
    except ValueError as error:
        raise CannotBuild([Problem("--date", 1, "bad-date", f"{error}.")]) from error
    return {"year": day.year, "month": day.month, "day": day.day}
