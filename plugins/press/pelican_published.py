"""Pelican's contents as plain values: what was meant to be published, and what authors wrote."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.contents import Article

from plugins.press import front_matter, source
from plugins.press.build import SHOW_DRAFTS
from plugins.press.files import shown
from plugins.press.gate import Item, Published
from plugins.press.manuscript import Manuscript
from plugins.press.pelican_content import TAKEN_OUT, plain_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content

PUBLISHED = ("articles", "hidden_articles", "pages", "hidden_pages")
DRAFTS = ("drafts", "draft_pages")


def published(
    context: dict[str, Any],
    makes: list[str],
    writers: dict[str, tuple[str, ...]],
    *,
    production: bool,
) -> Published:
    """What the gate is told of a build. ``makes`` are the attributes that its checks want."""
    names = (*PUBLISHED, *DRAFTS) if context.get(SHOW_DRAFTS) else PUBLISHED
    contents = _contents(context, names)
    return Published(
        items=tuple(_item(content, makes) for content in contents),
        writers=writers,
        production=production,
        gone=tuple(_item(content, makes) for content in context.get(TAKEN_OUT, ())),
    )


def manuscripts(context: dict[str, Any]) -> Iterator[Manuscript]:
    """The files of everything that was read, drafts too."""
    for content in _contents(context, (*PUBLISHED, *DRAFTS)):
        path = Path(content.source_path)
        text, _ = source.read(path)
        yield Manuscript(
            path=shown(path),
            slug=content.slug,
            text=text,
            fields=front_matter.fields(text),
            is_article=isinstance(content, Article),
            is_draft=content.status == "draft",
            day=content.date.date() if hasattr(content, "date") else None,
            labels=tuple(label.name for label in getattr(content, "tags", ())),
            entry_id=getattr(content, "entry_id", None),
        )


def _contents(context: dict[str, Any], names: tuple[str, ...]) -> list[Content]:
    """Contents and their translations, each once: of two with one slug either is the other's."""
    found = [content for name in names for content in context.get(name, ())]
    found += [other for content in found for other in content.translations]
    return list({id(content): content for content in found}.values())


def _item(content: Content, makes: list[str]) -> Item:
    return Item(
        source=shown(Path(content.source_path)),
        path=posixpath.normpath(content.save_as),
        title=plain_title(content),
        slug=content.slug,
        lang=content.lang,
        is_article=isinstance(content, Article),
        is_draft=content.status == "draft",
        entry_id=getattr(content, "entry_id", None),
        day=content.date.date() if hasattr(content, "date") else None,
        made={name: getattr(content, name) for name in makes if hasattr(content, name)},
    )
