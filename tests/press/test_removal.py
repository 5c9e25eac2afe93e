"""Tests of plugins.press.removal: what is withdrawn leaves a site that cannot be built."""

import json
import os

import pytest

from plugins.press.hosting import Rules
from plugins.press.removal import Gone, remove
from tests.conftest import tree

ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>'
    '<entry><id>1</id><link href="https://site.example.org/a.html"/></entry>'
    '<entry><id>2</id><link href="https://site.example.org/b.html"/></entry></feed>'
)
RSS = (
    "<rss><channel><item><link>https://site.example.org/a.html</link></item>"
    "<item><link>/b.html</link></item></channel></rss>"
)
SIDECAR = {
    "articles": [
        {"url": "https://site.example.org/a.html", "status": "usable"},
        {"url": "https://site.example.org/b.html", "status": "usable"},
    ]
}
ITEMS = {"version": "1", "items": [{"url": "/a.html"}, {"url": "/b.html"}]}


@pytest.fixture
def site(tmp_path):
    """A site whose files are hard links to another one's."""
    files = {
        "a.html": "<p>The work.</p>",
        "b.html": '<p><a href="a.html">It</a> was good.</p>',
        "index.html": '<ul><li><a href="/a.html">A</a> work.</li>'
        '<li><a href="b.html">B</a> on <a href="a.html">A</a></ul>',
        "tag.html": '<article><h2><a href="/a.html">A</a></h2></article><p><a href="/a.html">A</a>',
        "feeds/a.xml": ATOM,
        "feeds/b.xml": RSS,
        "feeds/c.xml": "<feed",
        "feeds/reprints.json": json.dumps(SIDECAR),
        "feeds/all.json": json.dumps(ITEMS),
        "feeds/other.json": "{",
        "republish/a.txt": "The work.",
        "republish/a.html": '<ul><li><a href="/a.html">A</a></ul>The work.',
        "republish/b.txt": "Other.",
        "mine.json": json.dumps(ITEMS),
    }
    for path, text in files.items():
        for folder in ("old", "new"):
            (tmp_path / folder / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / path).write_text(text, "utf-8")
        os.link(tmp_path / "old" / path, tmp_path / "new" / path)
    return tmp_path


def test_everywhere(site):
    """Its page, its kit, its entries and items; what is not ours and what was linked to stays."""
    before = tree(site / "old")
    gone = [Gone("a.html", "a", "A", b"Gone.", is_new=True)]
    remove(
        site / "new",
        gone,
        frozenset({"a.html", "b.html"}),
        ("", "https://site.example.org"),
        Rules(("a.html",)),
        frozenset({"mine.json"}),
    )
    assert tree(site / "old") == before
    after = tree(site / "new")
    assert after["a.html"] == b"Gone."
    assert after["index.html"] == (
        b'<ul><li><a href="b.html">B</a> on <a href="a.html">A</a></li></ul>'
    )
    assert after["tag.html"] == b'<p><a href="/a.html">A</a></p>'
    assert after["feeds/a.xml"].count(b"<entry>") == 1
    assert b"<id>2</id>" in after["feeds/a.xml"]
    assert after["feeds/b.xml"].count(b"<item>") == 1
    statuses = [each["status"] for each in json.loads(after["feeds/reprints.json"])["articles"]]
    assert statuses == ["withdrawn", "usable"]
    assert json.loads(after["feeds/all.json"])["items"] == [{"url": "/b.html"}]
    assert not {"republish/a.txt", "republish/a.html"} & set(after)
    assert "_redirects" in after
    same = ("b.html", "feeds/c.xml", "feeds/other.json", "republish/b.txt", "mine.json")
    assert [after[path] for path in same] == [before[path] for path in same]


def test_what_left_before_is_left_alone(site):
    """Only its rule for web servers is written."""
    before = tree(site / "old")
    gone = [Gone("a.html", "a", "A", b"Gone.", is_new=False)]
    remove(site / "new", gone, frozenset(), ("",), Rules(("a.html",)))
    after = tree(site / "new")
    assert set(after) - set(before) == {"nginx.conf", "_redirects"}
    assert {path: after[path] for path in before} == before
