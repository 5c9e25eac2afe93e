"""A new article: a Markdown file whose front matter is filled in."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press import front_matter
from plugins.press.files import shown, write_atomic
from plugins.press.identity import mint
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path


class Kind(enum.Enum):
    """What is written."""

    ARTICLE = "article"
    REPRINT = "reprint"
    EXCERPT = "excerpt"
    REVIEW = "review"

    @property
    def needs_permission(self) -> bool:
        """Whether it is somebody else's work."""
        return self in {Kind.REPRINT, Kind.EXCERPT}


@dataclass(frozen=True)
class Wish:
    """What was asked for. ``permission`` is an id, for somebody else's work."""

    title: str
    slug: str
    kind: Kind
    day: dt.date
    author: str
    category: str
    authority: str
    permission: str | None = None


def permissions(content: Path) -> list[str]:
    """The ids to choose from."""
    return sorted(path.stem for path in (content / "permissions").glob("*.toml"))


def create(content: Path, wish: Wish) -> Path:
    """Write the file. Raises CannotBuild where its name or its slug is taken, or nothing allows
    the reprint; then nothing was written."""
    path = content / "articles" / f"{wish.slug}.md"
    problems = list(_problems(content, path, wish))
    if problems:
        raise CannotBuild(problems)
    write_atomic(path, "".join(f"{line}\n" for line in _lines(wish)).encode())
    return path


def _problems(content: Path, path: Path, wish: Wish) -> Iterator[Problem]:
    if not wish.slug:
        message = f"The title {wish.title!r} has no letter that an address can hold."
        yield Problem(shown(path), 1, "no-slug", message, "Name a --slug.")
        return
    if path.exists():
        message = "This file is there already, and is left as it is."
        yield Problem(shown(path), 1, "exists", message, "Choose another title or --slug.")
    for other in sorted((content / "articles").rglob("*.md")):
        fields = front_matter.fields(other.read_text("utf-8-sig", errors="replace"))
        if other != path and fields.get("slug", (0, other.stem))[1] == wish.slug:
            message = f"This article has the slug {wish.slug!r} already."
            yield Problem(shown(other), 1, "same-slug", message, "Choose another --slug.")
    if wish.kind.needs_permission and wish.permission not in permissions(content):
        known = ", ".join(permissions(content)) or "none yet: write one into content/permissions/"
        message = "Somebody else's work is printed under a permission."
        if wish.permission:
            message = f"There is no permission {wish.permission!r}."
        mend = f"Name one with --permission: {known}."
        yield Problem(shown(content / "permissions"), 1, "unknown-permission", message, mend)


def _lines(wish: Wish) -> Iterator[str]:
    yield f"Title: {wish.title}"
    yield f"Date: {wish.day}"
    yield f"Author: {wish.author}"
    yield f"Category: {wish.category}"
    yield "Labels:"
    yield f"Slug: {wish.slug}"
    yield f"Guid: {mint(wish.authority, wish.slug)}"
    if wish.kind.needs_permission:
        yield f"Permission: {wish.permission}"
        yield "Extent: excerpt" if wish.kind is Kind.EXCERPT else "Extent: full"
        yield "Source: https://"
        yield "Source_Title:"
    if wish.kind is Kind.REVIEW:
        for name in ("Title", "Authors", "ISBN", "Publisher", "Published"):
            yield f"Book_{name}:"
    yield ""
    if wish.kind is Kind.EXCERPT:
        yield from ("<!-- reprint -->", "", "<!-- /reprint -->", "")
