"""Tests of `invoke reprint.withdraw` and `reprint.restore`."""

import pytest

from plugins.attribution.pelican_seals import seal
from plugins.attribution.pelican_withdraw import restore, withdraw
from plugins.press.problem import PressError
from tests.conftest import ROOT, run, tree

BASE = ROOT / "pelicanconf.py"


def ask(place, slugs, why="Because.", **options):
    given = {"who": "Ann Moss", "on": "2026-05-01", "content": str(place.content)}
    return withdraw(BASE, slugs, why, **{**given, **options})


def test_there_and_back_again(place):
    """As a person types it: recorded, built, taken back; content and site are what they were."""
    place.build()
    content, output = tree(place.content), tree(place.output)
    where = ("--content", str(place.content))
    done = run("invoke", "reprint.withdraw", "cups", "--why", "Wrong.", "--who", "Ann", *where)
    assert (done.returncode, done.stderr) == (0, "")
    assert "“Cups” is withdrawn from 20" in done.stdout
    assert "The next build takes it down: invoke build" in done.stdout
    assert {**content, "withdrawn.toml": b""}.keys() == tree(place.content).keys()
    place.build(on="2200-01-01")
    assert "withdrew this article" in place.read("2026/03/cups.html")
    done = run("invoke", "reprint.restore", "cups", *where)
    assert (done.returncode, done.stderr) == (0, "")
    assert "'cups' is no longer withdrawn." in done.stdout
    place.build()
    assert (tree(place.content), tree(place.output)) == (content, output)


@pytest.mark.parametrize("task", ["reprint.withdraw", "reprint.restore"])
def test_help_never_acts(place, task):
    """Not even behind a slug."""
    before = tree(place.content)
    done = run("invoke", task, "cups", "--why", "x", "--content", str(place.content), "--help")
    assert done.returncode == 0
    assert f"{task} [--options]" in done.stdout
    assert tree(place.content) == before


def test_what_else_there_is(place):
    """Variants and other languages are named, for they stay."""
    place.article("short", Variant_Of="cups")
    place.article("shorter", Variant_Of="cups", Status="draft")
    place.article("tazas", Slug="cups", Lang="es")
    assert ask(place, "cups", lang="es")[1:-1] == [
        "'cups' is still published in en.",
        "'short', a variant of it, is still published.",
    ]
    assert ask(place, "short")[1:-1] == ["'cups', a variant of it, is still published."]
    assert ask(place, "cups")[1:-1] == []


def test_by_permission(place):
    """Everything that is printed under it; `restore` takes a part of it back."""
    place.article("second", Permission="kettle-weekly", Source="https://k.example.org/")
    told = ask(place, "permission=kettle-weekly")
    assert len(told) == 3
    assert told[-1].startswith("The next build takes them down")
    assert restore(BASE, "second", content=str(place.content))[0].startswith(str(place.content))
    text = (place.content / "withdrawn.toml").read_text("utf-8")
    assert 'article = "the-quiet-kettle"' in text
    assert "second" not in text
    restore(BASE, "permission=kettle-weekly", content=str(place.content))
    assert not (place.content / "withdrawn.toml").exists()


def test_more_than_ten(place):
    """The exact number has to be typed; the build that follows does not ask again."""
    slugs = [f"many-{number}" for number in range(11)]
    for slug in slugs:
        place.article(slug)
    place.build()
    for confirm in (None, 12):
        with pytest.raises(PressError, match="withdraw 11 articles: “Many 0”, “Many 1”") as caught:
            ask(place, ",".join(slugs), confirm=confirm)
        assert caught.value.exitcode == 1
        assert "--confirm 11" in str(caught.value)
    assert not (place.content / "withdrawn.toml").exists()
    ask(place, ",".join(slugs), confirm=11)
    assert place.build().report.meaning.removes == 11


@pytest.mark.parametrize(
    ("slugs", "options", "codes"),
    [
        ("cup", {}, ["no-article"]),
        ("cup,cups,mug", {}, ["no-article", "no-article"]),
        ("", {}, ["no-article"]),
        ("cups", {"lang": "es"}, ["no-article"]),
        ("cups", {"why": " "}, ["no-reason"]),
        ("cups", {"on": "soon"}, ["build-day"]),
        ("permission=kettle", {}, ["no-article"]),
        ("the-quiet-kettle", {}, ["withdrawn-already"]),
    ],
)
def test_what_cannot_be(place, slugs, options, codes):
    """It is said, and nothing was written."""
    ask(place, "the-quiet-kettle")
    before = tree(place.content)
    with pytest.raises(PressError) as caught:
        ask(place, slugs, **options)
    assert [problem.code for problem in caught.value.problems] == codes
    assert tree(place.content) == before


def test_a_near_miss_is_named(place):
    """Most slugs are mistyped by one letter."""
    with pytest.raises(PressError, match="Did you mean the-quiet-kettle"):
        ask(place, "the-quite-kettle")


def test_what_no_table_withdrew(place):
    """A permission that keeps it down is named as the place to look."""
    with pytest.raises(PressError, match=r"Nothing is withdrawn\.$"):
        restore(BASE, "cups", content=str(place.content))
    place.article("mugs")
    ask(place, "mugs")
    with pytest.raises(PressError, match=r"No table of content/withdrawn\.toml names 'cups'"):
        restore(BASE, "cups", content=str(place.content))
    path = place.content / "permissions" / "kettle-weekly.toml"
    path.write_text("withdrawn = 2020-01-01\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(PressError, match="was taken back, or has ended") as caught:
        restore(BASE, "the-quiet-kettle", content=str(place.content))
    assert any(p.path.endswith("kettle-weekly.toml") for p in caught.value.problems)


def test_nothing_of_the_site_stands_in_its_way(place):
    """Not another article that cannot be read, nor a theme, nor a slug that Pelican makes."""
    place.write("content/articles/broken.md", "Titel: x\n")
    (place.content / "articles" / "binary.md").write_bytes(b"\xff\xfe\x00")
    place.article("made", Slug="", Title="3 < 4 & Café")
    assert "is withdrawn" in ask(place, "3-4-cafe")[0]
    place.build(hold=True)
    assert "withdrew this article" in place.read("2026/01/3-4-cafe.html")


def test_a_number_that_is_none(place):
    """`--confirm many` is told before anything is done."""
    done = run("invoke", "build", "--content", str(place.content), "--confirm", "many")
    assert done.returncode == 2
    assert "--confirm:1: [number] 'many' is no number. Write --confirm 12." in done.stderr


def test_a_permission_that_is_only_offered_under(place):
    """Our own articles are not taken down by the terms that they are offered on: name them."""
    place.write("content/permissions/courtesy.toml", 'holder = "Us"\nstatement = "By us."\n')
    place.article("withheld", Offer="none")
    for task in (ask, lambda place, slugs: seal(BASE, slugs, content=str(place.content))):
        with pytest.raises(PressError, match="'courtesy'; ours are only offered") as caught:
            task(place, "permission=courtesy")
        assert caught.value.problems[0].mend == "Name the slugs: cups."
    (place.content / "permissions/courtesy.toml").unlink()
    with pytest.raises(PressError, match=r"printed under the permission 'courtesy'\. In use"):
        ask(place, "permission=courtesy")
