"""Authors: a short biography, an address and a picture, from ``content/authors/<slug>.md``.

::

    Name: Mara Lindqvist
    URL: https://mara.example.org/
    Picture: /images/authors/mara-lindqvist.png

    Mara edits this site. She has worked at three counters.

All fields are optional; ``Name`` is how the author is called in articles, where the file's name
does not say so. A theme finds the :class:`~plugins.authors.profile.Profile` as ``author.profile``;
an author without a file has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.authors.profile import load
from plugins.press.build import SETTING
from plugins.press.pelican_content import slug_of

if TYPE_CHECKING:
    from pelican.generators import ArticlesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(introduce)


def introduce(generator: ArticlesGenerator) -> None:
    """Give each author of an article their profile."""
    settings = generator.settings
    profiles, problems = load(Path(generator.path), lambda name: slug_of(name, settings))
    settings[SETTING].problems += problems
    articles = [*generator.articles, *generator.translations, *generator.drafts]
    named = [author for article in articles for author in getattr(article, "authors", ())]
    for author in [*named, *(author for author, _ in generator.authors)]:
        author.profile = profiles.get(author.slug)
