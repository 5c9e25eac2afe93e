"""Versions of one work."""

import pytest

from plugins.attribution.machine.variants import Standing, Version, resolve


def version(slug, of="", lang="en", standing=Standing.PUBLISHED):
    return Version(f"content/{slug}.{lang}.md", slug, lang, of, standing)


def test_a_version_points_to_its_original():
    """And the original to nobody."""
    joined = resolve([version("b", "a"), version("a")])
    assert joined.canonical == {"content/b.en.md": "content/a.en.md"}
    assert not joined.problems


@pytest.mark.parametrize(("lang", "target"), [("de", "de"), ("fr", "en")])
def test_of_translations_the_one_in_its_language(lang, target):
    """Else the first."""
    joined = resolve([version("a"), version("a", lang="de"), version("b", "a", lang)])
    assert joined.canonical == {f"content/b.{lang}.md": f"content/a.{target}.md"}


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "no article with the slug 'a'"),
        ([version("aa")], "Did you mean 'aa'?"),
        ([version("a", "c"), version("c")], "is itself a version, of 'c'"),
        ([version("a", standing=Standing.DRAFT)], "is not published"),
    ],
)
def test_an_original_that_is_none(others, words):
    """What is named has to be there, and may not point on."""
    joined = resolve([version("b", "a"), *others])
    found = {problem.path: problem.text for problem in joined.problems}
    assert words in found["content/b.en.md"]
    assert "content/b.en.md" not in joined.canonical


def test_an_article_that_names_itself():
    """By its own slug."""
    (problem,) = resolve([version("a", "a")]).problems
    assert "names itself" in problem.message


def test_versions_that_lead_in_a_circle():
    """Each is told of it, in circles of any length."""
    two = resolve([version("a", "b"), version("b", "a")])
    assert ["circle" in problem.message for problem in two.problems] == [True, True]
    three = resolve([version("a", "b"), version("b", "c"), version("c", "a")])
    assert len(three.problems) == 3
    assert not two.canonical | three.canonical


def test_an_original_that_was_taken_out_is_advice():
    """A version must not keep its original on the site."""
    joined = resolve([version("b", "a"), version("a", standing=Standing.GONE)])
    assert not joined.problems
    assert [note.code for note in joined.advice] == ["variant-of"]
    assert not joined.canonical


def test_what_is_not_published_is_not_asked():
    """A draft may name anything."""
    assert not resolve([version("a", "b", standing=Standing.DRAFT)]).problems


def test_very_many_mistakes_take_no_time():
    """What was meant is looked for a few times only."""
    wrong = [version(f"article-{number}", f"articel-{number + 1}") for number in range(1000)]
    problems = resolve(wrong).problems
    assert len(problems) == 1000
    assert sum("Did you mean" in problem.mend for problem in problems) == 5
