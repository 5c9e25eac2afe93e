"""A pasted article may be anything: what it cannot do."""

from __future__ import annotations

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.recognition import markup, paste
from plugins.attribution.recognition.paste import Form
from plugins.attribution.recognition.proposal import Answers
from plugins.attribution.statement import render, to_html
from plugins.press import front_matter
from plugins.press.source import LARGEST, UnreadableError
from tests.attribution.recognition.test_recogniser import proposed

BODY = "A small door makes a large room. The architect knew it, and so did the cat."
FOOT = "© Mara Lind, https://doors.example.org/. You may reprint this article with this line."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"x" * (LARGEST + 1), "too-large"),
        (b"", "no-text"),
        (b" \n\x00\x01\n", "no-text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no-text"),
        (b"<div>" * 300_000 + b"<b>x", "too-deep"),
        (b"# x\n\n" + b"<div>" * 300_000, "too-deep"),
    ],
)
def test_what_is_not_read(text, code):
    """Each is said under its name."""
    with pytest.raises(UnreadableError) as caught:
        proposed(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "*a ", "_", "`", "<", "&", "(", "> ", "- ", "# ", "a\n", "|", "© ", "www.", "a.b/",
     "By A ", "x@", "http://", "A " , "1. ", "\n\n", "—", "source: ", "<p>", "<b x>a</b>", "</p>",
     "<a href=x>", "<table><th>", "CC BY ", "published in A ", "Copyright A, ", "A-", "[a](http:"],
)  # fmt: skip
def test_time_grows_with_length(unit):
    """Ten kilobytes of one thing are read in a moment, as whatever form."""
    for head in ("", "# Heading\n\n", "<p>x</p><p>y</p>"):
        text = head + unit * (10_000 // len(unit)) + f"\n\n{BODY}\n\n{FOOT}"
        pasted = paste.read(text.encode())
        if markup.is_too_deep(text):
            assert pasted.form is not Form.TEXT
            continue
        found = proposed(text)
        assert found.article is not None or found.problems


def test_control_characters_are_left_out():
    """And said so: neither a terminal nor a feed gets to see them."""
    found = proposed(f"Doors\x1b[31m\n\nBy Mara Lind\n\n{BODY}\x07\n\n{FOOT}")
    assert found.article.title == "Doors[31m"
    assert "\x1b" not in found.article.file + found.permission.text
    assert any("U+001B" in note for note in found.notes)


@pytest.mark.parametrize(
    "title",
    [
        "Doors\nStatus: published\nPermission: other",
        "Doors\r\n\r\nBody",
        "---\nDoors",
        "Doors\x85a: b",
    ],
)
def test_a_title_is_one_line(title):
    """Whatever a title says, no field and no text begins in it."""
    found = proposed(f"<h1>x</h1><p>{BODY}</p><p>{FOOT}</p>", Answers(title=title))
    fields = front_matter.fields(found.article.file)
    assert fields["title"][1] == " ".join(title.split())
    assert fields["permission"][1] == "mara-lind"
    assert "status" not in fields
    page = f'<meta property="og:title" content="{title}"><h1>x</h1><p>{BODY}</p><p>{FOOT}</p>'
    assert "status" not in front_matter.fields(proposed(page).article.file)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b", "..", "CON", "%2e%2e"])
def test_names_of_files_are_slugs(name):
    """A title or a holder is no path."""
    text = f"{name}\n\n{BODY}\n\n© {name} Press. You may reprint this article with this line."
    found = proposed(text, Answers(title=name, author="Jo Ray"))
    for made in (found.article.slug, found.article.permission):
        assert "/" not in made
        assert "." not in made


def test_scripts_and_templates_stay_words():
    """Markup in plain text is text, in the article, the statement and the terms."""
    evil = "<script>alert(1)</script> {{ x }} {author} [a](javascript:b) <img src=x onerror=y>"
    text = f"Doors\n\n{BODY} {evil}\n\n© Mara Lind {evil}. You may reprint this article {evil}"
    found = proposed(text)
    statement = render(found.permission.fields["statement"], {})
    terms = to_html(found.permission.fields["terms"])
    for html in (Markdown(extensions=["extra"]).convert(found.article.text), statement.html, terms):
        page = LexborHTMLParser(html)
        assert page.css("script, img") == []
        assert {link.attributes["href"] for link in page.css("a")} <= {None}
        assert "<script>alert(1)</script>" in page.text()
    assert "{author}" in statement.text


@pytest.mark.parametrize(
    ("data", "expected", "note"),
    [
        ("Café “Tür” – 5 €".encode("cp1252"), "Café “Tür” – 5 €", "Windows-1252"),
        ("\ufeffCafé".encode(), "Café", ""),
        ("Café".encode("utf-16"), "Café", ""),
        (b'<meta charset="koi8-r"><p>\xc4\xc1</p>', '<meta charset="koi8-r"><p>да</p>', "koi8-r"),
        (b'<meta charset="none"><p>caf\xe9</p>', '<meta charset="none"><p>café</p>', "Windows"),
        (b"a\x81\xe9", "aé", "Windows-1252"),
    ],
)
def test_encodings(data, expected, note):
    """UTF-8, what a mark or a page says, else Windows-1252; and anything but UTF-8 is said."""
    found = paste.read(data)
    assert found.text.replace("\ufffd", "") == expected
    assert note in " ".join(found.notes)
    assert bool(found.notes) is bool(note)
