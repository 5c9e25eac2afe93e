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
