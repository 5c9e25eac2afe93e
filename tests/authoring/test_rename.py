"""Tests of `invoke rename`."""

from __future__ import annotations

import pytest

from plugins.authoring.pelican_authoring import move
from plugins.press.problem import CannotBuild
from tests.conftest import ROOT, run, tree


@pytest.fixture
def rename(place):
    """Rename an article of the small site, which a good deal knows by its slug."""
    place.article("variant", "See [it]({filename}cups.md#top).", Variant_Of="cups")
    place.write("content/comments/cups.jsonl", '{"id": "1"}\n')
    place.write("content/copies.toml", '[[copy]]\npartner = "P"\narticle = "cups"\n')
    place.write("content/waivers.toml", '[[waiver]]\narticle = "cups"\ncode = "x"\n')

    def change(old, new, **options):
        return move(ROOT / "pelicanconf.py", old, new, content=str(place.content), **options)

    return change


def test_everything_follows(rename, place):
    """File, slug, alias, variants, links, comments, copies, waivers; the Guid stays."""
    before = tree(place.content)
    changed = rename("cups", "warm-cups")
    assert all(path.exists() for path in changed)
    after = tree(place.content)
    assert "articles/cups.md" not in after
    text = after["articles/warm-cups.md"].decode()
    assert "Slug: warm-cups\n" in text
    assert "Alias: /2026/03/cups.html\n" in text
    assert "Guid: tag:site.example.org,2026:cups\n" in text
    assert text.endswith("\n\nWarm them first.\n")
    variant = after["articles/variant.md"].decode()
    assert "Variant_Of: warm-cups\n" in variant
    assert "{filename}warm-cups.md#top" in variant
    assert after["comments/warm-cups.jsonl"] == before["comments/cups.jsonl"]
    assert 'article = "warm-cups"' in after["copies.toml"].decode()
    assert 'article = "warm-cups"' in after["waivers.toml"].decode()
    assert after["articles/kettle.md"] == before["articles/kettle.md"]


def test_there_and_back_again(rename, place):
    """The old address is no alias of itself; the other one stays an alias."""
    rename("cups", "warm-cups")
    rename("warm-cups", "cups")
    text = (place.content / "articles" / "cups.md").read_text("utf-8")
    assert "Alias: /2026/03/warm-cups.html\n" in text


def test_an_article_that_nobody_has(rename):
    """It is named, with those that there are."""
    with pytest.raises(CannotBuild, match="No article has the slug 'cupz'") as caught:
        rename("cupz", "mugs")
    assert caught.value.problems[0].mend == "Did you mean cups?"


def test_a_corrected_date(rename, place):
    """The path changes with the month, and the old one becomes an alias."""
    rename("cups", "cups", date="2026-04-09")
    text = (place.content / "articles" / "cups.md").read_text("utf-8")
    assert "Date: 2026-04-09\n" in text
    assert "Alias: /2026/03/cups.html\n" in text
    rename("cups", "cups", date="2026-04-10")
    text = (place.content / "articles" / "cups.md").read_text("utf-8")
    assert "Alias: /2026/03/cups.html\n" in text


def test_an_id_that_was_never_written_down(rename, place):
    """It is now, for it was made of the old slug."""
    place.article("plain", Guid="")
    rename("plain", "fancy")
    text = (place.content / "articles" / "fancy.md").read_text("utf-8")
    assert "Guid: tag:courtesy.example.org,2026:plain\n" in text


def test_a_draft_has_no_old_address(rename, place):
    """Nobody knows it."""
    place.article("secret", Status="draft")
    rename("secret", "plan")
    assert "Alias" not in (place.content / "articles" / "plan.md").read_text("utf-8")


def test_a_file_with_another_name_keeps_it(rename, place):
    """Only a name that was the slug changes with it."""
    rename("the-quiet-kettle", "quiet-kettle")
    assert "Slug: quiet-kettle" in (place.content / "articles" / "kettle.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "options", "code"),
    [
        ("none", "x", {}, "no-article"),
        ("cups", "the-quiet-kettle", {}, "same-slug"),
        ("cups", "Warm Cups!", {}, "slug"),
        ("cups", "taken", {}, "exists"),
        ("cups", "cups", {"date": "2026"}, "bad-date"),
    ],
)
def test_what_cannot_be(rename, place, old, new, options, code):
    """It is said, and nothing was changed."""
    place.write("content/comments/taken.jsonl", "")
    before = tree(place.content)
    with pytest.raises(CannotBuild) as caught:
        rename(old, new, **options)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert tree(place.content) == before


def test_clean_deletes_only_what_is_ours(place):
    """A folder that somebody else filled stays, and so does one with a person's file in it."""
    place.build()
    (place.output / "CNAME").touch()
    done = run("invoke", "clean", "--output", str(place.output))
    assert done.returncode == 2
    assert "Somebody put CNAME here." in done.stderr
    (place.output / "CNAME").unlink()
    assert run("invoke", "clean", "--output", str(place.output)).returncode == 0
    assert not place.output.exists()
    assert not list(place.folder.glob(".output*"))
    assert run("invoke", "clean", "--output", str(place.content)).returncode == 2
    assert run("invoke", "clean", "--output", str(place.output)).returncode == 0
