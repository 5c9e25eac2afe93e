"""Tests of plugins.press.toml_values: what a person is told of a value of another type."""

from __future__ import annotations

import datetime as dt
import enum
import tomllib
from typing import Annotated

import msgspec
import pytest

from plugins.press.toml_values import not_toml, spelled, table


class Choice(enum.Enum):
    """Two things."""

    YES = "yes"
    NO = "no"


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """One field of each type."""

    name: str
    count: Annotated[int, msgspec.Meta(ge=0)] = 0
    most: Annotated[int, msgspec.Meta(ge=0)] | None = None
    day: dt.date | None = None
    choice: Choice = Choice.NO
    public: bool = False
    links: tuple[str, ...] | None = None
    others: dict[str, str] = {}


TEXT = "text in quotation marks."
NUMBER = "it has to be a number without quotation marks, 0 or more."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 5", "name = 5: it has to be text in quotation marks."),
        ("name = true", "name = true: it has to be text in quotation marks."),
        ('count = "25"', f'count = "25": {NUMBER}'),
        ("count = -1", f"count = -1: {NUMBER}"),
        ("most = 1.5", f"most = 1.5: {NUMBER}"),
        ("day = 2", "day = 2: it has to be a date such as 2026-01-31 without quotation marks."),
        ('choice = "May"', 'choice = "May": it has to be one of "yes", "no".'),
        ('public = "yes"', 'public = "yes": it has to be true or false, without quotation marks.'),
        (
            "links = [1, true]",
            f'links = [1, true]: it has to be a list, such as ["…", "…"], and each of it {TEXT}',
        ),
        (
            "others = {a = 1979-05-27}",
            f"others = {{a = 1979-05-27}}: it has to be a table, and each value in it {TEXT}",
        ),
        ("nane = 'x'", "'nane' is not a field of a thing. Did you mean 'name'?"),
        ("", "'name' is missing."),
    ],
)
def test_what_has_to_stand_there(text, message):
    """In the words of somebody who writes TOML and no Python."""
    whole = text if text.startswith("name") or not text else f"name = 'x'\n{text}"
    with pytest.raises(ValueError, match=r"is missing|has to be|not a field") as caught:
        table(tomllib.loads(whole), Values, "a thing")
    assert str(caught.value) == message


def test_all_mistakes_of_a_table_at_once():
    """Three mistakes are three sentences."""
    with pytest.raises(ValueError, match=r"^public = 1: .* day = 1: .* 'name' is missing\.$"):
        table({"public": 1, "day": 1}, Values, "a thing")
    with pytest.raises(ValueError, match="is no table"):
        table(1, Values, "a thing")


def test_a_long_value_is_cut():
    """The message stays a line."""
    assert spelled(["x" * 500]).endswith("x…")
    assert len(spelled("x" * 500)) < 70


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ('a = 1\nholder = "X\n', 2, "Is a quotation mark missing?"),
        ('holder = """X\n', 1, "Is a quotation mark missing?"),
        ("holder = X\n", 1, "Text stands in straight quotation marks."),
        ("holder = “X”\n", 1, "Text stands in straight quotation marks."),
        ('a = "b" c\n', 1, ""),
    ],
)
def test_what_is_no_toml(text, line, mend):
    """Its line, and what it mostly comes from."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    found, message, told = not_toml(caught.value)
    assert (found, told) == (line, mend)
    assert message.startswith("This is not TOML: ")
