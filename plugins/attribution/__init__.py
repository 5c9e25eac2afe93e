"""Reprints and their attribution.

An article whose front matter has ``Permission: id`` is printed under
``content/permissions/id.toml``. It gets its :class:`~plugins.attribution.block.Attribution` as
``article.attribution``, which the theme prints and feeds append; its text never holds it. What the
permission does not allow is a problem. What it no longer allows is left out of the site. The gate
then reads page and entries, and trusts neither this plugin nor the theme.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pelican.plugins import signals

from plugins.attribution import expiry, gate, licensed, pasted, registry
from plugins.attribution.reprint import Reprint
from plugins.attribution.rights import resolve
from plugins.press.build import SETTING, SHOW_DRAFTS
from plugins.press.files import shown
from plugins.press.front_matter import line_of
from plugins.press.gate import Check
from plugins.press.manuscript import Adviser
from plugins.press.pelican_content import plain_title, replace_html, source_html, take_out
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator, PagesGenerator

    from plugins.attribution.block import Attribution
    from plugins.press.build import Build

GATE = (
    Check("statement on pages", gate.check_pages),
    Check("statement in feeds", gate.check_entries),
)
ADVICE = (Adviser("permissions that end soon", expiry.advise),)
MAKES = ("attribution", "attribution_refused", "permission")
TELLING = ("source", "source_title", "extent")
"""Fields that only a reprint has."""
SITE_USES = ("commercial", "noncommercial")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(attribute)
    signals.page_generator_finalized.connect(refuse_pages)


def attribute(generator: ArticlesGenerator) -> None:
    """Give each reprint its attribution, and take out what may no longer be shown."""
    build: Build = generator.settings[SETTING]
    site_use = generator.settings.get("SITE_USE", "noncommercial")
    if site_use not in SITE_USES:
        message = f"SITE_USE = {site_use!r}; allowed are {' and '.join(map(repr, SITE_USES))}."
        build.problems.append(Problem("pelicanconf.py", 1, "setting", message))
    build.problems += _without_permission(_published(generator))
    known = registry.load(Path(generator.path) / "permissions")
    contents = _reprinted(_published(generator))
    reprints = _reprints(contents, build)
    for name, days in expiry.ending(known, build.day).items():
        build.news.append(f"The permission {name} ends in {days} {'day' if days == 1 else 'days'}.")
    outcome = resolve(reprints, known, build.day, site_use)
    build.problems += known.problems_with_users(reprints)
    build.problems += outcome.problems
    build.advice += outcome.advice
    build.counts["reprints_verified"] = len(outcome.attributions)
    for path, attribution in outcome.attributions.items():
        _attach(contents[path], attribution, build)
    for path in set(contents) - set(outcome.attributions):
        contents[path].attribution_refused = True
    take_out(generator, [contents[path] for path in sorted(outcome.removed)])
    if generator.settings.get(SHOW_DRAFTS):
        _look_at_drafts(_reprinted(_drafts(generator)), known, build, site_use)


def _look_at_drafts(
    contents: dict[str, Content], known: registry.Registry, build: Build, site_use: str
) -> None:
    """For its author a draft shows its attribution, and what would keep it from being published."""
    outcome = resolve(_reprints(contents, build), known, build.day, site_use)
    for problem in [*outcome.problems, *outcome.advice]:
        build.advice.append(problem)
        content = contents[problem.path]
        content.rights_problems = [*getattr(content, "rights_problems", ()), problem.text]
    for path, attribution in outcome.attributions.items():
        _attach(contents[path], attribution, build)


def _attach(content: Content, attribution: Attribution, build: Build) -> None:
    """The statement once: as our block, and not in the text as well."""
    html, times = pasted.remove(source_html(content), attribution.statement)
    replace_html(content, licensed.without_marks(html))
    content.attribution = attribution
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
        if _permission(page):
            path = Path(page.source_path)
            message = "Only an article can be a reprint, and this is a page."
            line = line_of(path, "Permission")
            mend = "Move it to content/articles/ and give it a Date."
            build.problems.append(
                Problem.in_article(shown(path), line, "reprint-page", message, mend)
            )


def _published(generator: ArticlesGenerator) -> list[Content]:
    return [
        *generator.articles,
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
    ]


def _without_permission(contents: list[Content]) -> Iterator[Problem]:
    """What tells of a reprint, in an article that names no permission."""
    for content in contents:
        told = [name for name in TELLING if content.metadata.get(name) and not _permission(content)]
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


def _drafts(generator: ArticlesGenerator) -> list[Content]:
    return [*generator.drafts, *generator.drafts_translations]


def _reprinted(contents: list[Content]) -> dict[str, Content]:
    return {shown(Path(c.source_path)): c for c in contents if _permission(c)}


def _reprints(contents: dict[str, Content], build: Build) -> list[Reprint]:
    found = (_reprint(path, content, build) for path, content in contents.items())
    return [reprint for reprint in found if reprint is not None]


def _permission(content: Content) -> bool:
    return "permission" in content.metadata


def _reprint(path: str, content: Content, build: Build) -> Reprint | None:
    try:
        words = licensed.count(source_html(content))
    except ValueError as error:
        message = f"A mark <!-- reprint --> {error}."
        build.problems.append(
            Problem.in_article(path, line_of(Path(path), "Permission"), "reprint-mark", message)
        )
        return None
    return Reprint.from_metadata(
        path,
        plain_title(content),
        content.date.date(),
        tuple(author.name for author in getattr(content, "authors", ())),
        words,
        {**content.metadata, "lang": content.lang},
    )
