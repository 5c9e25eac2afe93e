"""The rules in plain words."""

import datetime as dt

import pytest

from plugins.attribution.kit.rules import rules
from plugins.attribution.licence import Licence
from plugins.attribution.permission import CommercialUse, Modifications, Permission
from plugins.attribution.reprint import Reprint

DAY = dt.date(2026, 6, 1)


def names(extent="full", **terms):
    permission = Permission(holder="Kettle & Co", statement="© Kettle.", **terms)
    told = {"source": "https://k.example.org/1", "extent": extent}
    article = Reprint.from_metadata("a.md", "Cups", DAY, ("Ann",), 9, told)
    return {rule.name: rule.html for rule in rules(Licence.of(article, permission, DAY))}


@pytest.mark.parametrize(
    ("modifications", "expected"),
    [
        (Modifications.NONE, ["Change nothing", "In full"]),
        (Modifications.STYLE, ["Keep the author’s words", "In full"]),
        (Modifications.FREE, ["Edit as you like", "In full or in part"]),
    ],
)
def test_what_may_be_changed(modifications, expected):
    """The statement comes first, whatever may be changed."""
    told = list(names(modifications=modifications))
    assert told[0] == "Print the whole statement"
    assert told[1:3] == expected


@pytest.mark.parametrize(
    ("use", "name", "asks"),
    [
        (CommercialUse.ALLOWED, "Also where readers pay", False),
        (CommercialUse.CONTACT, "Ask first where readers pay", True),
        (CommercialUse.FORBIDDEN, "Not for money", False),
        (None, "Where readers pay", True),
    ],
)
def test_where_readers_pay(use, name, asks):
    """Whom to ask stands with it, where asking helps."""
    html = names(commercial_use=use, contact="https://k.example.org/?a=1&b=2")[name]
    link = '<a href="https://k.example.org/?a=1&amp;b=2">Ask Kettle &amp; Co</a>.'
    assert (link in html) is asks


def test_nobody_to_ask():
    """Without an address there is no link."""
    html = names(commercial_use=CommercialUse.CONTACT)["Ask first where readers pay"]
    assert "<a" not in html


def test_an_excerpt():
    """It says where the whole is."""
    assert "https://k.example.org/1" in names(extent="excerpt")["This is an excerpt"]


def test_an_end():
    """The last day is told, where there is one."""
    last = dt.date(2026, 12, 31)
    assert set(names(valid_until=last)) - set(names()) == {"Until 2026-12-31"}
