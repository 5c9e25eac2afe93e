"""Which comments are meant."""

from __future__ import annotations

import datetime as dt

import pytest

from plugins.comments.columns import parse as parse_columns
from plugins.comments.selection import Range, Selection, parse
from plugins.comments.state import State
from plugins.press.problem import CannotBuild

ONE, OTHER = "0123456789abcdef", "fedcba9876543210"


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("all", Selection()),
        (ONE, Selection(ids=(ONE,))),
        (f"{ONE}, {OTHER},{ONE}", Selection(ids=(ONE, OTHER))),
        ("status=pending", Selection(fields=(("status", (State.PENDING,)),))),
        (
            "status=spam,author=Smith\\, Jo,status=rejected",
            Selection(
                fields=(("status", (State.SPAM, State.REJECTED)), ("author", ("Smith, Jo",)))
            ),
        ),
        (
            "after=2026-01-01",
            Selection(fields=(("after", (dt.datetime(2026, 1, 1, tzinfo=dt.UTC),)),)),
        ),
        ("score=0.9..", Selection(fields=(("score", (Range(0.9, float("inf")),)),))),
        ("score=..0.2", Selection(fields=(("score", (Range(float("-inf"), 0.2),)),))),
        ("score=.5", Selection(fields=(("score", (Range(0.5, 0.5),)),))),
        ("article=", Selection(fields=(("article", ("",)),))),
    ],
)
def test_what_can_be_written(text, selection):
    """As the module's table says."""
    assert parse(text) == selection


@pytest.mark.parametrize(
    "text",
    [
        "",
        " , ",
        "pending",
        "All",
        f"all,{ONE}",
        f"{ONE},status=spam",
        "state=pending",
        "status=open",
        "after=2026-1",
        "after=yesterday",
        "score=high",
        "score=..",
        "email=ada@example.org",
    ],
)
def test_what_is_refused(text):
    """Never taken for all."""
    with pytest.raises(CannotBuild, match=r"\[selection\]"):
        parse(text)


def test_columns_of_a_table():
    """A comma in a column's name is written with a backslash."""
    assert parse_columns("author=NAME,body=What\\, then") == {
        "author": "NAME",
        "body": "What, then",
    }
    assert parse_columns(None) is None
    for wrong in ("colour=RED", "author", "author="):
        with pytest.raises(CannotBuild, match=r"\[map\]"):
            parse_columns(wrong)
