"""Tests of plugins.press.raw_words."""

import gzip
import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.raw_words import words, words_and_parts, words_in

PLAIN = "kettles that don't sing are trusting you to look"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>K</b>ettles that don&#8217;t sing", "kettles that don't sing"),
        ("<p>one</p><p>two</p>three<br>four", "one two three four"),
        ('{"a": "\\u00adb <p>\\"c\\"<\\/p>\\n d"}', "a b c d"),
        ("a\u00adb c\u200bd \u201cquoted\u201d \u2018word\u2019", "ab cd quoted word"),
        ("cafe\u0301 CAFÉ ｃａｆé ﬁne", "cafe cafe cafe fine"),
        (
            "_snake_ **bold** [words](https://a.example.org/b)",
            "snake bold words https a example org b",
        ),
        ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "twice"),
        ("?subject=Tea&body=The%20quiet%20kettle", "subject tea body the quiet kettle"),
        ("<!-- hidden words --><script>let a = 'more'</script>", "hidden words let a more"),
        ("don't 'tis ''quoted''", "don't tis quoted"),
        ("<![CDATA[inside]]>", "inside"),
        ("a < b and c > d", "a b and c d"),
        ("", ""),
    ],
)
def test_words_of_a_text(text, expected):
    """Every layer of markup, escaping and typography is looked through."""
    assert words_in(text) == expected.split()


def test_a_long_attribute_is_text():
    """Search plugins and galleries keep whole texts there; an address is short."""
    text = f'<p class="x" data-text="{PLAIN} and more of it">seen</p>'
    assert words_in(text) == ["seen", *PLAIN.split(), "and", "more", "of", "it"]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: gzip.compress(text.encode()),
        lambda text: html.escape(html.escape(f"<p>{text}</p>")).encode(),
        lambda text: json.dumps({"": html.escape(f'<p class="a">{text}</p>')}).encode(),
        lambda text: json.dumps(json.dumps(text)).encode(),
        lambda text: quote(text).encode(),
        lambda text: "".join(f"&#{ord(c)};" for c in text).encode(),
        lambda text: "".join(f"<span>{c}</span>" for c in text).encode(),
        lambda text: "\u00ad".join(text).encode(),
        lambda text: text.upper().replace("'", "’").replace(" ", "\u00a0").encode(),
    ],
)
def test_however_it_is_wrapped(wrap):
    """The same words, whatever encoding, escaping or markup they stand in."""
    assert [word for word in words(wrap(PLAIN)) if word != "class"] == PLAIN.split()


@pytest.mark.parametrize("data", [b"\x1f\x8b broken", b"\xff\xfe\x00", b"\x00\x01\x02"])
def test_what_is_no_text(data):
    """It holds no words, or some; it never fails."""
    assert isinstance(words(data), list)


@given(st.text())
def test_words_are_words(text):
    """Whatever the text, its words are in lower case, not empty, and without a space."""
    for word in words_in(text):
        assert word
        assert not any(character.isspace() for character in word)


@pytest.mark.parametrize("text", ["<" * 200_000, "<a " * 100_000, '="' * 100_000, "&" * 200_000])
def test_hostile_text_takes_no_longer(text):
    """Repeated beginnings of markup are read in one pass."""
    assert isinstance(words_in(text), list)


def test_words_as_a_person_counts_them():
    """A compound is one word, an address too; a dash between spaces is none."""
    text = "A point-of-view – see https://a.example.org/b, <b>or</b>"
    words_found, parts = words_and_parts(text)
    assert words_found == words_in(text)
    assert len(words_found) - len(parts) == 5


@given(st.text())
def test_the_words_are_the_same(text):
    """Whether they are counted or found."""
    assert words_and_parts(text)[0] == words_in(text)
