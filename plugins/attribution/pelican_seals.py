"""Seals among Pelican's articles, and the way in for ``invoke reprint.seal``."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.contents import Article
from pelican.readers import Readers

from plugins.attribution import registry
from plugins.attribution.pelican_articles import drafts, is_reprint, published, values_of
from plugins.attribution.pelican_shelf import articles
from plugins.attribution.permission import Modifications
from plugins.attribution.seal import judging
from plugins.attribution.seal.difference import difference
from plugins.attribution.seal.record import FOLDER, Record, Seal, load, sealed, write
from plugins.attribution.seal.text import digest, words_of
from plugins.attribution.statement import render
from plugins.attribution.takedown.asking import selected
from plugins.press import pelican_settings
from plugins.press.build import Build
from plugins.press.day import build_day
from plugins.press.files import shown
from plugins.press.pelican_build import Options
from plugins.press.pelican_content import TAKEN_OUT, plain_title, source_html
from plugins.press.pelican_log import listening
from plugins.press.pelican_reader import Reader
from plugins.press.person import git_user
from plugins.press.problem import CannotBuild, Problem, Refused

if TYPE_CHECKING:
    import datetime as dt

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.attribution.shelf import Shelved
    from plugins.attribution.statement import Statement


def judge(generator: ArticlesGenerator, known: registry.Registry, build: Build) -> None:
    """Compare every article that has a seal with it, before anything is done to its text."""
    folder = Path(generator.path) / FOLDER
    files = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if not files:
        return
    contents = {_name(content): content for content in published(generator)}
    others = [*drafts(generator), *generator.context.get(TAKEN_OUT, ())]
    names = {*contents, *(_name(content) for content in others)}
    for name in sorted(files.keys() - names):
        build.advice.append(judging.unknown(shown(files[name]), name))
    for name in sorted(files.keys() & contents.keys()):
        content = contents[name]
        record, problems = load(files[name])
        path = shown(Path(content.source_path))
        build.problems += [replace(problem, holds=(path,)) for problem in problems]
        article = _sealed(content, known, build) if record is not None else None
        if article is not None and record is not None:
            found = judging.changed(article, record)
            if found is not None and article.may_change:
                build.advice.append(found)
            elif found is not None:
                build.problems.append(found)


def seal(
    base: Path,
    slugs: str,
    *,
    why: str | None = None,
    who: str | None = None,
    on: str | None = None,
    lang: str | None = None,
    content: str | None = None,
) -> list[str]:
    """Seal the words of articles as they are; returns what to tell. Raises Refused where sealed
    words changed and nothing says why, and CannotBuild; then nothing is written."""
    settings = pelican_settings.load(base, None, Options(content=content).as_settings())
    known = registry.load(Path(settings["PATH"]) / "permissions")
    try:
        day = build_day(on, os.environ, settings.get("TIMEZONE", "UTC"))
    except ValueError as error:
        raise CannotBuild([Problem("--on", 1, "build-day", f"{error}.")]) from error
    by, problems, told = who or git_user(), [], []
    new: dict[Path, Record] = {}
    for each in selected(slugs, lang, articles(settings)):
        path = _file(each, settings)
        record, wrong = load(path) if path.exists() else (None, [])
        article = _read(each, settings, known, day)
        if wrong or article is None:
            problems += wrong
            continue
        seal = Seal(on=day, who=by, digest=digest(article.words), why=(why or "").strip() or None)
        if record is not None and seal.digest == record.last.digest and seal.why is None:
            told.append(f"{shown(path)}: sealed on {record.last.on}, and the words are the same.")
        elif record is not None and seal.why is None:
            problems.append(_needs_a_reason(article, record))
        elif record is not None and day < record.last.on:
            problems.append(_too_early(article, record))
        else:
            new[path] = sealed(record, article.words, seal)
            told.append(f"{shown(path)}: sealed the {_count(article.words)} of “{article.title}”.")
    if problems:
        raise Refused(problems)
    for path, record in new.items():
        write(path, record)
    return told


def _needs_a_reason(article: judging.Sealed, record: Record) -> Problem:
    differs = difference(record.words, article.words)
    line = judging.line(article, differs) if differs is not None else 1
    message = f"The words of “{article.title}” have changed since they were sealed: {differs}."
    mend = 'To seal them as they are now, say why: --why "…".'
    return Problem(article.path, line, "sealed", message, mend)


def _too_early(article: judging.Sealed, record: Record) -> Problem:
    last = record.last.on
    message = f"“{article.title}” was sealed on {last} already."
    return Problem(article.path, 1, "sealed", message, f"Say --on {last} or later.")


def _count(words: tuple[str, ...]) -> str:
    number = sum(word[0].isalnum() for word in words)
    return f"{number} {'word' if number == 1 else 'words'}"


def _name(content: Content) -> str:
    """The name of the seal's file, without its ending."""
    return str(content.slug if content.in_default_lang else f"{content.slug}.{content.lang}")


def _file(article: Shelved, settings: dict[str, Any]) -> Path:
    is_default = article.lang.lower() == settings["DEFAULT_LANG"].lower()
    name = article.slug if is_default else f"{article.slug}.{article.lang}"
    return Path(settings["PATH"]) / FOLDER / f"{name}.toml"


def _read(
    article: Shelved, settings: dict[str, Any], known: registry.Registry, day: dt.date
) -> judging.Sealed:
    """The article as a build reads it. Raises PressError where it cannot."""
    readers = {**dict.fromkeys(Reader.file_extensions, Reader), **settings["READERS"]}
    with listening(Path(settings["PATH"])):
        content = Readers({**settings, "READERS": readers}).read_file(
            base_path=settings["PATH"], path=str(article.path), content_class=Article
        )
    content.slug = article.slug
    build = Build(day)
    if is_reprint(content) and _permission(content) not in known.permissions:
        message = f"There is no permission {_permission(content)!r} that can be used."
        raise CannotBuild([Problem(shown(article.path), 1, "unknown-permission", message)])
    found = _sealed(content, known, build)
    if found is None:
        raise CannotBuild(build.problems)
    return found


def _sealed(content: Content, known: registry.Registry, build: Build) -> judging.Sealed | None:
    """The article as a seal is about it; None where its marks are wrong, with a problem that says
    so."""
    path = shown(Path(content.source_path))
    permission = known.permissions.get(_permission(content)) if is_reprint(content) else None
    statement: Statement | None = None
    if permission is not None:
        reprint = values_of(path, content, content.metadata, build)
        if reprint is None:
            return None
        statement = render(permission.statement_in(reprint.lang)[0], reprint.values)
    try:
        words = words_of(source_html(content), statement)
    except ValueError as error:
        message = f"A mark <!-- reprint --> {error}."
        build.problems.append(Problem.in_article(path, 1, "reprint-mark", message))
        return None
    modifications = Modifications.NONE if is_reprint(content) else None
    return judging.Sealed(
        path=path,
        slug=content.slug,
        title=plain_title(content),
        words=words,
        permission=_permission(content) or None,
        modifications=permission.modifications if permission is not None else modifications,
    )


def _permission(content: Content) -> str:
    return str(content.metadata.get("permission") or "").strip()
