"""Tests of plugins.syndication.atom, with feedparser as a reader that is not ours."""

import datetime as dt

import feedparser
import pytest
from lxml import etree

from plugins.syndication.atom import Category, Entry, Feed, Person, write

FEED = Feed(
    id="tag:site.example.org,2026:feeds/all",
    title="Tea & Co",
    url="https://site.example.org/feeds/all.atom.xml",
    home="https://site.example.org/",
    lang="en",
    author=Person("Ann Moss", "https://site.example.org/"),
    subtitle="On tea",
)
ENTRY = Entry(
    id="tag:site.example.org,2026:cups",
    title="Cups < Kettles",
    url="https://site.example.org/2026/03/cups.html",
    published=dt.datetime(2026, 3, 2, 1, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    updated=dt.datetime(2026, 3, 3, tzinfo=dt.UTC),
    lang="de",
    authors=(Person("Ann Moss", "https://site.example.org/author/ann-moss.html"), Person("Jo Ray")),
    categories=(Category("calm", "https://site.example.org/label/", "Calm"),),
    content="<p>Warm &amp; <b>dry</b> ]]></p>",
    summary="<p>Warm.</p>",
    via="https://kettle.example.org/",
    rights="© Kettle Weekly",
)


def test_another_reader_finds_what_was_written():
    """Ids, dates, authors, labels, links, content: as they went in."""
    found = feedparser.parse(write(FEED, [ENTRY]))
    assert not found.bozo
    assert (found.feed.id, found.feed.title) == (FEED.id, "Tea & Co")
    assert found.feed.updated == "2026-03-03T00:00:00Z"
    (entry,) = found.entries
    assert entry.id == ENTRY.id
    assert entry.title == "Cups < Kettles"
    assert (entry.published, entry.updated) == ("2026-03-01T23:00:00Z", "2026-03-03T00:00:00Z")
    assert entry.link == ENTRY.url
    assert [author.name for author in entry.authors] == ["Ann Moss", "Jo Ray"]
    assert [(tag.term, tag.label) for tag in entry.tags] == [("calm", "Calm")]
    assert [link.href for link in entry.links if link.rel == "via"] == [ENTRY.via]
    assert entry.content[0].value == "<p>Warm &amp; <b>dry</b> ]]></p>"
    assert entry.rights == "© Kettle Weekly"


def test_an_empty_feed_does_not_change_with_the_clock():
    """`updated` is required, and today would make every build another one."""
    assert b"<updated>1970-01-01T00:00:00Z</updated>" in write(FEED, [])


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\ud800b", "a\ufffeb"])
def test_characters_that_no_xml_can_hold(text):
    """One control character would leave every reader without the feed."""
    from dataclasses import replace

    data = write(FEED, [replace(ENTRY, content=text, title=text)])
    root = etree.fromstring(data)
    assert root.findtext(".//{*}content") == "ab"


def test_valid_by_the_rfcs_schema(samples):
    """RELAX NG of RFC 4287, appendix B."""
    schema = etree.RelaxNG(etree.parse(samples / "feeds" / "atom.rng"))
    for entries in ([], [ENTRY], [ENTRY, ENTRY]):
        schema.assertValid(etree.fromstring(write(FEED, entries)))
