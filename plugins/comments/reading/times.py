"""Times as exports write them, exact and in UTC; what is no time is None, never a guess.

======================================  ==============================
in the export                           in UTC
======================================  ==============================
``2013-10-10T19:20:29``                 the same: without an offset it is UTC
``2010-11-29T12:35:44.027-08:00``       2010-11-29 20:35:44.027
``2024-05-01 10:00:00 UTC``             2024-05-01 10:00
``1601518883``, ``1601518883123``       an epoch's seconds, milliseconds
``Mon, 15 Jun 2026 12:00:00 +0200``     RFC 5322
``0000-00-00 00:00:00``, ``0001-01-01`` None
======================================  ==============================
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re

_EPOCH = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?$")
_FRACTION = re.compile(r"(\.\d{6})\d+")
_EPOCH_DAY = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECONDS = 100_000_000_000
"""An epoch above this counts milliseconds: as seconds it would be the year 5138."""


def parse(text: str | None) -> dt.datetime | None:
    """The time that ``text`` is, in UTC."""
    if not text:
        return None
    found: dt.datetime | None
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = _otherwise(text.strip())
    if found is None or found.year == 1:
        return None
    try:
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (OverflowError, ValueError):
        return None


def _otherwise(text: str) -> dt.datetime | None:
    if _EPOCH.match(text):
        return epoch(text)
    plain = _FRACTION.sub(r"\1", text).removesuffix(" UTC").removesuffix(" GMT")
    try:
        return dt.datetime.fromisoformat(plain)
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def epoch(value: str | float) -> dt.datetime | None:
    """The time at ``value`` seconds, or milliseconds, after 1970 began."""
    try:
        whole, _, part = str(value).partition(".")
        seconds = int(whole)
        if abs(seconds) >= _MILLISECONDS:
            return _EPOCH_DAY + dt.timedelta(milliseconds=seconds)
        sign = -1 if whole.startswith("-") else 1
        micro = sign * int(part[:6].ljust(6, "0")) if part else 0
        return _EPOCH_DAY + dt.timedelta(seconds=seconds, microseconds=micro)
    except (ValueError, OverflowError):
        return None
