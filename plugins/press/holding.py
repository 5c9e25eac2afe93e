"""Which articles to hold back so that the rest can be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.problem import Problem

if TYPE_CHECKING:
    from plugins.press.problem import Refused


def to_hold(error: Refused) -> dict[str, Problem]:
    """The articles to hold back, each with its problem; none where that would not help."""
    if any(problem.holds is None for problem in error.problems):
        return {}
    return {path: problem for problem in error.problems for path in problem.holds or ()}


def held_back(path: str, problem: Problem) -> Problem:
    """The advice that says so, in the article's file."""
    line = problem.line if path == problem.path else 1
    return Problem(path, line, problem.code, f"Held back: {problem.message}", problem.mend)
