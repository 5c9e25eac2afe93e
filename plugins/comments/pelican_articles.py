"""The articles of a content folder, for threads to find: their front matter alone is read.

Building the site to learn its addresses would take seconds and fail where any article has a
mistake; comments can be imported all the same.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.comments.articles import Article, Articles
from plugins.press import front_matter, source
from plugins.press.files import walk
from plugins.press.pelican_build import Options
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_reader import whole_date
from plugins.press.pelican_settings import load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
_META = re.compile(r'<meta\s+name="([^"<>]{1,60})"\s+content="([^"<>]*)"', re.IGNORECASE)
_TITLE = re.compile(r"<title>([^<]*)</title>", re.IGNORECASE)
_HEAD = 20_000


def articles(base: Path, content: str | None = None) -> Articles:
    """Every article that has a date and can be read, drafts too. Raises CannotBuild where the
    settings cannot."""
    settings = load(base, None, Options(content=content).as_settings())
    return Articles(tuple(_articles(Path(settings["PATH"]), settings)))


def content_folder(base: Path) -> Path:
    """The content folder that the settings name."""
    return Path(load(base, None, {})["PATH"])


def _articles(content: Path, settings: dict[str, Any]) -> Iterator[Article]:
    for folder in settings["ARTICLE_PATHS"]:
        for name in walk(content / folder):
            path = content / folder / name
            if not name.lower().endswith(_ENDINGS):
                continue
            try:
                text, _ = source.read(path)
            except (source.UnreadableError, OSError):
                continue  # the build says so; here it is an article that no thread finds
            article = _article(_fields(path, text), settings)
            if article is not None:
                yield article


def _fields(path: Path, text: str) -> dict[str, str]:
    """The front matter; of an HTML file, its ``meta`` elements and its title."""
    if path.suffix.lower() not in {".html", ".htm"}:
        return {name: value for name, (_, value) in front_matter.fields(text).items()}
    head = text[:_HEAD]
    found = {name.lower(): unescape(value) for name, value in _META.findall(head)}
    title = _TITLE.search(head)
    return {"title": unescape(title[1]).strip() if title else "", **found}


def _article(fields: dict[str, str], settings: dict[str, Any]) -> Article | None:
    title = fields.get("title", "")
    slug = fields.get("slug") or slug_of(title, settings)
    try:
        date = whole_date(fields.get("date", ""))
    except ValueError:
        return None
    if not slug:
        return None
    aliases = tuple(a.strip() for a in fields.get("alias", "").split(",") if a.strip())
    path = _path(slug, date, fields, settings)
    return Article(slug, path, aliases, title, fields.get("guid", ""))


def _path(slug: str, date: dt.datetime, fields: dict[str, str], settings: dict[str, Any]) -> str:
    """Where it is published, as ``ARTICLE_URL`` says."""
    lang = fields.get("lang") or settings["DEFAULT_LANG"]
    name = "ARTICLE_URL" if lang == settings["DEFAULT_LANG"] else "ARTICLE_LANG_URL"
    category = slug_of(fields.get("category") or settings["DEFAULT_CATEGORY"], settings)
    named = {"slug": slug, "date": date, "lang": lang, "category": category}
    try:
        return "/" + str(settings[name]).format(**named)
    except (KeyError, IndexError, ValueError):
        return ""
