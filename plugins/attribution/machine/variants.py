"""Versions of one work: ``Variant_Of`` names the article whose page is the canonical one.

It is the page that search engines show and that all versions point to with ``rel=canonical`` (RFC
6596), so it has to be there, and may not point on to another.
"""

from __future__ import annotations

import difflib
import enum
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

FIELD = "Variant_Of"
HINTS = 5
"""After so many mistakes nobody is told any more what was meant: to look for it takes long."""


class Standing(enum.Enum):
    """What readers see of an article."""

    PUBLISHED = "published"
    DRAFT = "draft"
    GONE = "gone"


@dataclass(frozen=True)
class Version:
    """An article by the path of its file; ``variant_of`` is a slug, or empty."""

    path: str
    slug: str
    lang: str
    variant_of: str = ""
    standing: Standing = Standing.PUBLISHED


@dataclass
class Joined:
    """``canonical`` maps the file of a published variant to that of its canonical article."""

    canonical: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)


def resolve(versions: Iterable[Version]) -> Joined:
    """Find what each variant names, and what is wrong with it.

    Of translations, which share a slug, it is the one in the variant's language, else the first.
    That an original was taken out is advice: a variant must not keep it on the site. Until
    somebody looks at it, the variant is its own canonical page.
    """
    by_slug: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_slug[version.slug].append(version)
    joined = Joined()
    for version in [each for found in by_slug.values() for each in found]:
        if not version.variant_of or version.standing is not Standing.PUBLISHED:
            continue
        named = by_slug.get(version.variant_of, [])
        target = next((each for each in named if each.lang == version.lang), None)
        target = target or next(iter(named), None)
        known = by_slug if len(joined.problems) < HINTS else ()
        wrong = _mistake(version, target, known)
        if wrong is not None:
            is_gone = target is not None and target.standing is Standing.GONE
            told = joined.advice if is_gone else joined.problems
            told.append(_problem(version, *wrong))
        elif target is not None:
            joined.canonical[version.path] = target.path
    return joined


def _mistake(
    version: Version, target: Version | None, known: Collection[str]
) -> tuple[str, str] | None:
    """What is wrong with the article that ``version`` names, and the mend; ``known`` are slugs that
    it may have meant."""
    slug = version.variant_of
    if slug == version.slug:
        return f"The article names itself: {slug!r} is its own slug.", f"Remove {FIELD}."
    if target is None:
        near = difflib.get_close_matches(slug, known, 1)
        hint = f"Did you mean {near[0]!r}?" if near else "Name another article's Slug."
        return f"There is no article with the slug {slug!r}.", hint
    if target.standing is Standing.GONE:
        message = f"{target.path} was left out of the site: its permission was withdrawn or ended."
        return message, f"Remove {FIELD}, or take this version out as well."
    if target.standing is Standing.DRAFT:
        return f"{target.path} is not published (yet).", f"Publish it, or remove {FIELD}."
    if target.variant_of == version.slug:
        message = f"{target.path} names this article in its turn: they lead in a circle."
        return message, f"Remove {FIELD} from the one that is the original."
    if target.variant_of:
        message = f"{target.path} is itself a version, of {target.variant_of!r}."
        return message, f"Name the original: one {FIELD} may not lead to another."
    return None


def _problem(version: Version, message: str, mend: str) -> Problem:
    line = line_of(Path(version.path), FIELD)
    return Problem.in_article(version.path, line, "variant-of", f"{FIELD}: {message}", mend)
