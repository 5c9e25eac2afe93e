"""Tests of plugins.press.pelican_reader."""

import datetime as dt

import pytest
import time_machine

from plugins.press.pelican_reader import whole_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-01", dt.datetime(2026, 3, 1)),
        ("2026-03-01 14:30", dt.datetime(2026, 3, 1, 14, 30)),
        ("1 March 2026", dt.datetime(2026, 3, 1)),
        ("2026-03-01T10:00+02:00", dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)),
    ],
)
def test_whole_dates(text, date):
    """Any form that Pelican reads."""
    assert whole_date(text) == date


@pytest.mark.parametrize("text", ["2026", "March 2026", "1 March", "Tuesday", "soon", ""])
def test_dates_that_today_would_complete(text):
    """Pelican reads “2026” as today's day of that year: tomorrow's build would differ."""
    with pytest.raises(ValueError, match="is not a"):
        whole_date(text)


def test_the_clock_has_no_part_in_it(empty):
    """An incomplete date is refused, whenever the site is built."""
    empty.article("one", Date="2026")
    with time_machine.travel(dt.datetime(2030, 5, 5, tzinfo=dt.UTC)):
        (problem,) = empty.build().report.problems
    assert problem.path.endswith("one.md")
    assert (problem.line, problem.code) == (2, "bad-date")
    assert "'2026' is not a whole date" in problem.message


def test_labels_are_tags(empty):
    """Blogger's name and Pelican's, both at once too, each label once."""
    empty.article("one", Labels="tea, calm", Tags="calm; milk")
    assert empty.build().error is None
    page = empty.read("2026/01/one.html")
    assert [page.count(f'rel="tag">{label}</a>') for label in ("tea", "calm", "milk")] == [1, 1, 1]


def test_fields_in_any_case_and_over_several_lines(empty):
    """As Pelican's own reader takes them."""
    empty.write(
        "content/articles/a.md",
        "TITLE: A\ndate: 2026-01-01\nSummary: One *two*\n    three.\nGuid: tag:a\n\nText.\n",
    )
    assert empty.build().error is None
    assert "One <em>two</em>&nbsp;three." in empty.read("index.html")


def test_typography(empty):
    """Typogrify has its turn on text and title."""
    empty.article("one", '"Tea" -- or coffee?', Title='"Tea"')
    empty.build()
    page = empty.read("2026/01/one.html")
    assert "&#8220;Tea&#8221;" in page or "&#8220;</span>Tea&#8221;" in page
