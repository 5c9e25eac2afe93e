"""What Pelican's content objects leave to do. The private names that it takes stand here only.

``tests/press/test_pelican_content.py`` fails when Pelican changes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pelican.contents import Content
from pelican.utils import slugify

if TYPE_CHECKING:
    from pelican.generators import ArticlesGenerator


TAKEN_OUT = "taken_out"
"""Under this name, in Pelican's context, the articles that were read and are not published."""


def plain_title(content: Content) -> str:
    """The title as text: no tags, no references, and the spaces that an author typed."""
    return " ".join(str(Markup(content.title).striptags()).split())


def slug_of(title: str, settings: dict[str, Any]) -> str:
    """The slug that Pelican makes of a title."""
    return str(slugify(title, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"]))


def source_html(content: Content) -> str:
    """The HTML that the reader made, before Pelican fills in links to other files.

    ``content.content`` cannot be asked: Pelican remembers its answer, and links are not known yet.
    """
    return str(content._content or "")


def with_links(content: Content, html: str) -> str:
    """A part of ``content``'s HTML with the links to other files filled in."""
    return str(content._update_content(html, content.settings["SITEURL"]))


def replace_html(content: Content, html: str) -> None:
    """Give ``content`` another text; before anybody has asked for ``content.content``."""
    content._content = html


def planned_path(static: Content) -> str:
    """Where an author's own file goes, unless a page that is written later attaches it.

    ``static.save_as`` must not be asked so early: Pelican attaches no file whose place was asked
    for.
    """
    return str(static.get_url_setting("save_as"))


def forget_contents() -> None:
    """Let go of the articles of builds that are over: Pelican remembers what it made of each, and
    a process that builds again and again would keep them all."""
    Content.get_content.cache.clear()
    Content.get_summary.cache.clear()


def take_out(generator: ArticlesGenerator, contents: list[Content]) -> None:
    """Publish ``contents`` nowhere: no page, no listing, no feed, no attachment.

    Links to their files still lead to their addresses, where a page says what became of them. The
    gate is shown them as what is gone: no other page may show them either.
    """
    gone = {id(content) for content in contents}
    if not gone:
        return
    generator.context.setdefault(TAKEN_OUT, []).extend(contents)
    for name in ("articles", "translations", "hidden_articles", "hidden_translations"):
        kept = [content for content in getattr(generator, name) if id(content) not in gone]
        for content in kept:
            content.translations = [t for t in content.translations if id(t) not in gone]
        setattr(generator, name, kept)
    known = generator.context["generated_content"]
    attached = {link for content in contents for link in content.get_static_links()}
    if attached:
        out = {id(content) for content in generator.context[TAKEN_OUT]}
        others = (c for c in known.values() if c is not None and id(c) not in out)
        attached -= {link for content in others for link in content.get_static_links()}
        generator.context["static_links"] -= attached
