"""Pelican's generators, with files in a certain order and without what is not published yet."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from jinja2 import FileSystemLoader
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.plugins import signals

from plugins.press.build import HELD, SETTING, SHOW_DRAFTS
from plugins.press.files import shown, walk
from plugins.press.pelican_content import TAKEN_OUT, source_html
from plugins.press.pelican_writer import StagingWriter
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pelican.contents import Content

    from plugins.press.progress import Progress


OUR_TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"


class _Counted(list[str]):
    """Files that tell how many of them were taken."""

    def __init__(self, files: list[str], progress: Progress) -> None:
        super().__init__(files)
        self.progress = progress

    def __iter__(self) -> Iterator[str]:
        for number, file in enumerate(super().__iter__(), 1):
            self.progress("Reading", number, len(self))
            yield file


class _Orderly:
    """Files sorted by path, for a set's order differs from run to run; nothing that is held back,
    and nothing of a draft, unless drafts are shown."""

    def get_files(self, *args: Any, **kwargs: Any) -> list[str]:
        held = self.settings.get(HELD, ())  # type: ignore[attr-defined]
        files = sorted(super().get_files(*args, **kwargs))  # type: ignore[misc]
        content = Path(self.path)  # type: ignore[attr-defined]
        kept = [file for file in files if shown(content / file) not in held]
        build = self.settings.get(SETTING)  # type: ignore[attr-defined]
        return kept if build is None else _Counted(kept, build.progress)

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

    def generate_context(self) -> None:
        """Leave out what belongs to drafts and to what was taken out: pictures and the like that
        nothing else mentions."""
        super().generate_context()
        drafts = () if self.settings.get(SHOW_DRAFTS) else ("drafts", "draft_pages")
        unseen = _texts(self.context, *drafts, TAKEN_OUT)
        if not unseen:
            return
        others = _texts(self.context, "articles", "hidden_articles", "pages", "hidden_pages")
        if not drafts:
            others += _texts(self.context, "drafts", "draft_pages")
        profiles = Path(self.path).glob("authors/*.md")
        others += "".join(path.read_text("utf-8", "replace") for path in profiles)
        names = {id(s): s.get_relative_source_path() for s in self.context["staticfiles"]}
        self.staticfiles: list[Content] = [
            static
            for static in self.context["staticfiles"]
            if names[id(static)] not in unseen or names[id(static)] in others
        ]
        self._update_context(("staticfiles",))

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


def _texts(context: dict[str, Any], *names: str) -> str:
    """The sources of contents and their translations, in one."""
    contents = [content for name in names for content in context.get(name, ())]
    contents += [other for content in contents for other in content.translations]
    return "\n".join(unquote(source_html(content)) for content in contents)


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


def add_our_templates(generator: Generator) -> None:
    """Templates that neither the theme nor Pelican has come from ours: a page that a plugin of
    ours writes can be written under any theme."""
    generator.env.loader.loaders.append(FileSystemLoader(OUR_TEMPLATES))


signals.content_object_init.connect(wait_for_its_day)
signals.generator_init.connect(add_our_templates)
