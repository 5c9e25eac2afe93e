"""Labels: the names that articles are filed under.

Two spellings of one label (``Customer Care``, ``customer care``) share a page. Two different names
that happen to share an address (``C++`` and ``C#`` are both ``label/c.html``) are a problem.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.labels import spelling
from plugins.labels.collisions import Use, collisions
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.manuscript import Adviser

if TYPE_CHECKING:
    from pelican.generators import ArticlesGenerator

ADVICE = (Adviser("labels that differ in spelling", spelling.advise),)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(judge)
    signals.article_generator_finalized.connect(tell_which_have_pages)


def judge(generator: ArticlesGenerator) -> None:
    """Report labels, categories and authors whose different names share a page."""
    uses = []
    for article in generator.articles:
        path = shown(Path(article.source_path))
        named = [("label", tag) for tag in getattr(article, "tags", ())]
        named += [("author", author) for author in getattr(article, "authors", ())]
        named += [("category", article.category)] if hasattr(article, "category") else []
        uses += [Use(kind, thing.name, thing.slug, path) for kind, thing in named]
    generator.settings[SETTING].problems.extend(collisions(uses))


def tell_which_have_pages(generator: ArticlesGenerator) -> None:
    """Set ``has_page`` on each label, category and author: Pelican writes none for what only a
    translation, a hidden article or a draft has, and a theme must not link there."""
    pages = {
        *(("Tag", tag.slug) for tag in generator.tags),
        *(("Category", category.slug) for category, _ in generator.categories),
        *(("Author", author.slug) for author, _ in generator.authors),
    }
    hidden = [*generator.hidden_articles, *generator.hidden_translations]
    for article in [*generator.articles, *generator.translations, *hidden, *generator.drafts]:
        things = [*getattr(article, "tags", ()), *getattr(article, "authors", ()), article.category]
        for thing in things:
            thing.has_page = (type(thing).__name__, thing.slug) in pages
