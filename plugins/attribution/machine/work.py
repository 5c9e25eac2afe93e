"""One article as machines are told of it. Every format is made of this value and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.licence import Status
from plugins.press.addresses import is_web

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.attribution.licence import Licence

TERMS = "#terms"
"""Where on an article's page its terms stand."""


@dataclass(frozen=True)
class Party:
    """A person or an organisation, with its address."""

    name: str
    url: str | None = None
    is_person: bool = False


@dataclass(frozen=True)
class Kit:
    """The addresses of a republish kit; None for a format that it lacks."""

    html: str
    text: str | None = None
    markdown: str | None = None


@dataclass(frozen=True)
class Correction:
    """A correction as its author wrote it; ``date`` is None where none is told."""

    date: str | None
    text: str

    @classmethod
    def parse(cls, written: str) -> Correction:
        """From the field ``Correction``: a day such as 2026-05-02 and a text, or a text."""
        day = written[:10]
        if day[4:5] == day[7:8] == "-" and (day[:4] + day[5:7] + day[8:]).isdigit():
            return cls(day, written[10:].strip())
        return cls(None, written.strip())

    def since(self, zone: dt.tzinfo | None) -> dt.datetime | None:
        """When it was made: the beginning of its day; None where no day is told, or one that no
        calendar has."""
        try:
            day = dt.datetime.fromisoformat(self.date or "")
        except ValueError:
            return None
        return day.replace(tzinfo=zone)


def latest(written: dt.datetime, corrections: Iterable[Correction]) -> dt.datetime:
    """When a work was changed last: by a correction, or when ``written`` (its field
    ``Modified``, else its date)."""
    days = (correction.since(written.tzinfo) for correction in corrections)
    return max([written, *filter(None, days)])


@dataclass(frozen=True)
class Work:
    """One article under its terms. All addresses are whole.

    ``id`` is its entry's, None where no feed holds it; such an article is in no list, and so
    ``is_listed`` is not said of it. ``feeds`` are those that hold its entry.
    """

    id: str | None
    title: str
    page: str
    lang: str
    authors: tuple[Party, ...]
    published: dt.datetime
    updated: dt.datetime
    licence: Licence
    publisher: Party
    kit: Kit | None = None
    feeds: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether readers are shown it in lists."""
        return self.id is not None

    @property
    def holder(self) -> Party:
        """Who holds the rights. A permission does not say whether that is a person: it is one
        where an author has that name."""
        made = self.licence.attribution
        is_person = any(author.name == made.holder for author in self.authors)
        return Party(made.holder, made.holder_url, is_person)

    @property
    def source(self) -> str | None:
        """Where somebody else's work first appeared."""
        return None if self.licence.is_offer else self.licence.attribution.source or None

    @property
    def is_free_of_terms(self) -> bool:
        """Whether it is ours and offered no more: then nothing is said of a licence."""
        return self.licence.is_offer and self.licence.status is not Status.USABLE

    @property
    def public_licence(self) -> str | None:
        """The address of the public licence that it is under."""
        url = self.licence.license_url
        return url if url and is_web(url) else None

    @property
    def license(self) -> str | None:
        """Where a person reads the terms: the public licence, else the kit; else the page of
        somebody else's work, and of ours where one asks."""
        if self.is_free_of_terms:
            return None
        page = (self.acquire or self.page) if self.licence.is_offer else self.page + TERMS
        return self.public_licence or self._kit_page or page

    @property
    def acquire(self) -> str | None:
        """Where a licence can be had: the kit, if it may be reprinted, else whom to ask."""
        contact = self.licence.contact
        return self._kit_page or (contact if contact and is_web(contact) else None)

    @property
    def _kit_page(self) -> str | None:
        return self.kit.html if self.kit and self.licence.may_be_reprinted else None

    @property
    def notice(self) -> str:
        """The copyright notice."""
        return f"© {self.published.year} {self.holder.name}"
