"""Tests of the questions that stand in permission files."""

from __future__ import annotations

import datetime as dt

import plugins.attribution as attribution
from plugins.press.manuscript import Papers
from tests.conftest import PERMISSION

TEXT = '''\
# TODO: Who holds the rights? Ask.
holder = "Kettle # TODO: Weekly"  # todo is a word
statement = """
# TODO: words of the statement, "quoted".
"""
terms = 'a # TODO: b'  #TODO Is it?
# Nothing to do.
  ## TODO
'''


def asked(place) -> list[tuple[str, int, str, str, str]]:
    """What the plugin's advisers say of its permissions."""
    papers = Papers((), place.content, dt.date(2026, 6, 1))
    notes = [note for adviser in attribution.ADVICE for note in adviser.run(papers)]
    found = [note.problem for note in notes]
    return [(p.path.rpartition("/")[2], p.line, p.code, p.message, p.mend) for p in found]


def test_open_questions(place):
    """Each comment that begins with TODO, in a file that can be used or not; no words of a string.
    Once it is gone there is no advice."""
    place.write("content/permissions/a.toml", TEXT)
    mend = "Answer it, and delete the comment."
    assert asked(place) == [
        ("a.toml", 1, "open-question", "Who holds the rights? Ask.", mend),
        ("a.toml", 6, "open-question", "Is it?", mend),
        ("a.toml", 8, "open-question", "Something is left to do.", mend),
    ]
    place.write("content/permissions/a.toml", PERMISSION)
    assert asked(place) == []
