"""Tests of plugins.press.words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.words import canonical, canonical_with_origin, count, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“UP” – he’s in…", '"UP" - he\'s in...'),
        ("self\u00adservice", "selfservice"),
        ("zero\u200bwidth", "zerowidth"),
        ("a\u00a0b", "a b"),
        ("foo ,bar", "foo, bar"),
        ("a -- b", "a — b"),
        ("ﬁne", "fine"),
        ("cafe\u0301", "café"),
        ("it’s ‘so’", "it's 'so'"),
        ("the dogs’ tea", "the dogs' tea"),
        ("©\ufe0f", "©"),
    ],
)
def test_typography_does_not_count(one, other):
    """Quotes, dashes, invisible characters and compatibility forms are folded."""
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Used with permission", "used with permission"),
        ("Used with permission.", "Used with permission"),
        ("Kaufman", "Kаufman"),
        ("self-service", "self service"),
        ("Us'ed", "Used"),
        ("its", "it's"),
        ("\u202edesU", "Used"),
        ("with permission", "withpermission"),
    ],
)
def test_words_marks_and_case_count(one, other):
    """Whoever changes a word, its case or its punctuation has changed the text."""
    assert tokens(one) != tokens(other)


def test_count_is_a_persons_count():
    """An apostrophe does not make two words, and a dash is none."""
    assert count("It’s 3 o'clock – time for tea.") == 6


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "Pd"))))
def test_canonical_is_stable(text):
    """Folding a folded text changes nothing."""
    once = canonical(text)
    assert tokens(once) == tokens(text)


@given(st.text(alphabet="ab é'’“—-. \u200b\u00ad\u0301ﬁ"))
def test_every_character_has_an_origin(text):
    """The form with origins is the plain form, and its offsets go forward through the text."""
    clean, origin = canonical_with_origin(text)
    assert clean == canonical(text)
    assert len(origin) == len(clean)
    assert origin == sorted(origin)
    assert all(0 <= offset < len(text) for offset in origin)
