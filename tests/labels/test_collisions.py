"""Tests of plugins.labels."""

import pytest

from plugins.labels.collisions import Use, collisions


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("C++", "C#", True),
        ("Tea", "tea", False),
        ("Green  Tea", "green tea", False),
        ("re-use", "re use", True),
        ("tea", "coffee", False),
    ],
)
def test_names_that_share_an_address(one, other, told):
    """A problem, unless they differ by case or white space only."""
    slugs = {"C++": "c", "C#": "c", "re-use": "re-use", "re use": "re-use"}
    uses = [
        Use("label", name, slugs.get(name, name.lower().replace(" ", "")), f"{number}.md")
        for number, name in enumerate((one, other))
    ]
    problems = list(collisions(uses))
    assert [problem.path for problem in problems] == (["1.md"] if told else [])
    if told:
        assert repr(one) in problems[0].message
        assert "0.md" in problems[0].message


def test_kinds_do_not_collide_with_each_other():
    """Labels, authors and categories have their own addresses."""
    uses = [Use("label", "C++", "c", "a.md"), Use("category", "C#", "c", "a.md")]
    assert list(collisions(uses)) == []


def test_a_name_without_an_address():
    """It would be written to `label/.html`."""
    (problem,) = collisions([Use("label", "!!!", "", "a.md")])
    assert problem.code == "same-label"


def test_in_a_build(empty):
    """Through Pelican, with the line of the field."""
    empty.article("one", Labels="C++")
    empty.article("two", Labels="C#, tea")
    empty.article("three", Labels="TEA")
    (problem,) = empty.build().report.problems
    assert (problem.code, problem.line) == ("same-label", 7)


def test_nothing_links_to_a_page_that_is_not_written(place):
    """A hidden article or a translation may have labels and authors of its own."""
    own = {"Author": "Only Here", "Labels": "rare", "Category": "Odd"}
    place.article("hidden", Status="hidden", **own)
    german = place.article("cups", Date="2026-03-02", Lang="de", Guid="tag:de", **own)
    german.rename(german.with_name("cups.de.md"))
    place.article("cups", Date="2026-03-02")
    settings = str(place.write("extra.py", "PRODUCTION = True"))
    assert place.build(settings=settings).report.problems == ()
    assert "Only Here" in place.read("2026/01/hidden.html")
    assert "author/only-here" not in place.read("feeds/all.atom.xml")
