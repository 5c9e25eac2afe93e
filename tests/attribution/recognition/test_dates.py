"""Tests of lines that are dates."""

from __future__ import annotations

import pytest

from plugins.attribution.recognition import dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Friday, July 25, 2008", "2008-07-25"),
        ("Published: 3rd March 2024", "2024-03-03"),
        ("Posted on Sept. 1, 2020", "2020-09-01"),
        ("12 of May 2025", "2025-05-12"),
        ("2024-03-03T09:30:00Z", "2024-03-03"),
        ("March 3, 2024 at 9:30 AM", "2024-03-03"),
        ("25/07/2008", "2008-07-25"),
        ("07.25.2008", "2008-07-25"),
        ("04/04/2024", "2024-04-04"),
        ("03/04/2024", None),
        ("February 30, 2024", None),
        ("In July 2008 we moved", None),
        ("2024", None),
        ("", None),
        ("July 25, 2008 " * 20, None),
    ],
)
def test_day(line, expected):
    """What is a date and nothing else; what may be two is none."""
    found = dates.day(line)
    assert (None if found is None else str(found)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("until 31 December 2027, please", "2027-12-31"),
        ("on March 3, 2024 in print", "2024-03-03"),
        ("by 2026-01-02.", "2026-01-02"),
        ("some day", None),
    ],
)
def test_inside(text, expected):
    """The first day that a sentence names."""
    found = dates.inside(text)
    assert (None if found is None else str(found)) == expected
