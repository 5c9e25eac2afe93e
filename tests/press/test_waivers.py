"""Tests of plugins.press.waivers and of `build --hold`."""

import datetime as dt
from shutil import copytree

import pytest

from plugins.press import waivers
from plugins.press.problem import Problem
from tests.conftest import ROOT, tree

GOOD = """
[[waiver]]
code = "broken-link"
article = "linking"
why = "The archive moves."
who = "Ann Moss"
until = 2026-12-31
"""
BROKEN = Problem.in_article("content/articles/a.md", 1, "broken-link", "No page.")


def load(tmp_path, text):
    file = tmp_path / "waivers.toml"
    file.write_text(text)
    return waivers.load(file)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD + GOOD.replace("who", "whom"), 9),
        (GOOD.replace('"The archive moves."', '" "'), 2),
        (GOOD.replace("2026-12-31", '"soon"'), 2),
        (GOOD.replace("broken-link", "comment-unapproved"), 2),
        ("[waiver]\ncode = 'x'", 1),
        ("waivers = 1", 1),
        ("x = ", 1),
    ],
)
def test_mistakes_in_the_file(tmp_path, text, line):
    """Each with the line of its table."""
    _, problems = load(tmp_path, text)
    assert [problem.line for problem in problems] == [line]


def test_no_file_is_an_ordinary_case(tmp_path):
    """Most sites have none."""
    assert waivers.load(tmp_path / "waivers.toml") == ([], [])


@pytest.mark.parametrize(
    ("change", "day", "waived"),
    [
        ({}, "2026-12-31", True),
        ({}, "2027-01-01", False),
        ({"code": "same-slug"}, "2026-06-01", False),
        ({"article": "other"}, "2026-06-01", False),
        ({"article": "a"}, "2026-06-01", True),
        ({"message": "No page."}, "2026-06-01", True),
        ({"message": "Another."}, "2026-06-01", False),
    ],
)
def test_what_a_waiver_covers(change, day, waived):
    """One code in one article, until its day."""
    given = {"code": "broken-link", "article": "slug", "why": "W", "who": "A"}
    waiver = waivers.Waiver(until=dt.date(2026, 12, 31), **{**given, **change})
    stay, advice = waivers.apply(
        [BROKEN], [waiver], {BROKEN.path: "slug"}, dt.date.fromisoformat(day)
    )
    assert (len(stay), len(advice)) == ((0, 1) if waived else (1, 0))
    if waived:
        assert "Waived until 2026-12-31 by A: W" in advice[0].message


def test_a_waived_problem_is_repeated_as_advice(place):
    """Every build says it, and publishes."""
    settings = str(place.write("extra.py", "PRODUCTION = True"))
    place.article("linking", "[x](/none.html)")
    assert place.codes(settings=settings) == ["broken-link"]
    place.write("content/waivers.toml", GOOD)
    for _ in range(2):
        outcome = place.build(settings=settings)
        assert outcome.error is None
        assert [advice.code for advice in outcome.report.advice] == ["broken-link"]
    assert place.codes(settings=settings, on="2027-01-01") == ["broken-link"]


def test_hold_publishes_the_rest(place):
    """The article that has a problem is left out, and that is said."""
    place.article("bad", Permission="none")
    place.article("half", Date="2026")
    outcome = place.build(hold=True)
    assert outcome.error is None
    pages = set(tree(place.output))
    assert "2026/03/cups.html" in pages
    assert "2026/01/bad.html" not in pages
    assert [(a.code, a.message[:10]) for a in outcome.report.advice] == [
        ("unknown-permission", "Held back:"),
        ("bad-date", "Held back:"),
    ]


def test_hold_with_a_broken_permission(place):
    """Its articles are held back; one that nobody uses holds nobody up."""
    place.write("content/permissions/kettle-weekly.toml", "holder = 1")
    place.write("content/permissions/unused.toml", "holder = 1")
    assert place.build(hold=True).error is None
    assert "2026/03/the-quiet-kettle.html" not in tree(place.output)
    assert "2026/03/cups.html" in tree(place.output)


def test_withdrawal_is_not_blocked_by_anothers_problem(place):
    """With --hold what was withdrawn goes, whatever else is wrong."""
    place.build()
    file = place.content / "permissions" / "kettle-weekly.toml"
    file.write_text("withdrawn = 2026-05-01\n" + file.read_text("utf-8"), "utf-8")
    place.article("bad", Permission="none")
    place.write("content/waivers.toml", "x = ")
    assert place.build().error is not None
    assert place.build(hold=True).error is None
    assert "This article was withdrawn" in place.read("2026/03/the-quiet-kettle.html")


def test_hold_does_not_excuse_a_theme(place):
    """A theme that hides attributions refuses the whole site."""
    settings = place.write("extra.py", f"THEME = {str(place.folder / 'theme')!r}")

    copytree(ROOT / "theme", place.folder / "theme")
    sheet = place.folder / "theme" / "static" / "style.css"
    sheet.write_text(sheet.read_text("utf-8") + ".attribution { display: none }", "utf-8")
    outcome = place.build(settings=str(settings), hold=True)
    assert [problem.code for problem in outcome.report.problems] == ["statement-hidden"]
    assert not place.output.exists()
