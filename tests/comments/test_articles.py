"""Which article a thread discussed."""

from __future__ import annotations

import pytest

from plugins.comments.articles import Article, Articles, Discussed, path_of
from plugins.comments.pelican_articles import articles
from tests.conftest import ROOT

TEA = Article(
    "tea", "/2026/05/tea.html", ("/old/tea/", "/?p=198"), "On “Tea”", "tag:example.org,2026:tea"
)
CUPS = Article("cups", "/2026/05/cups.html", (), "Cups")
CUPS_AGAIN = Article("cups-again", "/2026/06/cups-again.html", (), "Cups")
ALL = Articles((TEA, CUPS, CUPS_AGAIN))


@pytest.mark.parametrize(
    ("thread", "found"),
    [
        (Discussed(("tea",)), ("tea", "identifier")),
        (Discussed(("tag:example.org,2026:tea",)), ("tea", "identifier")),
        (Discussed(("198 http://old.example.org/?p=198",)), ("tea", "identifier")),
        (Discussed(("http://old.example.org/2026/05/tea.html",)), ("tea", "identifier")),
        (Discussed(("cups",), ("/2026/05/tea.html",)), ("cups", "identifier")),
        (Discussed((), ("http://localhost:4000/2026/05/tea.html?m=1#c9",)), ("tea", "path")),
        (Discussed((), ("https://old.example.org/old/tea",)), ("tea", "alias")),
        (Discussed((), ("https://old.example.org/?p=198",)), ("tea", "alias")),
        (Discussed((), ("https://old.example.org/blog/tea/",)), ("tea", "slug")),
        (Discussed((), ("https://old.example.org/2011/tea.php",)), ("tea", "slug")),
        (Discussed((), (), "on tea"), ("tea", "title")),
        # Two answers at once are none; the next way is asked.
        (Discussed((), ("/2026/05/tea.html", "/2026/05/cups.html"), "On Tea"), ("tea", "title")),
        (Discussed((), (), "Cups"), None),
        (Discussed(("999",), ("https://old.example.org/",), ""), None),
        (Discussed((), ("http://[",), ""), None),
        (Discussed(), None),
    ],
)
def test_the_first_way_that_answers_decides(thread, found):
    """Identifier, path, alias, slug, title."""
    assert ALL.find(thread) == found


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://a.example.org/2019/05/tea/?m=1#c7", "/2019/05/tea"),
        ("/2019/05/tea/index.html", "/2019/05/tea"),
        ("https://a.example.org/caf%C3%A9", "/café"),
        ("https://a.example.org/?p=198", "/?p=198"),
        ("https://a.example.org//a/../b", "/b"),
        ("https://a.example.org", ""),
        ("", ""),
    ],
)
def test_paths_agree(address, path):
    """Whatever the host, the case of escapes, the slash at the end."""
    assert path_of(address) == path


def test_articles_are_read_from_their_front_matter(place):
    """With the address that the settings give them; drafts too, and what is broken left out."""
    place.article("leaves", Alias="/a/leaves.html, /b/", Status="draft")
    place.article("undated", Date="")
    place.write(
        "content/articles/page.html",
        '<html><head><title>A &amp; B</title><meta name="date" content="2026-02-03">'
        '<meta name="slug" content="a-b"></head><body>x</body></html>',
    )
    (place.content / "articles" / "broken.md").write_bytes(b"Title: \xff\n")
    found = {
        each.slug: each for each in articles(ROOT / "pelicanconf.py", str(place.content)).known
    }
    assert set(found) == {"cups", "the-quiet-kettle", "leaves", "a-b"}
    assert found["leaves"] == Article(
        "leaves",
        "/2026/01/leaves.html",
        ("/a/leaves.html", "/b/"),
        "Leaves",
        "tag:site.example.org,2026:leaves",
    )
    assert (found["a-b"].path, found["a-b"].title) == ("/2026/02/a-b.html", "A & B")


def test_a_site_without_articles(empty):
    """Knows none."""
    assert articles(ROOT / "pelicanconf.py", str(empty.content)).known == ()
