"""What a build says on the terminal: problems first, then what it means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plugins.press.files import shown

if TYPE_CHECKING:
    from plugins.press.pelican_build import Outcome
    from plugins.press.problem import Problem


def tell(outcome: Outcome) -> None:
    """Print problems to standard error, advice and the result to standard output."""
    report = outcome.report
    for problem in report.problems:
        _print(problem, "31", to_error=True)
    for advice in report.advice:
        _print(advice, "33")
    if outcome.error is not None:
        count = len(report.problems)
        print(
            f"Not published: {count} {'problem' if count == 1 else 'problems'}. "
            "The output is as it was.",
            file=sys.stderr,
        )
        return
    counts = report.counts
    where = shown(outcome.output) if outcome.output else "?"
    print(
        f"Built {where} for {report.day}: {_count(counts, 'articles')}, "
        f"{_count(counts, 'pages')}, {report.meaning.files if report.meaning else 0} files "
        f"in {report.seconds:.1f} s."
    )
    print(f"Attribution verified on {_count(counts, 'reprints_verified', 'reprints')}.")
    print(f"This build {report.meaning}.")


def _print(problem: Problem, colour: str, *, to_error: bool = False) -> None:
    """One line each, with the code in colour where a person looks on."""
    stream = sys.stderr if to_error else sys.stdout
    code = f"[{problem.code}]"
    if stream.isatty():
        code = f"\x1b[{colour}m{code}\x1b[0m"
    print(f"{problem.path}:{problem.line}: {code} {problem.text}", file=stream)


def _count(counts: dict[str, int], name: str, plural: str | None = None) -> str:
    number, word = counts.get(name, 0), plural or name
    return f"{number} {word[:-1] if number == 1 else word}"
