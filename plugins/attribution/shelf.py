"""The articles of a site by their front matter alone, for commands that need no build.

What is wrong elsewhere, in a text or in a theme, must not keep an editor from taking an article
down. A file that cannot be read is not on the shelf.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution import offers
from plugins.press import front_matter, source
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Shelved:
    """An article's file and what names it; fields that it does not have are empty."""

    path: Path
    slug: str
    lang: str
    title: str
    permission: str = ""
    variant_of: str = ""
    status: str = ""
    offer: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is not published anyway."""
        return self.status.lower() in {"draft", "skip"}


def articles(
    files: Iterable[Path],
    slug_of: Callable[[str, Path], str],
    default_lang: str,
    default_offer: str = "",
) -> list[Shelved]:
    """Every article among ``files``. ``slug_of`` makes the slug of one that has none, of its title
    and its file; ``default_offer`` is what ours are offered under that do not say."""
    found = (_read(path, slug_of, default_lang, default_offer) for path in files)
    return [article for article in found if article is not None]


def with_slug(shelf: Iterable[Shelved], slug: str, lang: str | None = None) -> list[Shelved]:
    """The versions of one article, in every language or in ``lang``. Raises CannotBuild where
    there is none."""
    shelf = list(shelf)
    found = [each for each in shelf if each.slug == slug and lang in {None, each.lang}]
    if found:
        return found
    known = sorted({each.slug for each in shelf})
    near = difflib.get_close_matches(slug, known, 3, 0.5)
    mend = f"Did you mean {' or '.join(near)}?" if near else f"There are {first(known)}."
    mend = mend if known else "There are no articles."
    if lang is not None and slug in known:
        langs = sorted({each.lang for each in shelf if each.slug == slug})
        mend = f"It is there in {', '.join(langs)}."
    named = f"the slug {slug!r}{f' in {lang}' if lang else ''}"
    raise CannotBuild([Problem("SLUG", 1, "no-article", f"No article has {named}.", mend)])


def first(names: list[str], number: int = 5) -> str:
    """The first names, for a message."""
    return ", ".join(names[:number]) + (
        f" and {len(names) - number} more" if len(names) > number else ""
    )


def _read(
    path: Path, slug_of: Callable[[str, Path], str], default_lang: str, default_offer: str
) -> Shelved | None:
    try:
        text, _ = source.read(path)
    except (source.UnreadableError, OSError):
        return None
    fields = front_matter.fields(text)

    def field(name: str) -> str:
        return fields.get(name, (0, ""))[1]

    title = field("title")
    withheld = field("offer").lower() == offers.NONE
    slug = field("slug") or (slug_of(title, path) if title else "")
    if not slug:
        return None
    return Shelved(
        path,
        slug,
        field("lang") or default_lang,
        title,
        field("permission"),
        field("variant_of"),
        field("status"),
        "" if field("permission") or withheld else field("offer") or default_offer,
    )
