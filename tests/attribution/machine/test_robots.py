"""robots.txt."""

from urllib.robotparser import RobotFileParser

import pytest

from plugins.attribution.machine import robots

LICENCE = "https://site.example.org/license.xml"


def test_the_licence_stands_before_every_group():
    """Inside of one it would count for that one only (RSL 1.0, section 4.4)."""
    lines = robots.write(LICENCE).decode().splitlines()
    assert lines == [f"License: {LICENCE}", "", "User-agent: *", "Allow: /"]


def test_everything_may_be_fetched_and_the_sitemap_is_found():
    """As Python's own reader of such files has it."""
    parser = RobotFileParser()
    parser.parse(robots.write(LICENCE, "https://site.example.org/sitemap.xml").decode().split("\n"))
    assert parser.can_fetch("AnyBot", "https://site.example.org/2026/06/cups.html")
    assert parser.site_maps() == ["https://site.example.org/sitemap.xml"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (robots.write(LICENCE).decode(), True),
        ("User-agent: *\r\nDisallow:\r\n  license :  https://a.example.org/license.xml\r\n", True),
        ("License: /license.xml\n", False),
        ("License: https://a.example.org/other.xml\n", False),
        ("# License: https://a.example.org/license.xml\n", False),
        ("License:\nhttps://a.example.org/license.xml\n", False),
        ("", False),
    ],
)
def test_whether_a_file_names_the_licence(text, named):
    """By a whole address, as RSL asks."""
    assert robots.names_licence(text, "license.xml") is named
