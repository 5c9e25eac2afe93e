"""Tests of plugins.press.gate and of the checks of the press."""

import datetime as dt
from dataclasses import replace

import pytest

from plugins.press.gate import CHECKS, Item, Published, inspect
from plugins.press.staged import Staged

FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>{feed}</id>'
    "<entry><id>{entry}</id><title>A</title></entry></feed>"
)
A = Item("content/a.md", "a.html", "A", "a", "en", entry_id="tag:a")


@pytest.fixture
def judge(tmp_path):
    """Ask the gate about a folder with these files."""

    def ask(files, items=(A,), production=False, **published):
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        problems, advice = inspect(
            Staged(tmp_path), Published(tuple(items), production=production, **published), CHECKS
        )
        return [str(p) for p in problems], [str(p) for p in advice]

    return ask


def test_a_sound_site_passes(judge):
    """A page, its picture, its feed."""
    files = {"a.html": '<img src="a.png"><a href="/">x</a>', "a.png": "", "index.html": ""}
    files["feeds/all.xml"] = FEED.format(feed="tag:feed", entry="tag:a")
    assert judge(files) == ([], [])


def test_two_sources_of_one_path(judge):
    """Both are named."""
    other = Item("content/b.md", "a.html", "B", "b", "en", entry_id="tag:b")
    writers = {"a.html": ("content/a.md", "content/b.md", "the template x")}
    problems, _ = judge({"a.html": ""}, [A, other], writers=writers)
    assert len(problems) == 1
    assert problems[0].startswith(
        "content/b.md:1: [same-path] content/a.md, content/b.md and the template x write a.html."
    )


def test_two_articles_with_one_slug(judge):
    """Slugs are unique over the site; a translation shares its original's."""
    other = Item("content/b.md", "b.html", "B", "a", "en", entry_id="tag:b")
    problems, _ = judge({"a.html": "", "b.html": ""}, [A, other])
    (problem,) = problems
    assert problem.startswith("content/b.md:1: [same-slug] content/a.md has the slug 'a' too.")
    assert judge({"b.html": ""}, [A, Item("b.md", "b.html", "B", "a", "de", entry_id="tag:b")]) == (
        [],
        [],
    )


def test_a_page_that_nobody_wrote(judge):
    """A template that is empty, a plugin that removes: what was promised must be there."""
    problems, _ = judge({})
    assert problems[0].startswith("content/a.md:1: [not-written] a.html")


@pytest.mark.parametrize(
    "html",
    [
        '<img src="no.png">',
        '<link rel="stylesheet" href="/no.css">',
        '<img src="a.html" srcset="a.html 1x, no.png 2x">',
        '<video poster="no.png"></video>',
        '<script src="no.js"></script>',
    ],
)
def test_assets_that_are_not_there(judge, html):
    """Whatever a browser fetches with the page must exist; the article is named."""
    problems, _ = judge({"a.html": html})
    assert [problem.partition("]")[0] for problem in problems] == ["content/a.md:1: [no-such-file"]


def test_a_broken_link_is_advice_and_in_production_a_problem(judge):
    """While an author writes, a link may lead to what is not written yet."""
    files = {"a.html": '<a href="later.html">x</a><a href="https://a.example/none">y</a>'}
    assert [len(found) for found in judge(files)] == [0, 1]
    assert [len(found) for found in judge(files, production=True)] == [1, 0]


@pytest.mark.parametrize(
    ("feeds", "code"),
    [
        ({"feeds/a.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><id>'}, "feed-broken"),
        (
            {
                "feeds/a.xml": FEED.format(feed="tag:feed", entry="tag:a"),
                "feeds/b.xml": FEED.format(feed="tag:feed", entry="tag:a"),
            },
            "feed-id-twice",
        ),
        ({"feeds/a.xml": FEED.format(feed="tag:feed", entry="tag:other")}, "entry-id-unknown"),
        (
            {
                "feeds/a.xml": FEED.format(feed="tag:feed", entry="tag:a").replace(
                    "</feed>", "<entry><id>tag:a</id></entry></feed>"
                )
            },
            "entry-id-twice",
        ),
    ],
)
def test_feeds(judge, feeds, code):
    """Broken, or with an id that stands twice or belongs to nobody."""
    problems, _ = judge({"a.html": "", **feeds})
    assert [problem.partition("[")[2].partition("]")[0] for problem in problems] == [code]


def test_two_articles_with_one_guid(judge):
    """The younger one is the copy, and the original is named."""
    older = replace(A, source="content/z.md", path="z.html", slug="z", day=dt.date(2026, 1, 1))
    younger = replace(A, day=dt.date(2026, 1, 2))
    problems, _ = judge({"a.html": "", "z.html": ""}, [younger, older])
    (problem,) = problems
    assert problem.startswith(
        "content/a.md:1: [guid-twice] The Guid tag:a is that of content/z.md."
    )
