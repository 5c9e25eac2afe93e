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
            '<div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/><a href="x">B</a> &amp;</p></div>',
            '<div><p>A<br><a href="x">B</a> &amp;</p></div>',
        ),
        (
            "xhtml",
            '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>A</h:p></h:div>',
            "<div><p>A</p></div>",
        ),
        ("xhtml", "<div><p>A</p></div>", "<x-unknown><x-unknown>A</x-unknown></x-unknown>"),
        (
            "xhtml",
            '<div xmlns="http://www.w3.org/1999/xhtml"><A HREF="x">A</A><a HREF="x">B</a></div>',
            "<div><x-unknown>A</x-unknown><a>B</a></div>",
        ),
        (
            "xhtml",
            '<p xmlns="http://www.w3.org/1999/xhtml">A<style>&lt;/style&gt;B</style></p>',
            "<p>A</p>",
        ),
        ("HTML", "&lt;p&gt;A&lt;/p&gt;", "<p>A</p>"),
        ("html", '</content><content type="html">B', ""),
        ('html" src="https://a/b', "", ""),
        (
            "text/html",
            "A",
            "A",
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
        b"<rss version='2.0'><channel/></rss>",
        b"<!DOCTYPE feed [<!ENTITY a 'x'>]><feed xmlns='http://www.w3.org/2005/Atom'>&a;</feed>",
    ],
)
def test_what_is_broken_is_said_with_its_line(data):
    """Not well formed, empty, or with a DOCTYPE."""
    with pytest.raises(ValueError, match=r"line \d+: "):
        read_feed(data)


@pytest.mark.parametrize(
    ("data", "yes"),
    [
        (FEED.encode(), True),
        (FEED.encode("utf-16"), True),
        (b"\xef\xbb\xbf" + FEED.encode(), True),
        (b"<?xml version='1.0'?><!-- " + b"x" * 5000 + b" --><feed", False),
        (b"<?xml version='1.0'?><!-- " + b"x" * 5000 + b" --><feed >", True),
        (b"<a:feed xmlns:a='http://www.w3.org/2005/At&#111;m'/>", True),
        (b"<rss version='2.0'>", True),
        (b"<rdf:RDF >", True),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", False),
        (b"<!DOCTYPE html><html><p>about the &lt;feed&gt; element <feed></p>", False),
        (b"body { color: red }", False),
    ],
)
def test_is_feed(data, yes):
    """By its root element, whatever the file's name, its encoding or what stands before."""
    assert is_feed(data) is yes
