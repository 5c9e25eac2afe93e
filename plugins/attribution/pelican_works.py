"""Works among Pelican's articles: each under its terms, as machines are told of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.attribution import licensed
from plugins.attribution.machine import digests, jsonld
from plugins.attribution.machine.gone import Gone
from plugins.attribution.machine.work import Correction, Kit, Party, Work, latest
from plugins.attribution.pelican_articles import published
from plugins.press.addresses import home
from plugins.press.build import SETTING
from plugins.press.pelican_content import TAKEN_OUT, plain_title, planned_path, source_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican.contents import Content
    from pelican.generators import ArticlesGenerator

    from plugins.press.build import Build
    from plugins.press.pelican_writer import StagingWriter

KITS = "republish"


class Rights:
    """What is told of one article; made when it is asked for."""

    def __init__(self, content: Content, site: Site) -> None:
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
        parts = getattr(self._content, "licensed_parts", None)
        return digests.of_parts(parts or licensed.parts(source_html(self._content)))


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


class Site:
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


def _work(content: Content, site: Site) -> Work:
    corrections = content.metadata.get("correction") or ()
    written = [corrections] if isinstance(corrections, str) else corrections
    corrections = tuple(map(Correction.parse, written))
    return Work(
        id=getattr(content, "entry_id", None),
        title=plain_title(content),
        page=site.home + content.url,
        lang=content.lang,
        authors=tuple(_author(author, site.home) for author in getattr(content, "authors", ())),
        published=content.date,
        updated=latest(getattr(content, "modified", content.date), corrections),
        licence=content.licence,
        publisher=site.party,
        kit=_kit(content, site),
        feeds=tuple(site.home + path for path in getattr(content, "in_feeds", ())),
        corrections=corrections,
    )


def _author(author: Any, home: str) -> Party:
    url = home + author.url if getattr(author, "has_page", False) else None
    return Party(author.name, url, is_person=True)


def _kit(content: Content, site: Site) -> Kit | None:
    """The files of its kit that are written."""
    name = content.slug if content.in_default_lang else f"{content.slug}.{content.lang}"
    files = [f"{KITS}/{name}.{kind}" for kind in ("html", "txt", "md")]
    page, *others = [site.home + file if file in site.planned else None for file in files]
    return Kit(page, *others) if page else None
