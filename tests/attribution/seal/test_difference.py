"""Tests of plugins.attribution.seal.difference: which words, and where in the author's file."""

import pytest

from plugins.attribution.seal.difference import difference, line_of

TEXT = """\
Title: Tea
Summary: A kettle
    that whistles
Date: 2026-03-01

A [kettle](https://kettle.example.org/a/kettle/that "A kettle") that
*whistles* is asking &mdash; for something.

## Look, then

It takes a moment, and the tea
is better for it.

Look, then.
"""
WORDS = (
    "A kettle that whistles is asking - for something . Look , then It takes a moment , and the "
    "tea is better for it . Look , then ."
).split()


@pytest.mark.parametrize(
    ("word", "line"),
    [("A", 6), ("whistles", 6), ("something", 6), ("takes", 11), ("better", 11), ("then", 9)],
)
def test_the_paragraph_of_a_word(word, line):
    """Its first line, past addresses, titles of links and entities."""
    assert line_of(TEXT, WORDS, WORDS.index(word)) == line


def test_the_end():
    """A word that was cut off at the end is missed in the last paragraph."""
    assert line_of(TEXT, WORDS, len(WORDS)) == 14
    assert line_of(TEXT, [], 0) == 6
    assert line_of("", WORDS, 3) == 1


def test_introductions_are_passed_over():
    """Their words may be those of the work."""
    text = "Title: x\n\nLook, then.\n\n<!-- reprint -->\n\nLook, then.\n"
    assert line_of(text, ["Look", ",", "then", "."], 2) == 7


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("a b c d", None),
        ("a x c d", "“a b c” has become “a x c”"),
        ("a b c d e", "“d” has become “d e”"),
        ("b c d", "“a b” has become “b”"),
        ("x b y d", "“a b” has become “x b” and 1 more place"),
        ("x b y d z", "“a b” has become “x b” and 2 more places"),
    ],
)
def test_which_words(found, expected):
    """With one on each side, and how many places there are."""
    differs = difference("a b c d".split(), found.split())
    assert (None if differs is None else str(differs)) == expected


def test_a_text_that_is_another_one():
    """Thousands of words that repeat are not compared word by word; the message stays short."""
    differs = difference(["a", "b"] * 20_000, ["b", "a", "c"] * 20_000)
    assert differs is not None
    assert differs.places == 0
    assert str(differs).endswith("… ” and more".replace(" ”", "”"))
    assert len(str(differs)) < 200
