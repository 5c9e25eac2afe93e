"""Tests of finding the article that a pasted one is a version of."""

from __future__ import annotations

import random

import pytest

from plugins.attribution.recognition import works

RANDOM = random.Random(7)
VOCABULARY = [f"word{number}" for number in range(400)]


def text(length: int = 300) -> list[str]:
    return RANDOM.choices(VOCABULARY, k=length)


def work(slug: str, words: list[str]) -> works.Work:
    return works.Work(f"{slug}.md", slug, "T", "A", "", "", " ".join(words))


def test_unrelated_texts_in_one_vocabulary():
    """The same words in another order are another work."""
    others = [work(f"w{number}", text()) for number in range(20)]
    assert works.nearest(" ".join(text()), others) is None


@pytest.mark.parametrize("kept", [50, 120, 300])
def test_versions(kept):
    """With half of it kept, in typography of its own, it is found among others; and the share is
    said."""
    words = text(2 * kept)
    mine = words[:kept] + text(kept)
    known = [work("other", text()), work("mine", mine)]
    found = works.nearest(" ".join(words).replace("word1", "Word1"), known)
    assert found is not None
    assert found.work.slug == "mine"
    assert 0.4 < found.shared < 0.6
    assert not found.is_same


def test_the_same_again():
    """However it is marked up."""
    words = text()
    found = works.nearest(" ".join(words), [work("mine", ["**", *words, "*"])])
    assert found is not None
    assert found.is_same


def test_load(place):
    """The articles of a folder, without their front matter and their marks."""
    place.write("content/articles/deep/x.md", "Title: X\nSlug: y\n\nA <!-- reprint --> b.\n")
    place.write("content/articles/large.md", "x" * 2_000_001)
    found = {work.slug: work for work in works.load(place.content / "articles")}
    assert sorted(found) == ["cups", "the-quiet-kettle", "y"]
    assert found["y"].text.split() == ["A", "b."]
    assert found["the-quiet-kettle"].permission == "kettle-weekly"
