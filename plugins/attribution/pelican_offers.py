"""Offers among Pelican's articles: what others may reprint of ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import offers
from plugins.attribution.pelican_articles import is_reprint, published, values_of
from plugins.attribution.work import wording
from plugins.press.addresses import home
from plugins.press.files import shown
from plugins.press.pelican_content import source_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.attribution.registry import Registry
    from plugins.attribution.reprint import Reprint
    from plugins.press.build import Build


def offer(generator: ArticlesGenerator, known: Registry, build: Build) -> list[Reprint]:
    """Give each article that others may reprint its ``licence``; returns those articles."""
    contents = {shown(Path(content.source_path)): content for content in published(generator)}
    build.problems += filter(
        None, (offers.of_reprint(p, _written(c)) for p, c in contents.items() if is_reprint(c))
    )
    found = list(offered(generator, contents, known, build))
    outcome = offers.resolve(found, known, build.day)
    build.problems += outcome.problems
    for path, licence in outcome.licences.items():
        contents[path].licence = licence
        contents[path].work = wording(source_html(contents[path]))
    return found


def offered(
    generator: ArticlesGenerator, contents: dict[str, Content], known: Registry, build: Build
) -> Iterator[Reprint]:
    """Those of ``contents``, by the path of their file, that are ours and offered."""
    settings = generator.settings
    for path, content in contents.items():
        name = offers.name_of(_written(content), settings.get("REPRINT_OFFER"), known)
        if name is not None and not is_reprint(content):
            told = {
                "permission": name,
                "source": home(settings) + content.url,
                "source_title": settings["SITENAME"],
                "author": content.metadata.get("author"),
                "authors": content.metadata.get("authors"),
            }
            article = values_of(path, content, told, build)
            if article is not None:
                yield article


def _written(content: Content) -> str:
    return str(content.metadata.get("offer") or "").strip()
