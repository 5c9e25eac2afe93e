"""What machines are told of rights, among Pelican's articles.

Each article under terms gets two attributes, for themes. ``article.json_ld`` prints the element
for the head of its page, ``article.rights`` is its :class:`Rights`: ``article.rights.license`` is
the address for ``rel=license``. A version of another article gets that one as
``article.canonical``. Where there is an RSL file, templates find its address as ``RSL_URL``.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from plugins.attribution import licensed
from plugins.attribution.machine import digests, jsonld, robots, rsl, sidecar, tdmrep, variants
from plugins.attribution.machine.gone import Gone
from plugins.attribution.machine.scopes import scopes
from plugins.attribution.machine.use import MachineUse, parse
from plugins.attribution.machine.work import Correction, Kit, Party, Work
from plugins.attribution.pelican_articles import drafts, published
from plugins.press.addresses import home, is_web
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.pelican_content import TAKEN_OUT, plain_title, planned_path, source_html
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.press.build import Build
    from plugins.press.pelican_writer import StagingWriter

MACHINE_USE = "MACHINE_USE"
KITS = "republish"
SITEMAP = "sitemap.xml"
NEAR = 0.8
"""How alike two names are that one typing error parts (difflib's ratio)."""
SOURCE = "the terms of articles"
"""Who writes these files, where somebody else writes one of them too."""


def prepare(generator: ArticlesGenerator) -> None:
    """Read the setting, give templates the address of the licence, and join versions."""
    generator.machine_use = use = _machine_use(generator)
    if use is not None and use.says_usage:
        generator.context["RSL_URL"] = home(generator.settings) + rsl.PATH
    _join_variants(generator)


def _join_variants(generator: ArticlesGenerator) -> None:
    """Give each version of another article that article as ``canonical``."""
    standing = [
        (published(generator), variants.Standing.PUBLISHED),
        (drafts(generator), variants.Standing.DRAFT),
        (generator.context.get(TAKEN_OUT, []), variants.Standing.GONE),
    ]
    contents = {shown(Path(c.source_path)): c for found, _ in standing for c in found}
    versions = [_version(content, each) for found, each in standing for content in found]
    joined = variants.resolve(versions)
    for path, target in joined.canonical.items():
        contents[path].canonical = contents[target]
    build: Build = generator.settings[SETTING]
    build.problems += joined.problems
    build.advice += joined.advice


def tell(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Give articles their ``rights`` and ``json_ld``, and plan the files. All of it is made with
    the pages: only then is it known which kits and feeds there are."""
    site = _Site(generator, writer)
    for content in published(generator):
        if getattr(content, "licence", None) is not None:
            content.rights = Rights(content, site)
            content.json_ld = JsonLd(content.rights)
    writer.write_bytes(sidecar.PATH, SOURCE, partial(_sidecar, site))
    use: MachineUse | None = generator.machine_use
    if use is None:
        return
    if use.says_usage:
        writer.write_bytes(rsl.PATH, SOURCE, partial(_rsl, site, use))
        _plan_robots(site)
    if use.tdm_reservation is not None:
        writer.write_bytes(tdmrep.PATH, SOURCE, partial(_tdmrep, site, use))
    if urlsplit(site.home).path != "/":
        message = f"Machines look for {robots.PATH} and {tdmrep.PATH} at the root of a host only."
        mend = f"Copy them from {site.home} to {_root(site.home)}."
        site.build.advice.append(
            Problem(*_place(generator.settings), "machine-place", message, mend)
        )


class Rights:
    """What is told of one article; made when it is asked for."""

    def __init__(self, content: Content, site: _Site) -> None:
        self._content, self._site = content, site

    @cached_property
    def work(self) -> Work:
        """The value that every format is made of."""
        return _work(self._content, self._site)

    @property
    def license(self) -> str | None:
        """The address of the terms."""
        return self.work.license

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """Of the words that its author wrote."""
        html = getattr(self._content, "licensed_parts", None)
        return digests.of_parts(
            licensed.parts(source_html(self._content)) if html is None else html
        )


class JsonLd:
    """Prints itself: ``{{ article.json_ld }}``. False where there is nothing to print."""

    def __init__(self, rights: Rights) -> None:
        self._rights = rights

    @cached_property
    def _element(self) -> str:
        told = jsonld.node(self._rights.work)
        return "" if told is None else jsonld.script(told)

    def __bool__(self) -> bool:
        return bool(self._element)

    def __str__(self) -> str:
        return self._element

    def __html__(self) -> str:
        return self._element


class _Site:
    """The site that is being written, as far as terms are concerned."""

    def __init__(self, generator: ArticlesGenerator, writer: StagingWriter) -> None:
        self.generator, self.writer = generator, writer
        self.settings: dict[str, Any] = generator.settings
        self.build: Build = self.settings[SETTING]
        self.home = home(self.settings)
        self.party = Party(self.settings["SITENAME"], self.home)

    @cached_property
    def planned(self) -> frozenset[str]:
        """The files that are written. To be asked while they are."""
        return frozenset(job.path for job in self.writer.jobs)

    @cached_property
    def statics(self) -> dict[str, Content]:
        """The author's own files, by their path in the output."""
        found = self.generator.context.get("staticfiles", ())
        return {planned_path(static): static for static in found}

    @property
    def rights(self) -> list[Rights]:
        """Those of everything that is published under terms."""
        found = (getattr(content, "rights", None) for content in published(self.generator))
        return [rights for rights in found if isinstance(rights, Rights)]

    @property
    def works(self) -> list[Work]:
        """What is published under terms."""
        return [rights.work for rights in self.rights]

    @property
    def gone(self) -> Iterator[Gone]:
        """What was taken out."""
        for content in self.generator.context.get(TAKEN_OUT, ()):
            page, licence = self.home + content.url, getattr(content, "licence", None)
            withdrawal = getattr(content, "withdrawal", None)
            entry_id = getattr(content, "entry_id", None)
            if entry_id and withdrawal is not None:
                made = licence and licence.permission
                reason = withdrawal.reason or "It was withdrawn."
                yield Gone(entry_id, page, withdrawal.status, made, withdrawal.day, reason)
            elif entry_id and licence is not None:
                yield Gone.of(entry_id, page, licence)


def _sidecar(site: _Site) -> bytes:
    made = {rights.work.page: rights for rights in site.rights}
    works = [rights.work for rights in made.values()]
    return sidecar.write(site.party, works, site.gone, lambda work: made[work.page].digests)


def _rsl(site: _Site, use: MachineUse) -> bytes:
    use = _with_policy(site, use)
    return rsl.write(scopes(use, site.works, site.home), site.party)


def _tdmrep(site: _Site, use: MachineUse) -> bytes:
    use = _with_policy(site, use)
    return tdmrep.write(scopes(use, site.works, site.home))


def _with_policy(site: _Site, use: MachineUse) -> MachineUse:
    """The policy as a whole address. A page that this site does not have is not linked to; one
    that was nearly named is advice."""
    if use.policy is None or is_web(use.policy):
        return use
    path = use.policy.lstrip("/")
    if path in site.planned or f"{path}index.html" in site.planned:
        return replace(use, policy=site.home + path)
    near = difflib.get_close_matches(path, sorted(site.planned), 1, NEAR)
    if near:
        message = f"MACHINE_USE['policy'] is {use.policy!r}, and there is no such page."
        mend = f"Did you mean {near[0]!r}?"
        site.build.advice.append(Problem(*_place(site.settings), "setting", message, mend))
    return replace(use, policy=None)


def _machine_use(generator: ArticlesGenerator) -> MachineUse | None:
    """The setting; what is wrong with it is told."""
    use, mistakes = parse(generator.settings.get(MACHINE_USE))
    place = _place(generator.settings)
    build: Build = generator.settings[SETTING]
    build.problems += (Problem(*place, "setting", message, mend) for message, mend in mistakes)
    return use


def _place(settings: dict[str, Any]) -> tuple[str, int]:
    """The settings file that sets ``MACHINE_USE``, and the line."""
    files = [Path(file) for file in settings.get("SETTINGS_FILES", ())]
    for file in reversed(files):
        found = re.search(rf"^{MACHINE_USE}\b", text := file.read_text("utf-8"), re.MULTILINE)
        if found:
            return shown(file), text.count("\n", 0, found.start()) + 1
    return shown(files[0]) if files else "pelicanconf.py", 1


def _plan_robots(site: _Site) -> None:
    """Ours, unless the author keeps one: that stays, and has to name the licence."""
    address = site.home + rsl.PATH
    theirs = site.statics.get(robots.PATH)
    if theirs is None:
        site.writer.write_bytes(robots.PATH, SOURCE, partial(_robots, site, address))
        return
    path = Path(site.generator.path) / theirs.get_relative_source_path()
    if not robots.names_licence(path.read_text("utf-8", "replace"), rsl.PATH):
        message = f"This file does not name {rsl.PATH}, and MACHINE_USE asks for it."
        mend = f"Add the line “License: {address}” above its first User-agent."
        site.build.problems.append(Problem(shown(path), 1, "robots-licence", message, mend))


def _robots(site: _Site, licence: str) -> bytes:
    there = site.planned | site.statics.keys()
    return robots.write(licence, site.home + SITEMAP if SITEMAP in there else None)


def _root(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def _version(content: Content, standing: variants.Standing) -> variants.Version:
    return variants.Version(
        path=shown(Path(content.source_path)),
        slug=content.slug,
        lang=content.lang,
        variant_of=str(content.metadata.get("variant_of") or "").strip(),
        standing=standing,
    )


def _work(content: Content, site: _Site) -> Work:
    corrections = content.metadata.get("correction") or ()
    corrections = [corrections] if isinstance(corrections, str) else corrections
    return Work(
        id=getattr(content, "entry_id", None),
        title=plain_title(content),
        page=site.home + content.url,
        lang=content.lang,
        authors=tuple(_author(author, site.home) for author in getattr(content, "authors", ())),
        published=content.date,
        updated=getattr(content, "modified", content.date),
        licence=content.licence,
        publisher=site.party,
        kit=_kit(content, site),
        feeds=tuple(site.home + path for path in getattr(content, "feeds", ())),
        corrections=tuple(map(Correction.parse, corrections)),
    )


def _author(author: Any, home: str) -> Party:
    url = home + author.url if getattr(author, "has_page", False) else None
    return Party(author.name, url, is_person=True)


def _kit(content: Content, site: _Site) -> Kit | None:
    """The files of its kit that are written."""
    name = content.slug if content.in_default_lang else f"{content.slug}.{content.lang}"
    files = [f"{KITS}/{name}.{kind}" for kind in ("html", "txt", "md")]
    page, *others = [site.home + file if file in site.planned else None for file in files]
    return Kit(page, *others) if page else None
