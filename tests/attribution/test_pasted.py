"""Tests of plugins.attribution.pasted, by the fixture file of the same name."""

from pathlib import Path

import pytest

from plugins.attribution.pasted import remove
from plugins.attribution.statement import render
from tests.fixtures import cases

STATEMENT = render(
    "By Jo Ray of “Kettle Weekly”. Visit [kettle.example.org](https://kettle.example.org/).", {}
)


@pytest.mark.parametrize(("html", "left"), cases(Path(__file__).parent / "fixtures" / "pasted.md"))
def test_a_pasted_statement_goes(html, left):
    """Wherever it stands and however it is marked up, and nothing else goes with it."""
    assert remove(html, STATEMENT)[0] == left


def test_how_often_it_stood_there():
    """So that the author can be told."""
    assert remove(STATEMENT.html * 2, STATEMENT)[1] == 2
    assert remove("<p>Tea.</p>", STATEMENT) == ("<p>Tea.</p>", 0)


def test_the_words_of_a_statement_inside_of_words():
    """“remarks” does not hold the statement “mark”."""
    assert remove("<p>remarks</p>", render("mark", {}))[1] == 0
