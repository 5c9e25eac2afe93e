"""Tests of `invoke new`."""

from __future__ import annotations

import pytest

from plugins.authoring.pelican_authoring import create
from plugins.press.problem import CannotBuild
from tests.conftest import ROOT, run, tree


@pytest.fixture
def new(place):
    """Begin an article in the small site."""

    def begin(title, kind="article", **options):
        given = {"content": str(place.content), "on": "2026-06-01", "author": "Ann Moss"}
        return create(ROOT / "pelicanconf.py", title, kind, **{**given, **options})

    return begin


def test_an_article(new, place):
    """Its front matter is complete, and it builds as it is."""
    path = new("What’s “Tea & Milk”: a question")
    assert path == place.content / "articles" / "whats-tea-milk-a-question.md"
    assert path.read_text("utf-8").split("\n") == [
        "Title: What’s “Tea & Milk”: a question",
        "Date: 2026-06-01",
        "Author: Ann Moss",
        "Category: Articles",
        "Labels:",
        "Slug: whats-tea-milk-a-question",
        "Guid: tag:courtesy.example.org,2026:whats-tea-milk-a-question",
        "",
        "",
    ]
    assert place.build().error is None
    assert "2026/06/whats-tea-milk-a-question.html" in tree(place.output)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("reprint", ["Permission: kettle-weekly", "Extent: full", "Source: https://"]),
        ("excerpt", ["Permission: kettle-weekly", "Extent: excerpt", "<!-- reprint -->"]),
        ("review", ["Book_Title:", "Book_Authors:", "Book_ISBN:"]),
    ],
)
def test_other_kinds(new, kind, fields):
    """Where there is one permission, it is the one."""
    text = new("New", kind).read_text("utf-8")
    assert [field for field in fields if f"\n{field}\n" not in text] == []


@pytest.mark.parametrize(
    ("title", "options", "code"),
    [
        ("Cups", {}, "exists"),
        ("Other", {"slug": "the-quiet-kettle"}, "same-slug"),
        ("!!!", {}, "no-slug"),
        ("New", {"kind": "poem"}, "kind"),
        ("New", {"kind": "reprint", "permission": "none"}, "unknown-permission"),
        ("New", {"on": "soon"}, "build-day"),
    ],
)
def test_what_cannot_be(new, place, title, options, code):
    """It is said, and nothing was written."""
    before = tree(place.content)
    with pytest.raises(CannotBuild) as caught:
        new(title, **options)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].mend or code == "build-day"
    assert tree(place.content) == before


def test_a_choice_of_permissions(new, place):
    """With more than one, the message names them."""
    place.write("content/permissions/other.toml", 'holder = "O"\nstatement = "O"\n')
    with pytest.raises(CannotBuild, match="--permission: kettle-weekly, other"):
        new("New", "reprint")
    assert "Permission: other" in new("New", "reprint", permission="other").read_text("utf-8")


def test_on_the_command_line(place):
    """It prints the file's name; --edit opens it; --help writes nothing."""
    command = ("invoke", "new", "New", "--content", str(place.content))
    done = run(*command, "--edit", EDITOR="cat", VISUAL="")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(place.content / "articles" / "new.md"))
    assert "Title: New" in done.stdout
    again = run(*command)
    assert again.returncode == 2
    assert "new.md:1: [exists]" in again.stderr
    assert "--permission" in run("invoke", "new", "--help").stdout
