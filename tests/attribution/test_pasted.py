"""Tests of plugins.attribution.pasted, by the fixture file of the same name."""

from pathlib import Path

import pytest

from plugins.attribution.pasted import remove
from plugins.attribution.statement import render
from tests.fixtures import cases

LINE = "Printed here by permission of all."
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


def test_words_of_the_author_stay():
    """A name, a quotation, the middle of a sentence, a script."""
    for statement, html in (
        ("Reuters", "<p>Text by Reuters, says Reuters.</p><p>Reuters</p>"),
        (LINE, f"<p>It said: {LINE} And so on.</p>"),
        (LINE[:-1], f"<p>It was p{LINE[1:-1]} of us.</p>"),
        (LINE, f"<script>{LINE}</script>"),
    ):
        assert remove(html, render(statement, {})) == (html, 0)


def test_a_statement_that_begins_with_an_apostrophe():
    """Its words are compared, not its letters."""
    statement = render("It’s reprinted here by permission of all.", {})
    assert remove("<p>A.</p><p>It's reprinted here by permission of all.</p>", statement)[1] == 1


def test_many_copies_take_no_time():
    """One pass, however often it was pasted."""
    assert remove("<p>A.</p>" + STATEMENT.html * 500, STATEMENT) == ("<p>A.</p>", 500)
