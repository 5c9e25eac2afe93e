"""The terms of one article, as readers, partners and machines are told them.

There is one for each reprint, from its permission, and one for each article of ours that has an
``Offer``. The kit, the page's metadata, the licence files and the sidecar are all made of it, so
that they cannot say different things.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.block import Attribution
from plugins.attribution.permission import CommercialUse, Modifications, Republish

if TYPE_CHECKING:
    import datetime as dt

    from plugins.attribution.permission import Permission
    from plugins.attribution.reprint import Reprint

_SPDX = "https://spdx.org/licenses/{}.html"


class Status(enum.Enum):
    """May it be used on the build day?"""

    USABLE = "usable"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Licence:
    """Who holds the rights in an article, and what others may do with it.

    ``attribution`` is what has to stand with a copy; for an article of ours its source is its own
    address. ``is_offer`` tells those from reprints. ``license_url`` and ``spdx`` name a public
    licence, if it is under one.
    """

    attribution: Attribution
    status: Status
    is_offer: bool
    republish: bool
    commercial_use: CommercialUse | None
    modifications: Modifications
    contact: str | None
    license_url: str | None
    spdx: str | None
    valid_until: dt.date | None
    unattributed_words: int
    withdrawn: dt.date | None = None

    @classmethod
    def of(
        cls, reprint: Reprint, permission: Permission, day: dt.date, *, is_offer: bool = False
    ) -> Licence:
        """The terms of ``reprint`` on ``day``; an offer implies that it may be reprinted."""
        return cls(
            attribution=Attribution.of(reprint, permission),
            status=_status(permission, day),
            is_offer=is_offer,
            republish=is_offer or permission.republish is Republish.YES,
            commercial_use=permission.commercial_use,
            modifications=permission.modifications,
            contact=permission.contact or permission.holder_url,
            license_url=permission.license_url or _known(permission.spdx),
            spdx=permission.spdx,
            valid_until=permission.valid_until,
            unattributed_words=permission.unattributed_words,
            withdrawn=permission.withdrawn,
        )

    @property
    def permission(self) -> str:
        """The id of the permission."""
        return self.attribution.permission

    @property
    def may_be_reprinted(self) -> bool:
        """Whether others may print it today, from us."""
        return self.republish and self.status is Status.USABLE


def _status(permission: Permission, day: dt.date) -> Status:
    """What ended may not be passed on, whether or not we may keep what we printed."""
    if permission.withdrawn is not None and permission.withdrawn <= day:
        return Status.WITHDRAWN
    if permission.valid_until is not None and permission.valid_until < day:
        return Status.EXPIRED
    return Status.USABLE


def _known(spdx: str | None) -> str | None:
    return _SPDX.format(spdx) if spdx else None
