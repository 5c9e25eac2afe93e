"""The shelf of a site: which files are articles, and which slug Pelican gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.attribution import shelf
from plugins.press.pelican_content import slug_of
from plugins.press.pelican_reader import Reader, as_text
from plugins.press.pelican_settings import content_of

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.attribution.shelf import Shelved


def articles(settings: dict[str, Any]) -> list[Shelved]:
    """The articles in the content folder of ``settings``. Raises CannotBuild where there is no
    such folder."""
    content = content_of(settings)
    folders = [content / folder for folder in settings["ARTICLE_PATHS"]]
    endings = {f".{extension}" for extension in Reader.file_extensions}
    files = {p for folder in folders for p in folder.rglob("*") if p.suffix in endings}

    def slug(title: str, path: Path) -> str:
        named = path.stem if settings["SLUGIFY_SOURCE"] == "basename" else as_text(title)
        return slug_of(named, settings)

    offer = settings.get("REPRINT_OFFER") or ""
    is_there = (content / "permissions" / f"{offer}.toml").is_file()
    return shelf.articles(sorted(files), slug, settings["DEFAULT_LANG"], offer if is_there else "")
