"""``feeds/reprints.json``: what partners' programs ask about reprints.

It holds an entry for each article that others may reprint from us, and a short one for each whose
permission was withdrawn or has ended; the words of an article are not in it, only their digests.
The states are those of ninjs' ``pubstatus`` (https://iptc.org/standards/ninjs/): ``usable`` is
usable, ``withdrawn`` and ``expired`` are canceled. ``docs/rights.md`` describes every field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from plugins.attribution.licence import Status
from plugins.attribution.machine.digests import of_words
from plugins.attribution.machine.gone import Gone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.attribution.machine.work import Party, Work

PATH = "feeds/reprints.json"
VERSION = 1


class Named(msgspec.Struct, frozen=True):
    """A person or an organisation."""

    name: str
    url: str | None


class Kit(msgspec.Struct, frozen=True):
    """The files of a kit."""

    html: str
    text: str | None
    markdown: str | None


class Addresses(msgspec.Struct, frozen=True):
    """Where the article is to be had."""

    page: str
    kit: Kit | None
    feeds: tuple[str, ...]


class Terms(msgspec.Struct, frozen=True):
    """What a partner may do."""

    text: str | None
    license: str | None
    acquire: str | None
    spdx: str | None
    commercial_use: str | None
    modifications: str
    unattributed_words: int
    valid_until: str | None
    contact: str | None
    copyright: str


class Statement(msgspec.Struct, frozen=True):
    """What has to stand with a copy."""

    html: str
    text: str
    lang: str | None
    required_links: tuple[str, ...]


class Digests(msgspec.Struct, frozen=True):
    """Of the words of each paragraph, and of the statement's."""

    algorithm: str
    paragraphs: tuple[str, ...]
    statement: str


class Correction(msgspec.Struct, frozen=True):
    """A correction."""

    date: str | None
    text: str


class Usable(msgspec.Struct, frozen=True):
    """An article that may be reprinted."""

    id: str
    status: Literal["usable"]
    title: str
    authors: tuple[str, ...]
    lang: str
    published: str
    updated: str
    extent: str
    holder: Named
    source: str | None
    permission: str
    addresses: Addresses
    terms: Terms
    statement: Statement
    digests: Digests
    corrections: tuple[Correction, ...]


class Ended(msgspec.Struct, frozen=True):
    """An article that may not be reprinted any more: a copy is to be taken down, or kept only as
    its own agreement allows."""

    id: str
    status: Literal["withdrawn", "expired"]
    permission: str | None
    page: str
    since: str | None
    reason: str


class Sidecar(msgspec.Struct, frozen=True):
    """The file."""

    version: int
    title: str
    home: str
    articles: tuple[Usable | Ended, ...]


def write(
    site: Party,
    works: Iterable[Work],
    gone: Iterable[Gone],
    digests: Callable[[Work], tuple[str, ...]],
) -> bytes:
    """The file; the same bytes for the same values. ``works`` are published, ``gone`` are not.

    An article that is in no list is not in this one either, and one that was never to be passed on
    is not offered. ``digests`` makes those of an article's words.
    """
    found: list[Usable | Ended] = [_ended(each) for each in gone]
    for work in works:
        if work.id and work.licence.may_be_reprinted:
            found.append(_usable(work, digests(work)))
        elif work.id and work.licence.republish:
            found.append(_ended(Gone.of(work.id, work.page, work.licence)))
    found.sort(key=lambda entry: entry.id)
    sidecar = Sidecar(VERSION, site.name, site.url or "", tuple(found))
    return msgspec.json.format(msgspec.json.encode(sidecar), indent=1) + b"\n"


def _usable(work: Work, digests: tuple[str, ...]) -> Usable:
    licence, made = work.licence, work.licence.attribution
    statement = made.statement
    links = made.required
    if links is None:
        links = tuple(dict.fromkeys(link.href for link in statement.links))
    return Usable(
        id=work.id or "",
        status="usable",
        title=work.title,
        authors=tuple(author.name for author in work.authors),
        lang=work.lang,
        published=work.published.isoformat(),
        updated=work.updated.isoformat(),
        extent=made.extent.value,
        holder=Named(work.holder.name, work.holder.url),
        source=work.source,
        permission=licence.permission,
        addresses=Addresses(
            work.page,
            Kit(work.kit.html, work.kit.text, work.kit.markdown) if work.kit else None,
            work.feeds,
        ),
        terms=_terms(work),
        statement=Statement(statement.html, statement.text, made.statement_lang, links),
        digests=Digests("sha-256", digests, of_words(statement.tokens)),
        corrections=tuple(Correction(c.date, c.text) for c in work.corrections),
    )


def _terms(work: Work) -> Terms:
    licence = work.licence
    return Terms(
        text=licence.attribution.terms,
        license=work.license,
        acquire=work.acquire,
        spdx=licence.spdx,
        commercial_use=licence.commercial_use.value if licence.commercial_use else None,
        modifications=licence.modifications.value,
        unattributed_words=licence.unattributed_words,
        valid_until=licence.valid_until.isoformat() if licence.valid_until else None,
        contact=licence.contact,
        copyright=work.notice,
    )


def _ended(gone: Gone) -> Ended:
    return Ended(
        id=gone.id,
        status="withdrawn" if gone.status is Status.WITHDRAWN else "expired",
        permission=gone.permission,
        page=gone.page,
        since=gone.day.isoformat() if gone.day else None,
        reason=gone.reason,
    )
