"""Tests of plugins.attribution.statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.attribution.statement import placeholders, render
from plugins.press.words import tokens

VALUES = {"author": "Jo Ray", "title": "A Kettle", "source": "https://kettle.example.org/a?b=1&c=2"}
ESCAPED = "https://kettle.example.org/a?b=1&amp;c=2"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("By {author}.", "<p>By Jo Ray.</p>"),
        ("See <{source}>.", f'<p>See <a href="{ESCAPED}">{ESCAPED}</a>.</p>'),
        ("[{title}]({source})", f'<p><a href="{ESCAPED}">A Kettle</a></p>'),
        ("A {{set}}.", "<p>A {set}.</p>"),
        ("At https://a.ex/b_c.", '<p>At <a href="https://a.ex/b_c">https://a.ex/b_c</a>.</p>'),
        ("(https://a.example)", '<p>(<a href="https://a.example">https://a.example</a>)</p>'),
        ('<a href="https://a.example">x</a>', '<p><a href="https://a.example">x</a></p>'),
        ("[x](https://a.example)", '<p><a href="https://a.example">x</a></p>'),
    ],
)
def test_markdown_and_placeholders(markdown, html):
    """Placeholders are filled in, and an address that stands bare becomes a link."""
    assert render(markdown, VALUES).html == html


@given(st.text(alphabet="ab*_[]()<>&`{}\\\"' #!|~", min_size=1))
def test_a_title_stays_what_it_is(title):
    """Whatever a title holds, it is text in the statement: no mark-up, no link, no tag."""
    statement = render("“{title}” it is.", {**VALUES, "title": title})
    assert list(statement.tokens) == tokens(f"“{title}” it is.")
    assert statement.links == ()


def test_links_know_their_words():
    """Each link covers the words that it stands on."""
    statement = render("Visit [the old archive](https://a.example/) now.", VALUES)
    (link,) = statement.links
    assert statement.tokens[link.start : link.end] == ("the", "old", "archive")
    assert statement.text == "Visit the old archive now."


def test_placeholders():
    """Their names, and a sign that a brace was not closed."""
    assert placeholders("{author} and {{x}} and {y}") == {"author", "y"}
    assert placeholders("{author") == {"{"}
    assert placeholders("{x} of {{y}} } {author}") == {"}", "x", "author"}
