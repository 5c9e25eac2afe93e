"""The page in the place of each article that was taken down, and what web servers are told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pelican.generators import PelicanTemplateNotFound
from pelican.utils import get_relative_path, path_to_url

from plugins.attribution.pelican_articles import page_path
from plugins.attribution.takedown import notice
from plugins.press import hosting
from plugins.press.build import SETTING, Build
from plugins.press.files import shown
from plugins.press.pelican_content import TAKEN_OUT
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from jinja2 import Template
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.press.pelican_writer import StagingWriter

TEMPLATE = "withdrawn"


def write_notices(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Plan the page in each one's place, and what the web server is told. Where another article
    has taken the place, it stays."""
    taken = {job.path for job in writer.jobs}
    gone = {page_path(content): content for content in generator.context.get(TAKEN_OUT, ())}
    gone = {path: content for path, content in gone.items() if path not in taken}
    template = _template(generator) if gone else None
    for path, content in gone.items():
        make = partial(_page, generator, template, path, content)
        writer.write_bytes(path, shown(Path(content.source_path)), make)
    if gone:
        base = urlsplit(generator.settings["SITEURL"]).path.rstrip("/")
        _write_hosting(generator, writer, hosting.Rules(tuple(gone), base))


def _write_hosting(
    generator: ArticlesGenerator, writer: StagingWriter, rules: hosting.Rules
) -> None:
    """A site that has such a file already keeps it, and is told what to add: no file may stand in
    the way of a withdrawal."""
    build: Build = generator.settings[SETTING]
    theirs = {static.save_as for static in generator.context.get("staticfiles", ())}
    theirs |= build.foreign
    for name, make in hosting.FILES:
        if name not in theirs:
            writer.write_bytes(name, "the rules for web servers", make(rules).encode)
            continue
        message = f"This site has its own {name}, so the rules for what is withdrawn are not in it."
        mend = f"Add: {' '.join(make(rules).split())}"
        build.advice.append(Problem(name, 1, "hosting", message, mend))


def _page(
    generator: ArticlesGenerator, template: Template | None, path: str, content: Content
) -> bytes:
    """The theme's page; the plain one where that fails or does not say what it has to."""
    settings, withdrawal = generator.settings, content.withdrawal
    site = settings["SITEURL"]
    if settings["RELATIVE_URLS"]:
        site = path_to_url(get_relative_path(path))
    told = {"withdrawal": withdrawal, "output_file": path, "SITEURL": site, "localsiteurl": site}
    try:
        if template is None:
            raise PelicanTemplateNotFound("there is no such template")
        page: str = template.render({**generator.context, **told})
        missing = notice.lacks(page, withdrawal)
    except Exception as error:  # a template may raise anything, and must not keep the article
        missing = [f"anything ({type(error).__name__}: {error})"]
    if not missing:
        return page.encode()
    message = f"The theme's {TEMPLATE}.html lacks {', '.join(missing)}: a plain page stands there."
    settings[SETTING].advice.append(Problem(path, 1, "withdrawn-page", message))
    return notice.plain(withdrawal, f"{site}/", settings["SITENAME"])


def _template(generator: ArticlesGenerator) -> Template | None:
    try:
        found: Template = generator.get_template(TEMPLATE)
    except Exception:  # a theme's mistake, told with the page
        return None
    return found
