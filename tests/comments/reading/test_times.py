"""Times: exact, in UTC, or none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.reading import times


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2013-10-10T19:20:29", "2013-10-10T19:20:29+00:00"),
        ("2013-10-10T19:20:29Z", "2013-10-10T19:20:29+00:00"),
        ("2013-10-10 19:20:29", "2013-10-10T19:20:29+00:00"),
        (" 2013-10-10 19:20:29\n", "2013-10-10T19:20:29+00:00"),
        ("2013-10-10 19:20:29 UTC", "2013-10-10T19:20:29+00:00"),
        ("2010-11-29T12:35:44.027-08:00", "2010-11-29T20:35:44.027000+00:00"),
        ("2021-03-17T12:09:47.722181999Z", "2021-03-17T12:09:47.722181+00:00"),
        ("1601518883", "2020-10-01T02:21:23+00:00"),
        ("1601518883123", "2020-10-01T02:21:23.123000+00:00"),
        ("1387321261.572392", "2013-12-17T23:01:01.572392+00:00"),
        ("-1.5", "1969-12-31T23:59:58.500000+00:00"),
        ("Mon, 15 Jun 2026 12:00:00 +0200", "2026-06-15T10:00:00+00:00"),
    ],
)
def test_a_time(said: str, expected: str) -> None:
    """Each form that exports write."""
    found = times.parse(said)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00.000Z",
        "soon",
        "01/02/2026",
        "2026-13-01",
        "9999-12-31T23:59:59-08:00",
        "99999999999999999999",
        "9" * 15,
    ],
)
def test_no_time(said: str | None) -> None:
    """What is no exact time is None, never a guess and never an exception."""
    assert times.parse(said) is None


@given(
    st.datetimes(
        min_value=dt.datetime(2, 1, 2), max_value=dt.datetime(9998, 1, 1), timezones=st.timezones()
    )
)
def test_the_same_moment(when: dt.datetime) -> None:
    """Whatever the zone, the moment stays."""
    fixed = when.astimezone(dt.timezone(when.utcoffset() or dt.timedelta()))
    found = times.parse(fixed.isoformat())
    assert found is not None
    assert found == fixed
    assert found.utcoffset() == dt.timedelta()


@given(st.text(max_size=40))
def test_any_text(said: str) -> None:
    """No text makes it stumble."""
    found = times.parse(said)
    assert found is None or found.tzinfo is dt.UTC
