"""What machines are told of rights: the files, and what pages say.

Each article under terms gets two attributes, for themes. ``article.json_ld`` prints the element
for the head of its page, ``article.rights`` is its
:class:`~plugins.attribution.pelican_works.Rights`: ``article.rights.license`` is the address for
``rel=license``. A version of another article gets that one as ``article.canonical_article``. Where
there is an RSL file, templates find its address as ``RSL_URL``.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pelican.plugins import signals

from plugins.attribution import pelican_machine_use as machine_use
from plugins.attribution.machine import robots, rsl, sidecar, tdmrep, variants
from plugins.attribution.machine.scopes import scopes
from plugins.attribution.pelican_articles import drafts, published
from plugins.attribution.pelican_works import JsonLd, Rights, Site
from plugins.press.addresses import home
from plugins.press.build import SETTING
from plugins.press.files import shown
from plugins.press.pelican_content import TAKEN_OUT
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.attribution.machine.use import MachineUse
    from plugins.press.build import Build
    from plugins.press.pelican_writer import StagingWriter

SITEMAP = "sitemap.xml"
SOURCE = "the terms of articles"
"""Who writes these files, where somebody else writes one of them too."""


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(tell)


def prepare(generator: ArticlesGenerator) -> None:
    """Read the setting, give templates the address of the licence, and join versions."""
    use = machine_use.read(generator.settings, generator.settings[SETTING])
    generator.machine_use = use
    if use is not None and use.says_usage:
        generator.context["RSL_URL"] = home(generator.settings) + rsl.PATH
    _join_variants(generator)


def _join_variants(generator: ArticlesGenerator) -> None:
    """Give each version of another article that article as ``canonical_article``."""
    standing = [
        (published(generator), variants.Standing.PUBLISHED),
        (drafts(generator), variants.Standing.DRAFT),
        (generator.context.get(TAKEN_OUT, []), variants.Standing.GONE),
    ]
    contents = {shown(Path(c.source_path)): c for found, _ in standing for c in found}
    versions = [_version(content, each) for found, each in standing for content in found]
    joined = variants.resolve(versions)
    for path, target in joined.canonical.items():
        contents[path].canonical_article = contents[target]
    build: Build = generator.settings[SETTING]
    build.problems += joined.problems
    build.advice += joined.advice


def tell(generator: ArticlesGenerator, writer: StagingWriter) -> None:
    """Give articles their ``rights`` and ``json_ld``, and plan the files. All of it is made with
    the pages: only then is it known which kits and feeds there are."""
    site = Site(generator, writer)
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
    _check_place(site)


def _sidecar(site: Site) -> bytes:
    made = {rights.work.page: rights for rights in site.rights}
    works = [rights.work for rights in made.values()]
    return sidecar.write(site.party, works, site.gone, lambda work: made[work.page].digests)


def _rsl(site: Site, use: MachineUse) -> bytes:
    use = machine_use.with_policy(site, use)
    return rsl.write(scopes(use, site.works, site.home), site.party)


def _tdmrep(site: Site, use: MachineUse) -> bytes:
    use = machine_use.with_policy(site, use)
    return tdmrep.write(scopes(use, site.works, site.home))


def _plan_robots(site: Site) -> None:
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


def _robots(site: Site, licence: str) -> bytes:
    there = site.planned | site.statics.keys()
    return robots.write(licence, site.home + SITEMAP if SITEMAP in there else None)


def _check_place(site: Site) -> None:
    """A site in a folder of its host writes two files where nobody looks for them."""
    parts = urlsplit(site.home)
    if parts.path != "/":
        message = f"Machines look for {robots.PATH} and {tdmrep.PATH} at the root of a host only."
        mend = f"Copy them from {site.home} to {parts.scheme}://{parts.netloc}/."
        place = machine_use.place_in(site.settings)
        site.build.advice.append(Problem(*place, "machine-place", message, mend))


def _version(content: Content, standing: variants.Standing) -> variants.Version:
    return variants.Version(
        path=shown(Path(content.source_path)),
        slug=content.slug,
        lang=content.lang,
        variant_of=str(content.metadata.get("variant_of") or "").strip(),
        standing=standing,
    )
