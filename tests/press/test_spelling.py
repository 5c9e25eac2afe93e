"""Tests of plugins.press.spelling: front matter that does not say what was meant."""

import pytest

from plugins.press.spelling import mistakes
from tests.conftest import tree

GOOD = "Title: A\nDate: 2026-01-01\nLabels: a\nSource: https://k.example.org/\n\nText: words.\n"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (GOOD.replace("Labels", "Permision"), 3, "unknown-field"),
        (GOOD.replace("Labels", "Permissions"), 3, "unknown-field"),
        (GOOD.replace("Labels", "Staus"), 3, "unknown-field"),
        (GOOD.replace("Labels: a", "Permission : a"), 3, "stray-field"),
        (GOOD.replace("Labels: a", "Permission\uff1a a"), 3, "stray-field"),
        (GOOD.replace("Labels: a", "    Permission: a"), 3, "stray-field"),
        (GOOD.replace("Labels: a", "Source Title: a"), 3, "stray-field"),
        (GOOD.replace("Labels", "\nPermission"), 4, "stray-field"),
        (GOOD.replace("Labels", "Date"), 3, "field-twice"),
        ("Title: A\nAuthor: B\nAuthor: C\n\nText.", 3, "field-twice"),
        ("Title: A\nAuthors: B\nAuthor: C\n\nText.", 3, "field-twice"),
        ("Title: A\nPermission: B\npermission: C\n\nText.", 3, "field-twice"),
    ],
)
def test_mistakes(text, line, code):
    """Each on its line; none of them loses a field without a word."""
    assert [(p.line, p.code) for p in mistakes("a.md", text)] == [(line, code)]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "Title: A\nMood: merry\nRating_Scale: 5\n\nNote: this is text.\n",
        "Title: A\nLabels: a\nLabels: b\nSummary: One\n    two: three\n\nText.\n",
        "---\nTitle: A\n---\n\nhttps://example.org/ is an address.\n",
        "Title: A\n\nA sentence that goes on: and on.\n",
    ],
)
def test_what_is_no_mistake(text):
    """Fields of the author's own, text with colons, fields that may stand twice."""
    assert list(mistakes("a.md", text)) == []


@pytest.mark.parametrize(
    "change",
    ["Permision: kettle-weekly", "Permission : kettle-weekly", "", "\nPermission: kettle-weekly"],
)
def test_a_lost_permission_publishes_nothing(place, change):
    """Mistyped, with a space, forgotten beside its source, or after an empty line."""
    file = place.content / "articles" / "kettle.md"
    text = file.read_text("utf-8").replace("Permission: kettle-weekly", change)
    file.write_text(text.replace("\n\nSource", "\nSource") if not change else text, "utf-8")
    assert place.build().error is not None
    assert not place.output.exists()


def test_a_field_can_be_made_known(place):
    """Where a site has fields of its own."""
    place.article("one", Label="x")
    assert place.codes() == ["unknown-field"]
    settings = str(place.write("extra.py", 'KNOWN_FIELDS = ["Label"]'))
    assert place.codes(settings=settings) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Title": "???"}, "bad-title"),
        ({"Slug": "My Slug/x"}, "bad-slug"),
        ({"Lang": 'Deutsch "x"'}, "bad-lang"),
        ({"Guid": "my guid"}, "bad-guid"),
        ({"Save_as": "x.txt"}, "page-name"),
    ],
)
def test_values_that_no_page_can_have(place, fields, code):
    """They would end up in addresses and attributes."""
    place.article("one", **fields)
    assert place.codes() == [code]


@pytest.mark.parametrize(
    ("title", "html", "text"),
    [
        ("3 < 4 > 2", "3 &lt; 4 &gt;", "3 < 4 > 2"),
        ("Generics<T> & more", "Generics&lt;T&gt;", "Generics<T> & more"),
        ("<script>alert(1)</script>", "&lt;script&gt;", "<script>alert(1)</script>"),
        ("A <em>good</em> cup", "A <em>good</em>", "A good cup"),
        ("A <b>bold cup", "A &lt;b&gt;bold", "A <b>bold cup"),
        ("Q&A &amp; more", "Q&amp;A", "Q&A & more"),
    ],
)
def test_a_title_is_text(place, title, html, text):
    """On the page, in the listing, in the feed: what was typed, and no mark-up by accident."""
    place.article("one", Title=title)
    assert place.build().error is None
    assert html in place.read("2026/01/one.html").split("<h1>")[1]
    assert html in place.read("index.html")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<title>{escaped}</title>" in place.read("feeds/all.atom.xml")


def test_one_label_in_three_spellings_is_one(place):
    """The article stands once on the label's page."""
    place.article("one", Labels="Lonely, lonely, LONELY")
    place.build()
    assert place.read("label/lonely.html").count("post-title") == 1
    assert place.read("feeds/all.atom.xml").count('term="lonely"') == 1
    assert "label/lonely.html" in tree(place.output)
