"""Tests of plugins.press.day."""

import datetime as dt

import pytest
import time_machine

from plugins.press.day import build_day


def test_a_named_day_wins():
    """--on is stronger than the environment."""
    assert build_day("2026-03-31", {"SOURCE_DATE_EPOCH": "0"}, "UTC") == dt.date(2026, 3, 31)


def test_epoch_is_read_in_the_sites_zone():
    """One second before midnight in UTC is the next day in Auckland."""
    epoch = {"SOURCE_DATE_EPOCH": str(86399)}
    assert build_day(None, epoch, "UTC") == dt.date(1970, 1, 1)
    assert build_day(None, epoch, "Pacific/Auckland") == dt.date(1970, 1, 2)


def test_else_today_in_the_sites_zone():
    """The clock is asked last, and in the site's time zone."""
    with time_machine.travel(dt.datetime(2026, 1, 1, 1, tzinfo=dt.UTC)):
        assert build_day(None, {}, "America/New_York") == dt.date(2025, 12, 31)


@pytest.mark.parametrize(("named", "epoch"), [("31.3.2026", ""), ("2026-02-30", ""), (None, "x")])
def test_what_is_no_day_is_said(named, epoch):
    """The message repeats what was typed."""
    with pytest.raises(ValueError, match=named or "x"):
        build_day(named, {"SOURCE_DATE_EPOCH": epoch}, "UTC")


def test_a_zone_that_is_none():
    """The setting's name is told."""
    with pytest.raises(ValueError, match="TIMEZONE = 'Europe/Berln'"):
        build_day(None, {}, "Europe/Berln")
