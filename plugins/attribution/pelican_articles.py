"""Pelican's articles as this plugin's values."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import licensed
from plugins.attribution.reprint import Extent, Reprint
from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.pelican_content import plain_title, source_html
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.press.build import Build


def published(generator: ArticlesGenerator) -> list[Content]:
    """Everything that is written for readers."""
    return [
        *generator.articles,
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
    ]


def drafts(generator: ArticlesGenerator) -> list[Content]:
    """What only its author sees."""
    return [*generator.drafts, *generator.drafts_translations]


def is_reprint(content: Content) -> bool:
    """Whether it is somebody else's work."""
    return "permission" in content.metadata


def reprinted(contents: list[Content]) -> dict[str, Content]:
    """The reprints among ``contents``, by the path of their file."""
    return {shown(Path(c.source_path)): c for c in contents if is_reprint(c)}


def values_of(
    path: str, content: Content, metadata: Mapping[str, object], build: Build
) -> Reprint | None:
    """What the rules ask of an article, or None where its marks are wrong: then a problem says so.

    ``metadata`` are fields in lower case. Words are counted in excerpts only: that takes longer
    than all the rest, and of a whole work no rule asks for them.
    """
    html = source_html(content)
    is_excerpt = str(metadata.get("extent") or "").strip().lower() == Extent.EXCERPT.value
    try:
        parts = licensed.parts(html)
    except ValueError as error:
        message = f"A mark <!-- reprint --> {error}."
        build.problems.append(
            Problem.in_article(path, line_of(Path(path), "Permission"), "reprint-mark", message)
        )
        return None
    words = sum(map(licensed.count, parts)) if is_excerpt else 0
    return Reprint.from_metadata(
        path,
        plain_title(content),
        content.date.date(),
        tuple(author.name for author in getattr(content, "authors", ())),
        words,
        {**metadata, "lang": content.lang},
    )


def reprints_of(contents: dict[str, Content], build: Build) -> list[Reprint]:
    """The values of reprints, by the path of their file, without those whose marks are wrong."""
    found = (
        values_of(path, content, content.metadata, build) for path, content in contents.items()
    )
    return [reprint for reprint in found if reprint is not None]


def page_path(content: Content) -> str:
    """Where an article's page stands in the output."""
    return str(posixpath.normpath(content.save_as))
