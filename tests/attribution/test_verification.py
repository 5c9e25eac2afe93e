"""Tests of plugins.attribution.verification. What damages look like in HTML is in test_gate.py."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.attribution.statement import render
from plugins.attribution.verification import verify
from plugins.press.visible import readings

STATEMENT = render(
    "Copyright Kettle Weekly, used with permission. [Home](https://k.example/) and "
    "[archive](https://k.example/old).",
    {},
)


def faults(html, **options):
    (seen,) = readings(html)
    return [fault.code for fault in verify(STATEMENT, seen, **options)]


def test_the_best_of_several_counts():
    """One damaged copy beside a whole one is a whole one."""
    broken = STATEMENT.html.replace("https://k.example/old", "https://k.example/new")
    assert faults(broken) == ["link-elsewhere"]
    assert faults(broken + STATEMENT.html) == []


def test_only_required_links_are_required():
    """A permission may ask for fewer links than its statement has."""
    html = STATEMENT.html.replace('href="https://k.example/old"', "")
    assert faults(html) == ["link-missing"]
    assert faults(html, required=("https://k.example",)) == []
    assert faults(html, required=()) == []


def test_what_differs_is_shown():
    """The words that were expected, and those that were found."""
    (seen,) = readings(STATEMENT.html.replace("used with", "lost without"))
    (fault,) = verify(STATEMENT, seen)
    assert (fault.expected, fault.found) == (", used with permission", ", lost without permission")


def test_an_empty_page_lacks_everything():
    """And the message begins with the words to look for."""
    (seen,) = readings("")
    (fault,) = verify(STATEMENT, seen)
    assert fault.code == "statement-missing"
    assert "Copyright Kettle Weekly" in fault.message


@given(st.integers(1, len(STATEMENT.tokens) - 2), st.sampled_from(["drop", "double", "change"]))
def test_any_single_word_matters(at, how):
    """Dropping, doubling or changing any token inside of the statement is noticed."""
    tokens = list(STATEMENT.tokens)
    tokens[at : at + 1] = {"drop": [], "double": [tokens[at]] * 2, "change": ["Zzz"]}[how]
    (seen,) = readings(" ".join(tokens))
    assert verify(STATEMENT, seen, required=())[0].code.startswith("statement-")
