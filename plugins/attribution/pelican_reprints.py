"""Reprints among Pelican's articles: each gets its attribution, or is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import expiry, licensed, pasted, registry
from plugins.attribution import pelican_seals as seals
from plugins.attribution import pelican_takedown as takedown
from plugins.attribution.pelican_articles import (
    drafts,
    is_reprint,
    published,
    reprinted,
    reprints_of,
)
from plugins.attribution.pelican_offers import offer
from plugins.attribution.rights import resolve
from plugins.attribution.work import wording
from plugins.press.build import SETTING, SHOW_DRAFTS
from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.pelican_content import TAKEN_OUT, replace_html, source_html
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from plugins.attribution.licence import Licence
    from plugins.press.build import Build

TELLING = ("source", "source_title", "extent")
"""Fields that only a reprint has."""
SITE_USES = ("commercial", "noncommercial")


def attribute(generator: ArticlesGenerator) -> None:
    """Give each reprint its attribution, and take out what may no longer be shown."""
    build: Build = generator.settings[SETTING]
    site_use = generator.settings.get("SITE_USE", "noncommercial")
    if site_use not in SITE_USES:
        message = f"SITE_USE = {site_use!r}; allowed are {' and '.join(map(repr, SITE_USES))}."
        build.problems.append(Problem("pelicanconf.py", 1, "setting", message))
    build.problems += _without_permission(published(generator))
    known = registry.load(Path(generator.path) / "permissions")
    takedown.take_down_recorded(generator, known, build)
    contents = reprinted(published(generator))
    seals.judge(generator, known, build)
    reprints = reprints_of(contents, build)
    for name, days in expiry.ending(known, build.day).items():
        build.news.append(f"The permission {name} ends in {days} {'day' if days == 1 else 'days'}.")
    outcome = resolve(reprints, known, build.day, site_use)
    build.problems += outcome.problems
    build.advice += takedown.useful(outcome.advice, contents, build)
    build.counts["reprints_verified"] = len(outcome.licences)
    for path, licence in outcome.licences.items():
        _attach(contents[path], licence, build)
    for path in set(contents) - set(outcome.licences):
        contents[path].attribution_refused = True
    takedown.take_down_removed(generator, outcome.removed, contents, known)
    takedown.count(generator, build)
    _note_works(generator)
    build.problems += known.problems_with_users([*reprints, *offer(generator, known, build)])
    if generator.settings.get(SHOW_DRAFTS):
        _look_at_drafts(reprinted(drafts(generator)), known, build, site_use)


def _note_works(generator: ArticlesGenerator) -> None:
    """What the gate looks for beside reprints: what may not be shown any more, and what is a
    variant of another article, licensed or not, for they are one work."""
    contents = published(generator)
    originals = {str(content.metadata.get("variant_of", "")) for content in contents}
    joined = (c for c in contents if "variant_of" in c.metadata or c.slug in originals)
    for content in [*joined, *generator.context.get(TAKEN_OUT, ())]:
        if not hasattr(content, "work"):
            content.work = wording(source_html(content))


def _look_at_drafts(
    contents: dict[str, Content], known: registry.Registry, build: Build, site_use: str
) -> None:
    """For its author a draft shows its attribution, and what would keep it from being published."""
    outcome = resolve(reprints_of(contents, build), known, build.day, site_use)
    for problem in [*outcome.problems, *outcome.advice]:
        build.advice.append(problem)
        content = contents[problem.path]
        content.rights_problems = [*getattr(content, "rights_problems", ()), problem.text]
    for path, licence in outcome.licences.items():
        _attach(contents[path], licence, build)


def _attach(content: Content, licence: Licence, build: Build) -> None:
    """The statement once: as our block, and not in the text as well."""
    html, times = pasted.remove(source_html(content), licence.attribution.statement)
    content.work = wording(html)
    content.licensed_html = licensed.marked(html)
    content.licensed_parts = tuple(licensed.parts(html))
    replace_html(content, licensed.without_marks(html))
    content.attribution, content.licence = licence.attribution, licence
    if times:
        path = Path(content.source_path)
        message = "The statement was pasted into the text; the site prints its own."
        line = line_of(path, "Permission")
        build.advice.append(Problem(shown(path), line, "pasted-statement", message))


def refuse_pages(generator: PagesGenerator) -> None:
    """A page has no entry and no date, so what a permission asks cannot be kept there."""
    build: Build = generator.settings[SETTING]
    hidden = [*generator.hidden_pages, *generator.hidden_translations]
    for page in [*generator.pages, *generator.translations, *hidden]:
        if is_reprint(page):
            path = Path(page.source_path)
            message = "Only an article can be a reprint, and this is a page."
            line = line_of(path, "Permission")
            mend = "Move it to content/articles/ and give it a Date."
            build.problems.append(
                Problem.in_article(shown(path), line, "reprint-page", message, mend)
            )


def _without_permission(contents: list[Content]) -> Iterator[Problem]:
    """What tells of a reprint, in an article that names no permission."""
    for content in contents:
        told = [name for name in TELLING if content.metadata.get(name) and not is_reprint(content)]
        if told:
            path = Path(content.source_path)
            yield Problem.in_article(
                shown(path),
                line_of(path, told[0]),
                "permission-missing",
                f"{told[0].title()} says that this is somebody else's work, and no Permission is "
                "named.",
                "Add the field Permission, or remove this one.",
            )
