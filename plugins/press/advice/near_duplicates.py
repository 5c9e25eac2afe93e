"""Two articles that are nearly the same: versions of one work should say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from plugins.press.advice.repetition import paragraphs
from plugins.press.manuscript import Note
from plugins.press.problem import Problem
from plugins.press.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Manuscript, Papers

LENGTH = 5
"""Words in a shingle, a run of words that is compared."""
FEWEST = 20
"""Shingles that two articles must share to be worth a note."""
SHARE = 0.6
"""The part of the shorter one that stands in the other."""


def advise(papers: Papers) -> Iterator[Note]:
    """Name each pair that shares most of its text and is not joined by Variant_Of."""
    articles = [m for m in papers.manuscripts if m.is_article]
    shingles = [_shingles(article) for article in articles]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for number, own in enumerate(shingles):
        for shingle in own:
            shared.update((other, number) for other in holders[shingle])
            holders[shingle].append(number)
    for (one, other), count in sorted(shared.items()):
        shorter = min(len(shingles[one]), len(shingles[other]))
        if count < FEWEST or count < SHARE * shorter or _joined(articles[one], articles[other]):
            continue
        message = f"{count * 100 // shorter} % of the shorter one also stands in "
        message += f"{articles[one].path}."
        mend = f"If it is a version of the same work, add Variant_Of: {articles[one].slug}"
        yield Note(Problem(articles[other].path, 1, "near-duplicate", message, mend))


def _shingles(article: Manuscript) -> set[tuple[str, ...]]:
    words = [word for _, text in paragraphs(article.text) for word in tokens(text.lower())]
    return {tuple(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1)}


def _joined(one: Manuscript, other: Manuscript) -> bool:
    """Whether they are versions of one work, or translations."""
    originals = [m.fields.get("variant_of", (0, m.slug))[1] or m.slug for m in (one, other)]
    return originals[0] == originals[1] or one.slug == other.slug
