"""A permission: who allows us to print their work, and on which terms.

The fields are those of the files in ``content/permissions/``; ``docs/permissions.md`` explains
them to an editor.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=0)]


class Republish(enum.Enum):
    """May others reprint the work from us?"""

    YES = "yes"
    NO = "no"


class CommercialUse(enum.Enum):
    """May the work be printed where money is made?"""

    ALLOWED = "allowed"
    CONTACT = "contact"
    FORBIDDEN = "forbidden"


class Modifications(enum.Enum):
    """What may be changed: nothing, house style (dates, places, spelling), or anything."""

    NONE = "none"
    STYLE = "style"
    FREE = "free"


class Period(enum.Enum):
    """What ``max_articles`` is counted over."""

    YEAR = "year"
    MONTH = "month"
    AT_ONCE = "at-once"


class OnExpiry(enum.Enum):
    """What becomes of what was printed while the permission was valid."""

    KEEP = "keep"
    REMOVE = "remove"


class Permission(msgspec.Struct, frozen=True, kw_only=True):
    """One permission. Words are counted as :func:`plugins.press.words.count` does."""

    holder: str
    statement: str
    holder_url: str | None = None
    statements: dict[str, str] = {}
    required_links: tuple[str, ...] | None = None
    terms: str | None = None
    republish: Republish = Republish.NO
    commercial_use: CommercialUse | None = None
    contact: str | None = None
    modifications: Modifications = Modifications.NONE
    unattributed_words: Count = 75
    max_excerpt_words: Count | None = None
    max_articles: Count | None = None
    max_articles_per: Period = Period.AT_ONCE
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    on_expiry: OnExpiry = OnExpiry.KEEP
    withdrawn: dt.date | None = None
    license_url: str | None = None
    spdx: str | None = None
    granted_on: dt.date | None = None
    granted_by: str | None = None
    evidence: str | None = None

    def statement_in(self, lang: str) -> tuple[str, str | None]:
        """The statement's Markdown for an article in ``lang``, and its own language if that is
        another one: None where it is the article's, or where nothing says which it is."""
        known = {tag.lower(): statement for tag, statement in self.statements.items()}
        for tag in (lang.lower(), lang.lower().partition("-")[0]):
            if tag in known:
                return known[tag], None
        return self.statement, None

    def is_removed_on(self, day: dt.date) -> bool:
        """Whether what was printed under it may not be shown on ``day``: withdrawn, or ended
        with ``on_expiry = "remove"``."""
        if self.withdrawn is not None and self.withdrawn <= day:
            return True
        ended = self.valid_until is not None and self.valid_until < day
        return ended and self.on_expiry is OnExpiry.REMOVE
