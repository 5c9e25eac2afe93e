"""A paragraph that stands twice in one article: pasted twice, as a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.manuscript import Note
from plugins.press.problem import Problem
from plugins.press.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.manuscript import Papers

SHORTEST = 8
"""A paragraph of fewer tokens may be a refrain."""


def advise(papers: Papers) -> Iterator[Note]:
    """Point at each repetition, and name the line of the first."""
    for manuscript in papers.manuscripts:
        first: dict[tuple[str, ...], int] = {}
        for line, paragraph in paragraphs(manuscript.text):
            words = tuple(tokens(paragraph))
            if len(words) < SHORTEST:
                continue
            if words in first:
                message = f"This paragraph stands in line {first[words]} already."
                problem = Problem(manuscript.path, line, "repeated", message, "Remove one.")
                yield Note(problem)
            first.setdefault(words, line)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each run of lines without an empty one between, after the front matter, with its line."""
    run: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            start = start if run else number
            run.append(line)
        elif run:
            if start > 1:
                yield start, "\n".join(run)
            run = []
