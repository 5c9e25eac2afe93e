"""Tests of plugins.attribution.takedown.notice: the page in an article's place, without a theme."""

import datetime as dt

import pytest

from plugins.attribution.licence import Status
from plugins.attribution.takedown import notice
from plugins.attribution.takedown.withdrawal import Withdrawal


def withdrawal(**fields):
    given = {
        "title": "Tea < Coffee",
        "day": dt.date(2026, 6, 1),
        "status": Status.WITHDRAWN,
        "by": "Kettle & Sons",
        "by_url": "https://kettle.example.org/?a=1&b=2",
        "reason": None,
        "place": "p.toml",
        "line": 1,
    }
    return Withdrawal(**{**given, **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "withdrawn on <time"),
        (
            {},
            'wish of <a href="https://kettle.example.org/?a=1&amp;b=2">Kettle &amp; Sons</',
        ),
        ({"by": "", "by_url": None}, "1\u00a0June\u00a02026</time>."),
        ({"status": Status.EXPIRED}, "to print this article ended on"),
        ({"by_url": None, "ours": True}, "<p>Kettle &amp; Sons withdrew this article on"),
        ({"reason": "Wrong <b>."}, "Wrong &lt;b&gt;."),
    ],
)
def test_the_plain_page_says_it(fields, words):
    """Everything that a theme's page has to say, and nothing that is typed is markup."""
    given = withdrawal(**fields)
    page = notice.plain(given, "/", "Home & Garden").decode()
    assert words in page
    assert '<a href="/">Home &amp; Garden</a>' in page
    assert notice.lacks(page, given) == []


@pytest.mark.parametrize(
    ("cut", "lack"),
    [
        ('<meta name="robots" content="noindex">', '<meta name="robots" content="noindex">'),
        ("<h1>Tea &lt; Coffee</h1>", "the title"),
        ("Kettle &amp; Sons", "by whose wish"),
        ('datetime="2026-06-01"', "the day"),
    ],
)
def test_what_a_page_lacks(cut, lack):
    """A theme that leaves something out is found out."""
    page = notice.plain(withdrawal(), "/", "Home").decode()
    assert notice.lacks(page.replace(cut, ""), withdrawal()) == [lack]
