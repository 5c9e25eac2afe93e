"""Tests of plugins.press.visible, by the fixture file of the same name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plugins.press.visible import Text, read, readings
from plugins.press.words import tokens
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"


def spell(text: Text) -> str:
    """Tokens with spaces between, links as in Markdown; an inactive one without its address."""
    words = list(text.tokens)
    for link in sorted(text.links, key=lambda link: -link.start):
        address = f"({link.href})" if link.active else ""
        words[link.start : link.end] = [
            f"[{' '.join(text.tokens[link.start : link.end])}]{address}"
        ]
    return " ".join(words)


@pytest.mark.parametrize(("html", "expected"), cases(FIXTURES / "visible.md"))
def test_what_a_reader_sees(html, expected):
    """Words, and links that can be followed."""
    (text,) = readings(html)
    assert spell(text) == expected


def test_noscript_is_hidden_where_scripts_run_and_where_they_do_not():
    """With scripting its content is text that nobody sees, tags and all; the browser's tree then
    differs from the parser's."""
    html = "<p>one <noscript><p>two</noscript> three"
    assert [spell(text) for text in readings(html)] == ["one two three", "one three"]
    hostile = "<noscript><div hidden></noscript>one"
    assert [spell(text) for text in readings(hostile)] == ["", "one"]
    hostile = "<!-- <noscript> --><noscript><!-- </noscript><div hidden> --></noscript>one</div>"
    assert "" in [spell(text) for text in readings(hostile)]


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <noscript> --><p>one</p>",
        '<p title="the <noscript> element">one</p>',
        "<script>'<noscript>'</script><p>one</p>",
    ],
)
def test_the_word_noscript_is_no_element(html):
    """In a comment, an attribute, a script."""
    assert {spell(text) for text in readings(html)} == {"one"}


def test_many_noscripts_take_no_time():
    """Nothing quadratic in what a page may hold."""
    html = "<noscript>" + "</noscript " * 50_000 + "one"
    assert len(readings(html)) == 2


def test_unseen_shows_what_is_hidden():
    """Where a statement is hidden, its words can still be found."""
    html = "<p hidden>no</p><details><summary>a</summary>b</details>yes"
    assert spell(read(LexborHTMLParser(html), unseen=True)) == "no a b yes"


def test_deep_nesting_is_no_stack_overflow():
    """A document's depth is the author's affair."""
    html = "<div>" * 20_000 + "deep" + "</div>" * 20_000
    assert spell(read(LexborHTMLParser(html))) == "deep"


@given(st.text(alphabet="ab “”-.\n"))
def test_text_is_its_own_tokens(text):
    """A paragraph of plain text is seen as it is."""
    (seen,) = readings(f"<p>{text}</p>")
    assert list(seen.tokens) == tokens(text)
