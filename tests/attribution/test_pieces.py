"""Tests of plugins.attribution.pieces."""

import gzip
import json

import pytest

from plugins.attribution import pieces
from plugins.attribution.pieces import Form

LONG = "words that somebody will copy from here " * 3


def found(path, text):
    """The form and place of each piece."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(piece.form, piece.where) for piece in pieces.of(path, data) if not piece.is_rest]


@pytest.mark.parametrize(
    ("path", "text", "form"),
    [
        ("a.html", "<p>x</p>", Form.PAGE),
        ("a", "\ufeff\n<!DOCTYPE html><p>x</p>", Form.PAGE),
        ("a.html.gz", gzip.compress(b"<p>x</p>", mtime=0), Form.PAGE),
        ("a.md", "# x", Form.MARKDOWN),
        ("a.txt", "x", Form.TEXT),
        ("a.js", "let a = 1", Form.ANY),
        ("sitemap.xml", "<urlset/>", Form.ANY),
        ("a.json", "{broken", Form.ANY),
    ],
)
def test_a_file_of_one_piece(path, text, form):
    """Known by its name, or by how it begins."""
    assert found(path, text) == [(form, path)]


def test_what_a_page_offers_to_copy():
    """Each text area and each inner page is a piece of its own."""
    html = f"<p>x</p><textarea id=a>{LONG}</textarea><textarea></textarea><iframe srcdoc='<p>y'>"
    assert found("kit.html", html) == [
        (Form.PAGE, "kit.html"),
        (Form.ANY, "the text to copy “a” of kit.html"),
        (Form.ANY, "the text to copy “2” of kit.html"),
        (Form.HTML, "a frame of kit.html"),
    ]


def test_the_entries_of_a_feed():
    """Content and summary are one piece, under the entry's id."""
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:a</id><title>A</title>'
        '<summary>s</summary><content type="html">&lt;p&gt;c</content></entry></feed>'
    )
    whole, entry = pieces.of("feeds/all.atom.xml", feed.encode())
    assert whole.is_rest
    assert (entry.text, entry.form, entry.entry_id) == ("<p>c\ns", Form.HTML, "tag:a")


def test_the_strings_of_a_json_file():
    """Keys and values at any depth; short ones hold no phrase."""
    data = {"a": [{"b": LONG, "c": "short"}, 1, None], LONG + "key": True}
    assert found("search.json", json.dumps(data)) == [(Form.ANY, "a string of search.json")] * 2
    lines = "\n".join(json.dumps({"text": LONG}) for _ in range(3))
    assert len(found("search.jsonl", lines)) == 3


def test_json_that_is_nested_without_end():
    """It is read as text."""
    assert found("a.json", "[" * 100_000) == [(Form.ANY, "a.json")]
