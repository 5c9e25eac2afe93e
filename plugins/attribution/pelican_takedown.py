"""Taking down among Pelican's articles: which leave, what stands in their place, what is told.

An article leaves because ``content/withdrawn.toml`` names it, or because its permission was taken
back or ended with ``on_expiry = "remove"``. Either way it gets its ``withdrawal``, its ``licence``
says so, and a page of the template ``withdrawn.html`` stands in its place.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.attribution import offers, registry
from plugins.attribution.licence import Status
from plugins.attribution.pelican_articles import (
    is_reprint,
    page_path,
    published,
    reprinted,
    reprints_of,
)
from plugins.attribution.pelican_offers import offered
from plugins.attribution.rights import resolve
from plugins.attribution.takedown import notice, withdrawals
from plugins.attribution.takedown.many import unconfirmed
from plugins.attribution.takedown.withdrawal import Withdrawal
from plugins.press.addresses import home
from plugins.press.build import CONFIRMED, Build
from plugins.press.files import shown
from plugins.press.pelican_content import TAKEN_OUT, plain_title, take_out
from plugins.press.problem import Problem
from plugins.press.removal import Gone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.attribution.licence import Licence
    from plugins.attribution.takedown.withdrawals import Entry


def take_down_recorded(
    generator: ArticlesGenerator, known: registry.Registry, build: Build
) -> None:
    """Let leave what ``withdrawn.toml`` names, before anything is asked of it: what is wrong with
    an article must not keep it on the site."""
    file = Path(generator.path) / withdrawals.NAME
    entries, problems = withdrawals.load(file)
    build.problems += problems
    contents = {shown(Path(content.source_path)): content for content in published(generator)}
    chosen: dict[str, Entry] = {}
    for path, content in contents.items():
        named = (e for e in entries if e.names(content.slug, content.lang) and e.on <= build.day)
        entry = next(named, None)
        if entry is not None:
            chosen[path] = entry
    build.advice += _nobody(generator, entries, shown(file))
    if not chosen:
        return
    gone = {path: contents[path] for path in chosen}
    licences = _licences(generator, gone, known, build)
    for path, entry in chosen.items():
        content, licence = gone[path], licences.get(path)
        content.withdrawal = Withdrawal.recorded(
            plain_title(content), entry, shown(file), _holder(content, known), _site(content)
        )
        if licence is not None:
            content.licence = replace(licence, status=Status.WITHDRAWN)
        if not _was_down(content, build):
            message = f"“{content.withdrawal.title}” is withdrawn, recorded by {entry.who}."
            build.advice.append(Problem(shown(file), entry.line, "withdrawn", message))
    take_out(generator, list(gone.values()))


def take_down_removed(
    generator: ArticlesGenerator,
    removed: dict[str, Licence],
    contents: dict[str, Content],
    known: registry.Registry,
) -> None:
    """Let leave what its permission no longer allows."""
    for path, licence in sorted(removed.items()):
        content, permission = contents[path], known.permissions[licence.permission]
        place = known.places[licence.permission]
        field = "withdrawn" if licence.status is Status.WITHDRAWN else "valid_until"
        line = registry.line_of(Path(place).read_text("utf-8-sig"), field)
        content.licence = licence
        content.withdrawal = Withdrawal.by_permission(
            plain_title(content), permission, licence, place, line
        )
    take_out(generator, [contents[path] for path in sorted(removed)])


def useful(advice: Iterable[Problem], contents: dict[str, Content], build: Build) -> list[Problem]:
    """The advice without what was told by the build that took an article down."""
    return [each for each in advice if not _was_down(contents[each.path], build)]


def count(generator: ArticlesGenerator, build: Build) -> None:
    """Ask before very many leave at once, and say how many have left in all."""
    gone = generator.context.get(TAKEN_OUT, [])
    before = set(build.before.articles) if build.before else set()
    new = [content.withdrawal for content in gone if page_path(content) in before]
    problems = unconfirmed(new, generator.settings.get(CONFIRMED))
    build.problems += problems
    if not problems:
        build.gone = tuple(_gone(content, before) for content in gone)
    if gone:
        number = f"{len(gone)} {'article is' if len(gone) == 1 else 'articles are'}"
        build.news.append(f"{number} withdrawn; a page in the place of each says so.")


def _gone(content: Content, before: set[str]) -> Gone:
    """What the published site is told where this one cannot be built."""
    path, settings = page_path(content), content.settings
    page = notice.plain(content.withdrawal, f"{settings['SITEURL']}/", settings["SITENAME"])
    return Gone(path, content.slug, content.withdrawal.title, page, path in before)


def _holder(content: Content, known: registry.Registry) -> tuple[str, str | None]:
    """Whose work it is: a name and an address. Ours is the site's."""
    if not is_reprint(content):
        return _site(content)
    permission = known.permissions.get(str(content.metadata["permission"]).strip())
    return (permission.holder, permission.holder_url) if permission is not None else ("", None)


def _site(content: Content) -> tuple[str, str]:
    return str(content.settings["SITENAME"]), str(home(content.settings))


def _licences(
    generator: ArticlesGenerator,
    contents: dict[str, Content],
    known: registry.Registry,
    build: Build,
) -> dict[str, Licence]:
    """The terms that they had, where those can be found; what is wrong with them is not told."""
    quiet = Build(build.day)
    reprints = reprints_of(reprinted(list(contents.values())), quiet)
    outcome = resolve(reprints, known, build.day, "noncommercial")
    own = offers.resolve(offered(generator, contents, known, quiet), known, build.day)
    return {**outcome.licences, **outcome.removed, **own.licences}


def _nobody(
    generator: ArticlesGenerator, entries: Iterable[Entry], place: str
) -> Iterable[Problem]:
    """Advice where a table names no article."""
    drafts = [*generator.drafts, *generator.drafts_translations]
    contents = [*published(generator), *drafts]
    for entry in entries:
        if not any(entry.names(content.slug, content.lang) for content in contents):
            lang = f" in {entry.lang}" if entry.lang else ""
            message = f"No article{lang} that can be read has the slug {entry.article!r}."
            mend = "Correct it, or remove this table."
            yield Problem(place, entry.line, "withdrawn-unknown", message, mend)


def _was_down(content: Content, build: Build) -> bool:
    """Whether the site that is published has the page in its place already."""
    path, before = page_path(content), build.before
    return before is not None and path in before.files and path not in before.articles
