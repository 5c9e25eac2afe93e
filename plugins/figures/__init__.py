"""Pictures in articles: with their size, in several widths, and as figures with captions.

A picture that stands alone in its paragraph becomes a ``figure``; its title, if it has one, the
caption::

    ![A tin of shortbread on a counter](/images/shortbread.jpg "It does most of the work.")

Pictures wider than a column of text are offered in smaller widths as well, and a browser takes
what fits. Pictures of other sites, and vector graphics, are left as they are.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.figures.markup import Picture, improve
from plugins.figures.variants import shrink, widths
from plugins.press.files import shown
from plugins.press.pelican_content import replace_html, source_html
from plugins.press.pictures import file_of, size_of

if TYPE_CHECKING:
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from plugins.press.pelican_writer import StagingWriter


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(improve_articles)
    signals.page_generator_finalized.connect(improve_pages)
    signals.article_writer_finalized.connect(write_variants)
    signals.page_writer_finalized.connect(write_variants)


def improve_articles(generator: ArticlesGenerator) -> None:
    """Look at every article's pictures."""
    found = chain(generator.articles, generator.translations, generator.hidden_articles)
    _improve(generator, [*found, *generator.drafts])


def improve_pages(generator: PagesGenerator) -> None:
    """Look at every page's pictures."""
    found = chain(generator.pages, generator.translations, generator.hidden_pages)
    _improve(generator, [*found, *generator.draft_pages])


def write_variants(generator: ArticlesGenerator | PagesGenerator, writer: StagingWriter) -> None:
    """Plan the narrower copies of the pictures that were found."""
    planned = {job.path for job in writer.jobs}
    for (address, width), path in sorted(getattr(generator, "variants", {}).items()):
        target = address.lstrip("/")
        if target not in planned:
            writer.write_bytes(target, shown(path), shrink(path, width))


def _improve(generator: ArticlesGenerator | PagesGenerator, contents: list[Content]) -> None:
    content_folder, site = Path(generator.path), generator.settings["SITEURL"]
    generator.variants = {}

    def look(address: str) -> Picture | None:
        local = address.removeprefix(site)
        size, path = size_of(content_folder, local), file_of(content_folder, local)
        if size is None or path is None:
            return None
        narrower = {width: f"{site}{name}" for width, name in widths(local, size).items()}
        for width, name in widths(local, size).items():
            generator.variants[name, width] = path
        return Picture(size, narrower)

    for content in contents:
        html = source_html(content)
        if "<img" in html:
            replace_html(content, improve(html, look))
