"""Tests of plugins.attribution.printed: statements in plain text."""

import pytest

from plugins.attribution import printed
from plugins.attribution.statement import render
from plugins.attribution.verification import verify

STATEMENT = render(
    "Copyright, Kettle Weekly. Visit [the archive](https://archive.example.org/Kettle/?a=1), "
    "<https://kettle.example.org/> or [Jo](mailto:jo@kettle.example.org).",
    {},
)


TEXT = "Copyright, Kettle Weekly. Visit the archive {}, {} or Jo {}."
ARCHIVE, KETTLE = "(https://archive.example.org/Kettle/?a=1)", "https://kettle.example.org/"
JO = "(mailto:jo@kettle.example.org)"


@pytest.mark.parametrize(
    "addresses",
    [
        (ARCHIVE, KETTLE, JO),
        (ARCHIVE.replace("(", "<").replace(")", ">"), f"<{KETTLE}>", JO),
        (ARCHIVE.replace("https", "http").replace("/?", "?"), KETTLE, JO),
        (ARCHIVE.replace("(", "[").replace(")", "]"), KETTLE, "(jo@kettle.example.org)"),
        (f"\n{ARCHIVE}", KETTLE, f"\n{JO}"),
    ],
)
def test_a_whole_statement(addresses):
    """Every address is printed in full where its words are."""
    text = TEXT.format(*addresses)
    assert verify(STATEMENT, printed.read(f"Before. {text} After.", [STATEMENT])) == []


@pytest.mark.parametrize(
    ("addresses", "code"),
    [
        (("", KETTLE, JO), "link-missing"),
        (("(https://archive.example.org/)", KETTLE, JO), "link-missing"),
        ((ARCHIVE, KETTLE, "(mailto:jo@other.example.org)"), "link-missing"),
        ((ARCHIVE, "https://other.example.org/", JO), "statement-altered"),
        ((ARCHIVE, "kettle.example.org", JO), "statement-altered"),
        ((KETTLE, ARCHIVE, JO), "statement-altered"),
    ],
)
def test_a_damaged_statement(addresses, code):
    """An address that is missing, cut short or another one."""
    text = TEXT.format(*addresses).replace(" ,", ",")
    assert [fault.code for fault in verify(STATEMENT, printed.read(text, [STATEMENT]))] == [code]


def test_a_text_without_it():
    """Nothing of it stands there."""
    (fault,) = verify(STATEMENT, printed.read("Nothing of the kind.", [STATEMENT]))
    assert fault.code == "statement-missing"


def test_an_address_elsewhere_does_not_stand_in():
    """It has to stand right behind the words that the statement links."""
    text = (
        "See https://archive.example.org/Kettle/?a=1. Copyright, Kettle Weekly. Visit the archive, "
        "https://kettle.example.org/ or Jo (mailto:jo@kettle.example.org)."
    )
    (fault,) = verify(STATEMENT, printed.read(text, [STATEMENT]))
    assert fault.code == "link-missing"


def test_two_statements_with_one_address():
    """One has it as its words, the other behind words: both are read as they are printed."""
    bare = render("See <https://kettle.example.org/>.", {})
    named = render("From [the weekly](https://kettle.example.org/).", {})
    text = "See https://kettle.example.org/. From the weekly (https://kettle.example.org/)."
    seen = printed.read(text, [bare, named])
    assert verify(bare, seen) == []
    assert verify(named, seen) == []
