"""An article that others may not reprint any more, as machines are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.licence import Status

if TYPE_CHECKING:
    import datetime as dt

    from plugins.attribution.licence import Licence


@dataclass(frozen=True)
class Gone:
    """``day`` is the one on which the permission was taken back, or its last one; ``permission`` is
    None where nobody knows it any more."""

    id: str
    page: str
    status: Status
    permission: str | None
    day: dt.date | None
    reason: str

    @classmethod
    def of(cls, entry_id: str, page: str, licence: Licence) -> Gone:
        """From its terms."""
        day = licence.valid_until
        reason = "The permission has ended."
        if licence.status is Status.WITHDRAWN:
            day, reason = licence.withdrawn, "The permission was withdrawn."
        return cls(entry_id, page, licence.status, licence.permission, day, reason)
