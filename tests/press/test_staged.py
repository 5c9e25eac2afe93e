"""Tests of plugins.press.staged."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.press.staged import Staged


@pytest.fixture
def staged(tmp_path):
    """A folder with a page, an index, and stylesheets that import one another."""
    for path, text in {
        "index.html": "",
        "2026/03/a.html": "",
        "label/x/page/2/index.html": "",
        "theme/style.css": '@import "more.css"; .a { color: red }',
        "theme/more.css": '@import "style.css"; .b { color: red }',
        "a b.png": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return Staged(tmp_path, "https://site.example.org/blog", frozenset({"a b.png"}))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("a.html", "2026/03/a.html"),
        ("../../", "index.html"),
        ("/blog/", "index.html"),
        ("/blog/label/x/page/2/", "label/x/page/2/index.html"),
        ("/blog/label/x/page/2", "label/x/page/2/index.html"),
        ("https://site.example.org/blog/2026/03/a.html?x=1#y", "2026/03/a.html"),
        ("/blog/a%20b.png", "a b.png"),
        ("missing.html", None),
        ("/blog/../../etc/passwd", None),
    ],
)
def test_addresses_of_this_site(staged, address, file):
    """Relative, from the root, absolute; a folder stands for its index."""
    path = staged.resolve("2026/03/a.html", address)
    assert (staged.file_for(path) if path is not None else None) == file


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example.org/",
        "mailto:a@b.example",
        "/elsewhere/a.html",
        "javascript:x",
        "//cdn/x",
    ],
)
def test_addresses_of_elsewhere(staged, address):
    """Other hosts, other folders of this host, other schemes."""
    assert staged.resolve("2026/03/a.html", address) is None


def test_sheets_follow_imports_once(staged):
    """Stylesheets that import each other are each read once."""
    page = LexborHTMLParser('<link rel="alternate stylesheet" href="/blog/theme/style.css">')
    sheets = staged.sheets("2026/03/a.html", page)
    assert [".a" in sheet or ".b" in sheet for sheet in sheets] == [True, True]


def test_what_was_carried_over_is_not_judged(staged):
    """It can be linked to; no build wrote it."""
    assert "a b.png" in staged.files
    assert "a b.png" not in staged.written
