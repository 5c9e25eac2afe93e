"""Republish kits among Pelican's pages: one for each article that others may reprint."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals

from plugins.attribution.kit import kit, pictures
from plugins.attribution.kit.surroundings import Surroundings
from plugins.attribution.licence import Licence
from plugins.attribution.pelican_articles import drafts, is_reprint, published
from plugins.press.addresses import home
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.pelican_content import plain_title, with_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, StaticGenerator

    from plugins.attribution.kit.pictures import Rights
    from plugins.press.pelican_writer import StagingWriter

FOLDER = "republish"
TEMPLATE = "republish"
"""The theme's; ours in the theme's frame, where it has none."""
OURS = Path(__file__).parents[2] / "theme"
SCRIPT = "kit.js"


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(offer_kits)
    signals.static_generator_finalized.connect(keep_rights_private)
    signals.article_writer_finalized.connect(write_kits)


def offer_kits(generator: ArticlesGenerator) -> None:
    """Tell each article that others may reprint where its kit is, as ``article.republish``.

    It is None for all others: Pelican makes attributes of whatever fields an author writes.
    """
    generator.picture_rights, problems = pictures.load(Path(generator.path))
    generator.settings[SETTING].problems += problems
    for content in [*published(generator), *drafts(generator)]:
        content.republish = None
        if not isinstance(getattr(content, "licence", None), Licence):
            content.licence = None
    for content in published(generator):
        if content.licence is not None and content.licence.may_be_reprinted:
            content.republish = f"{FOLDER}/{_name(content)}.html"


def keep_rights_private(generator: StaticGenerator) -> None:
    """The file about pictures lies among them, and is no picture to publish."""
    for files in (generator.staticfiles, generator.context["staticfiles"]):
        files[:] = [f for f in files if f.get_relative_source_path() != pictures.NAME]


def write_kits(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Plan the kits. They are made with the pages, and none is kept longer than its own files are
    written."""
    bench = _Bench(generator.picture_rights)
    offered = [content for content in published(generator) if content.republish]
    if not offered:
        return
    template = generator.get_template(TEMPLATE)
    for content in offered:
        make = partial(bench.kit, content)
        writer.write_file(
            content.republish,
            template,
            generator.context,
            generator.settings["RELATIVE_URLS"],
            article=content,
            make_kit=make,
            kit_name=_name(content),
        )
        source = shown(Path(content.source_path))
        for suffix, form in ((".txt", kit.TEXT), (".md", kit.MARKDOWN)):
            path = str(PurePosixPath(content.republish).with_suffix(suffix))
            writer.write_bytes(path, source, partial(_encoded, make, form))
    _lend_script(generator, writer)


class _Bench:
    """Makes kits, and remembers the last one: its page and files are written one after another."""

    def __init__(self, rights: Mapping[str, Rights]) -> None:
        self.rights = rights
        self.made: tuple[Content, kit.Kit] | None = None

    def kit(self, content: Content) -> kit.Kit:
        if self.made is None or self.made[0] is not content:
            self.made = content, kit.make(_work(content, self.rights))
        return self.made[1]


def _work(content: Content, rights: Mapping[str, Rights]) -> kit.Work:
    settings: dict[str, Any] = content.settings
    where, site = home(settings), settings["SITEURL"]
    part = content.licensed_html if is_reprint(content) else None
    written = content.metadata.get("correction") or ()
    return kit.Work(
        title=plain_title(content),
        authors=content.licence.attribution.authors,
        lang=content.lang,
        when=content.locale_date,
        html=content.get_content(site) if part is None else with_links(content, part),
        in_part=part is not None,
        around=Surroundings(where + content.url, (where, f"{site}/") if site else (where,), rights),
        licence=content.licence,
        corrections=tuple(
            kit.Correction.of(str(each))
            for each in ([written] if isinstance(written, str) else written)
        ),
    )


def _encoded(make: partial[kit.Kit], form: str) -> bytes:
    return make().copy(form).encode()


def _name(content: Content) -> str:
    return content.slug if content.in_default_lang else f"{content.slug}.{content.lang}"


def _lend_script(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """The script that copies, where the theme does not bring it."""
    folders = [Path(generator.theme) / name for name in generator.settings["THEME_STATIC_PATHS"]]
    if not any((folder / SCRIPT).is_file() for folder in folders):
        path = OURS / "static" / SCRIPT
        target = PurePosixPath(generator.settings["THEME_STATIC_DIR"]) / SCRIPT
        writer.write_bytes(str(target), shown(path), path.read_bytes)
