"""What is told of one article that was taken down; a theme prints it in the article's place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.licence import Status

if TYPE_CHECKING:
    import datetime as dt

    from plugins.attribution.licence import Licence
    from plugins.attribution.permission import Permission
    from plugins.attribution.takedown.withdrawals import Entry


@dataclass(frozen=True)
class Withdrawal:
    """``by`` is whose wish it was, or whose permission ended; empty where nobody knows.

    ``ours`` says that the site itself decided. ``reason`` is None unless the editor said that it
    may be published. ``place`` and ``line`` are where it is recorded; ``confirmed`` says that a
    command asked before it took down so many.
    """

    title: str
    day: dt.date
    status: Status
    by: str
    by_url: str | None
    reason: str | None
    place: str
    line: int
    confirmed: bool = False
    ours: bool = False

    @classmethod
    def recorded(
        cls,
        title: str,
        entry: Entry,
        place: str,
        holder: tuple[str, str | None],
        site: tuple[str, str],
    ) -> Withdrawal:
        """One that a table of ``withdrawn.toml`` asks for; ``holder`` and ``site`` have a name and
        an address each."""
        wished = {holder[0]: holder, site[0]: site}
        by, by_url = holder
        if entry.wish is not None:
            by, by_url = wished.get(entry.wish, (entry.wish, None))
        return cls(
            title=title,
            day=entry.on,
            status=Status.WITHDRAWN,
            by=by,
            by_url=by_url,
            reason=entry.why if entry.public else None,
            place=place,
            line=entry.line,
            confirmed=entry.confirmed is not None,
            ours=by == site[0],
        )

    @classmethod
    def by_permission(
        cls, title: str, permission: Permission, licence: Licence, place: str, line: int
    ) -> Withdrawal:
        """One that a permission brings about, taken back or ended."""
        day = permission.withdrawn
        if licence.status is not Status.WITHDRAWN or day is None:
            day = permission.valid_until
        assert day is not None, "only what was taken back or has ended is removed"  # noqa: S101
        return cls(
            title=title,
            day=day,
            status=licence.status,
            by=permission.holder,
            by_url=permission.holder_url,
            reason=None,
            place=place,
            line=line,
        )

    @property
    def ended(self) -> bool:
        """Whether a permission ran out, rather than being taken back."""
        return self.status is Status.EXPIRED

    @property
    def day_in_words(self) -> str:
        """The day as a reader has it, on one line: ``1 June 2026``."""
        return f"{self.day.day}\u00a0{self.day:%B}\u00a0{self.day.year}"
