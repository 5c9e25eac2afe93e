"""Tests of plugins.press.entries."""

import pytest

from plugins.press.entries import is_feed, read_feed

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a,2026:feed</id>
<entry><id>tag:a,2026:1</id><title>One</title>
<link rel="self" href="https://a/s"/><link href="https://a/1"/>
<content type="{kind}">{content}</content></entry></feed>"""


@pytest.mark.parametrize(
    ("kind", "content", "html"),
    [
        ("html", "&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "<p>A &amp; B</p>"),
        ("html", "<![CDATA[<p>A</p>]]>", "<p>A</p>"),
        ("text", "1 &lt; 2", "1 &lt; 2"),
        (
            "xhtml",
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div>',
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div>',
        ),
    ],
)
def test_content_is_html_once_unescaped(kind, content, html):
    """Each type of text construct, as a reader would show it (RFC 4287, 3.1.1)."""
    feed = read_feed(FEED.format(kind=kind, content=content).encode())
    assert feed.id == "tag:a,2026:feed"
    (entry,) = feed.entries
    assert (entry.id, entry.title, entry.alternate) == ("tag:a,2026:1", "One", "https://a/1")
    assert entry.content == html
    assert entry.summary is None


@pytest.mark.parametrize(
    "data",
    [
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry></feed>",
        b"",
        b"<!DOCTYPE feed [<!ENTITY a 'x'>]><feed xmlns='http://www.w3.org/2005/Atom'>&a;</feed>",
    ],
)
def test_what_is_broken_is_said_with_its_line(data):
    """Not well formed, empty, or with a DOCTYPE."""
    with pytest.raises(ValueError, match=r"line \d+: "):
        read_feed(data)


def test_is_feed():
    """By its namespace, also where it is broken."""
    assert is_feed(FEED.encode())
    assert not is_feed(b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>")
