"""Feeds: what syndication partners pull.

``feeds/all.atom.xml`` holds the newest articles whole, each with its attribution inside of the
content, for readers show nothing else. An entry's id is the article's ``Guid``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins.press.addresses import home as home_of
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.identity import authority, mint
from plugins.press.manuscript import Adviser
from plugins.press.pelican_content import TAKEN_OUT, plain_title
from plugins.press.problem import Problem
from plugins.syndication import guids
from plugins.syndication.absolute import absolute
from plugins.syndication.atom import Category, Entry, Feed, Person, write

if TYPE_CHECKING:
    from pelican.contents import Article
    from pelican.generators import ArticlesGenerator

    from plugins.press.pelican_writer import StagingWriter

ALL = "feeds/all.atom.xml"

ADVICE = (Adviser("Guids", guids.advise),)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(identify)
    signals.article_writer_finalized.connect(write_feeds)


def identify(generator: ArticlesGenerator) -> None:
    """Give every listed article its ``entry_id``, and what was taken out the one that it had."""
    settings = generator.settings
    who = authority(settings.get("TAG_AUTHORITY"), home_of(settings))
    listed = [*generator.articles, *generator.translations]
    for number, article in enumerate([*listed, *generator.context.get(TAKEN_OUT, ())]):
        guid = str(article.metadata.get("guid") or "").strip()
        suffix = () if article.in_default_lang else (article.lang,)
        article.entry_id = guid or mint(who, article.slug, *suffix)
        if not guid and number < len(listed):
            settings[SETTING].advice.append(
                Problem(
                    shown(Path(article.source_path)),
                    1,
                    "no-guid",
                    "This article has no Guid; its entry would change identity with its slug.",
                    f"Add the field Guid: {article.entry_id}",
                )
            )


def write_feeds(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Plan the feeds; they are made with the pages."""
    articles = sorted(
        [*generator.articles, *generator.translations],
        key=lambda article: (article.date, article.entry_id),
        reverse=True,
    )[: generator.settings["FEED_MAX_ITEMS"]]
    for article in articles:
        article.in_feeds = (*getattr(article, "in_feeds", ()), ALL)

    def make() -> bytes:
        return write(_feed(generator.settings), (_entry(a, generator.settings) for a in articles))

    writer.write_bytes(ALL, "the feed of all articles", make)


def _feed(settings: dict[str, Any]) -> Feed:
    home = home_of(settings)
    return Feed(
        id=mint(authority(settings.get("TAG_AUTHORITY"), home), "feeds", "all"),
        title=settings["SITENAME"],
        url=home + ALL,
        home=home,
        lang=settings["DEFAULT_LANG"],
        author=Person(settings.get("AUTHOR") or settings["SITENAME"], home),
        subtitle=settings.get("SITESUBTITLE"),
    )


def _entry(article: Article, settings: dict[str, Any]) -> Entry:
    home = home_of(settings)
    page = home + article.url
    attribution = getattr(article, "attribution", None)
    content = absolute(article.get_content(settings["SITEURL"]), page)
    labels = [Category(tag.slug, f"{home}label/", tag.name) for tag in getattr(article, "tags", ())]
    category = Category(article.category.slug, f"{home}category/", article.category.name)
    return Entry(
        id=article.entry_id,
        title=plain_title(article),
        url=page,
        published=article.date,
        updated=getattr(article, "modified", article.date),
        lang=article.lang,
        authors=tuple(_person(author, home) for author in getattr(article, "authors", ())),
        categories=(category, *labels),
        content=f"{content}\n{attribution}" if attribution else content,
        summary=_written_summary(article, page),
        via=attribution.source if attribution else None,
        rights=attribution.statement.text if attribution else None,
    )


def _person(author: Any, home: str) -> Person:
    return Person(author.name, home + author.url if getattr(author, "has_page", False) else None)


def _written_summary(article: Article, page: str) -> str | None:
    """The summary that the author wrote; none that is cut from the text."""
    if "summary" not in article.metadata:
        return None
    return absolute(article.metadata["summary"], page)
