"""Tests of the feeds of a built site."""

import feedparser

FEED = "feeds/all.atom.xml"


def test_entries_are_the_articles_with_their_ids(place):
    """Newest first, id by Guid, address under FEED_DOMAIN, attribution in the content."""
    assert place.build().error is None
    found = feedparser.parse(place.read(FEED))
    assert [entry.id for entry in found.entries] == [
        "tag:site.example.org,2026:cups",
        "tag:site.example.org,2026:the-quiet-kettle",
    ]
    kettle = found.entries[1]
    assert kettle.link == "https://courtesy.example.org/2026/03/the-quiet-kettle.html"
    assert kettle.title == "The Quiet Kettle"
    assert "attribution" not in place.read(FEED).split("cups.html")[1].split("</entry>")[0]
    assert "Used with permission" in kettle.content[0].value


def test_an_article_without_guid_is_told_which_to_keep(empty):
    """It gets an id; the advice is the line to add."""
    empty.article("plain", Guid="")
    outcome = empty.build()
    (advice,) = outcome.report.advice
    assert advice.code == "no-guid"
    assert advice.mend == "Add the field Guid: tag:courtesy.example.org,2026:plain"
    assert "tag:courtesy.example.org,2026:plain" in empty.read(FEED)


def test_two_articles_with_one_guid(empty):
    """Readers would show one of them only."""
    empty.article("one")
    empty.article("two", Guid="tag:site.example.org,2026:one")
    assert set(empty.codes()) == {"guid-twice", "entry-id-twice"}


def test_an_empty_site_has_an_empty_feed(empty):
    """It is there, and well formed."""
    assert empty.build().error is None
    assert feedparser.parse(empty.read(FEED)).entries == []


def test_only_the_articles_own_summary(empty):
    """A summary that the author wrote; none that is cut from the text."""
    empty.article("with", Summary="In short.")
    empty.article("without")
    empty.build()
    found = {
        entry.title: entry.get("summary") for entry in feedparser.parse(empty.read(FEED)).entries
    }
    assert found["With"] == "<p>In&nbsp;short.</p>"
    assert "<summary" not in empty.read(FEED).split("without.html")[1].split("</entry>")[0]
