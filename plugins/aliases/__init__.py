"""Old addresses: what an article's ``Alias`` names leads to the article.

``Alias: /2019/05/old.html, /an-old-folder/`` writes a small page at each, which sends a browser on
at once and has a link for everything else. A path that somebody else writes is a problem, as any
two sources of one path are.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.aliases.redirect import path_of, redirect
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.pelican_content import TAKEN_OUT, plain_title
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from plugins.press.pelican_writer import StagingWriter


def register() -> None:
    """Connect to Pelican."""
    signals.article_writer_finalized.connect(write_articles)
    signals.page_writer_finalized.connect(write_pages)


def write_articles(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Plan the old addresses of articles; those of one that was taken out lead to the page in its
    place."""
    found = chain(
        generator.articles,
        generator.translations,
        generator.hidden_articles,
        generator.context.get(TAKEN_OUT, ()),
    )
    for article in found:
        _write(article, writer)


def write_pages(generator: PagesGenerator, writer: StagingWriter) -> None:
    """Plan the old addresses of pages."""
    for page in chain(generator.pages, generator.translations, generator.hidden_pages):
        _write(page, writer)


def _write(content: Content, writer: StagingWriter) -> None:
    source = Path(content.source_path)
    for alias in str(content.metadata.get("alias") or "").split(","):
        path = path_of(alias)
        if path is not None:
            page = redirect(f"{content.settings['SITEURL']}/{content.url}", plain_title(content))
            writer.write_bytes(path, shown(source), partial(bytes, page))
        elif alias.strip():
            message = f"The Alias {alias.strip()!r} is no path on this site such as /2019/old.html."
            line = line_of(source, "Alias")
            content.settings[SETTING].problems.append(
                Problem.in_article(shown(source), line, "bad-alias", message)
            )
