"""The build day: the only date that a build knows, and an input like any other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping


def build_day(named: str | None, environ: Mapping[str, str], timezone: str) -> dt.date:
    """The day that the site is built for.

    ``named`` (``--on``, as YYYY-MM-DD) wins over ``SOURCE_DATE_EPOCH`` (seconds since 1970, see
    reproducible-builds.org/specs/source-date-epoch), which wins over the clock. Both of the latter
    are read in the site's ``timezone``, as an author's calendar would.

    Raises ValueError, with words for the person who typed it, where a date is none.
    """
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"TIMEZONE = {timezone!r} is no time zone such as Europe/Lisbon") from None
    if named:
        try:
            return dt.datetime.strptime(named, "%Y-%m-%d").date()  # noqa: DTZ007, RUF100
        except ValueError:
            raise ValueError(f"{named!r} is not a date such as 2026-03-31") from None
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(zone).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), zone).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH={epoch!r} is not a number of seconds") from None
