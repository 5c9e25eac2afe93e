"""A line that is a date, as pages print it.

===============================  ==========
line                             as a day
===============================  ==========
``Friday, July 25, 2008``        2008-07-25
``Published: 3rd March 2024``    2024-03-03
``2024-03-03T09:30:00Z``         2024-03-03
``25/07/2008``                   2008-07-25
``03/04/2024``                   none: who knows which is the month?
===============================  ==========
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "january february march april may june july august september october november december"
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
_MONTH = r"(?P<month>" + "|".join(rf"{m[:3]}(?:{m[3:]}|t)?" for m in _MONTHS.split()) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BEFORE = (
    r"(?:(?:first )?(?:published|posted|updated|date[d]?|on)\b[\s:]*){0,2}"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day[\s,]+)?"
)
_AFTER = r"(?:[T\s,|at]{1,6}\d{1,2}[:.]\d\d.{0,30})?"
_FORMS = tuple(
    re.compile(_BEFORE + form + _AFTER, re.IGNORECASE)
    for form in (
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY}\.? (?:of )?{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)",
        rf"(?P<first>\d\d?)[./](?P<second>\d\d?)[./]{_YEAR}",
    )
)
_INSIDE = re.compile(
    rf"\b(?:{_MONTH} {_DAY},? {_YEAR}|(?P<day2>\d{{1,2}})\.? {_MONTH.replace('month', 'month2')},? "
    rf"{_YEAR.replace('year', 'year2')}|{_YEAR.replace('year', 'year3')}-(?P<month3>\d\d)-"
    r"(?P<day3>\d\d))\b",
    re.IGNORECASE,
)


def day(line: str) -> dt.date | None:
    """The day that ``line`` is, if it is nothing but a date."""
    text = " ".join(line.split())
    if len(text) > 90:
        return None
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _day(match.groupdict())
    return None


def inside(text: str) -> dt.date | None:
    """The first day that is named in ``text``."""
    match = _INSIDE.search(text)
    if match is None:
        return None
    named = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
    return _day(named)


def _day(named: dict[str, str | None]) -> dt.date | None:
    year, month, number = named.get("year"), named.get("month"), named.get("day")
    if first := named.get("first"):
        second = named["second"] or ""
        if int(first) <= 12 and int(second) <= 12 and first != second:
            return None
        month, number = (second, first) if int(second) <= 12 else (first, second)
    month = month or ""
    value = int(month) if month.isdigit() else _NUMBERS.get(month[:3].lower(), 0)
    try:
        return dt.date(int(year or 0), value, int(number or 0))
    except ValueError:
        return None
