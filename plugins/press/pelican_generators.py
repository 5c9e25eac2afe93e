"""Pelican's generators, with files in a certain order and without what is not published yet."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.plugins import signals

from plugins.press.build import HELD, SETTING, SHOW_DRAFTS
from plugins.press.files import shown, walk
from plugins.press.pelican_writer import StagingWriter
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pelican.contents import Content


class _Orderly:
    """Files sorted by path, for a set's order differs from run to run; nothing that is held back,
    and nothing of a draft, unless drafts are shown."""

    def get_files(self, *args: Any, **kwargs: Any) -> list[str]:
        held = self.settings.get(HELD, ())  # type: ignore[attr-defined]
        files = sorted(super().get_files(*args, **kwargs))  # type: ignore[misc]
        return [file for file in files if shown(Path(self.path) / file) not in held]  # type: ignore[attr-defined]

    def add_static_links(self, content: Content) -> None:
        if content.status != "draft" or self.settings.get(SHOW_DRAFTS):  # type: ignore[attr-defined]
            super().add_static_links(content)  # type: ignore[misc]


class Articles(_Orderly, ArticlesGenerator):
    """Articles; drafts where they are shown."""

    def generate_drafts(self, write: Callable[..., None]) -> None:
        """Write them for ``serve`` only."""
        if self.settings.get(SHOW_DRAFTS):
            super().generate_drafts(write)


class Pages(_Orderly, PagesGenerator):
    """Pages; drafts where they are shown."""

    def generate_output(self, writer: StagingWriter) -> None:
        """Write what is published, and drafts for ``serve`` only."""
        if not self.settings.get(SHOW_DRAFTS):
            self.draft_pages: list[Content] = []
            self.draft_translations: list[Content] = []
        super().generate_output(writer)


class Statics(StaticGenerator):
    """Static files. They are copied last, for a page that is rendered may attach one of them."""

    def generate_output(self, writer: StagingWriter) -> None:
        """Let the pages be written, tell the writer what is copied where, and copy it."""
        if isinstance(writer, StagingWriter):
            writer.finish()
            writer.copied.update(self._targets())
        super().generate_output(writer)

    def _targets(self) -> Iterator[tuple[str, str]]:
        for folder in self.settings["THEME_STATIC_PATHS"]:
            source = Path(self.theme) / folder
            for path in walk(source):
                target = PurePosixPath(self.settings["THEME_STATIC_DIR"]) / path
                yield str(target), shown(source / path)
        for static in self.staticfiles:
            yield static.save_as, shown(Path(self.path) / static.source_path)


REPLACED = {ArticlesGenerator: Articles, PagesGenerator: Pages, StaticGenerator: Statics}


def wait_for_its_day(content: Content) -> None:
    """An article that is dated after the build day is a draft until then, and is listed."""
    build = content.settings.get(SETTING)
    if build is None or not isinstance(content, Article) or not hasattr(content, "date"):
        return
    if content.date.date() > build.day and content.status == "published":
        content.status = "draft"
        content.waits_for = day = content.date.date()
        build.advice.append(
            Problem(
                shown(Path(content.source_path)),
                1,
                "waits",
                f"This article waits for its day: it is published on {day}.",
            )
        )


signals.content_object_init.connect(wait_for_its_day)
