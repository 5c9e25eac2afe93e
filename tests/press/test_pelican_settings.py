"""Tests of plugins.press.pelican_settings, through builds with a settings file."""

import pytest


def built(place, text):
    return place.build(settings=str(place.write("extra.py", text)))


def test_a_settings_file_is_laid_over(place):
    """What it does not say is pelicanconf.py's."""
    outcome = built(place, 'SITENAME = "Tea Time"\nSITEURL = "https://tea.example.org"')
    assert outcome.error is None
    page = place.read("2026/03/cups.html")
    assert '<link rel="canonical" href="https://tea.example.org/2026/03/cups.html">' in page
    assert "Tea Time" in page
    assert 'href="https://tea.example.org/theme/style.css"' in page


@pytest.mark.parametrize(
    "text",
    [
        "from pelican import Pelican\nPELICAN_CLASS = Pelican",
        'PELICAN_CLASS = "pelican.Pelican"',
        "PLUGINS = []",
        "PLUGINS = None",
        'PLUGINS = ["plugins.syndication", "plugins.labels"]',
    ],
)
def test_one_that_turns_the_gate_off_is_refused(place, text):
    """Before anything is built."""
    outcome = built(place, text)
    assert {problem.code for problem in outcome.report.problems} == {"gate-off"}
    assert outcome.error is not None
    assert outcome.error.exitcode == 2
    assert not place.output.exists()


def test_more_plugins_are_welcome(place):
    """As long as ours stay."""
    text = "import pelicanconf\nPLUGINS = [*pelicanconf.PLUGINS]"
    assert built(place, text).error is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1/0", "ZeroDivisionError"),
        ("x = ", "SyntaxError"),
        ("import nothing_of_that_name", "No module"),
    ],
)
def test_a_file_that_fails(place, text, words):
    """Its place is told, not a traceback of ours."""
    (problem,) = built(place, text).report.problems
    assert problem.path.endswith("extra.py")
    assert problem.line == 1
    assert words in problem.message


def test_files_and_folders_that_are_not_there(place):
    """Exit status 2: it could not be tried."""
    for options, code in (
        ({"settings": "none.py"}, "no-settings"),
        ({"settings": "README.md"}, "no-settings"),
        ({"settings": str(place.write("theme.py", 'THEME = "thme"'))}, "settings"),
        ({"settings": str(place.write("zone.py", 'TIMEZONE = "Mars/North"'))}, "build-day"),
        ({"content": __file__}, "no-content"),
    ):
        outcome = place.build(**options)
        assert [problem.code for problem in outcome.report.problems] == [code]
        assert outcome.error is not None
        assert outcome.error.exitcode == 2


def test_a_bad_day(place):
    """Told as it was typed."""
    outcome = place.build(on="tomorrow")
    (problem,) = outcome.report.problems
    assert str(problem) == "--on:1: [build-day] 'tomorrow' is not a date such as 2026-03-31."
    assert outcome.error is not None
    assert outcome.error.exitcode == 2


def test_a_use_that_is_none(place):
    """SITE_USE is checked against the permissions, so a typing error must not pass."""
    assert [p.code for p in built(place, 'SITE_USE = "comercial"').report.problems] == ["setting"]
