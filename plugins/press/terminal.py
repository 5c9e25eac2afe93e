"""What a build says on the terminal: problems first, then what it means."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from plugins.press.files import shown
from plugins.press.problem import sort_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plugins.press.build import Report
    from plugins.press.pelican_build import Outcome
    from plugins.press.pelican_check import Checked
    from plugins.press.problem import Problem


def say(words: str, *, to_error: bool = False) -> bool:
    """Print a line at once, also into a pipe; returns whether anybody can have read it.

    Where whoever read along has gone, the rest is printed to nobody: what a command does and its
    exit status depend on no reader.
    """
    stream = sys.stderr if to_error else sys.stdout
    try:
        print(words, file=stream, flush=True)
    except BrokenPipeError:
        _silence(stream)
        return False
    return True


def width() -> int:
    """How many columns there are to write into; 100 into a pipe."""
    return shutil.get_terminal_size((100, 24)).columns


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print them to standard error, one a line."""
    for problem in problems:
        _print(problem, "31", to_error=True)


def tell(outcome: Outcome) -> None:
    """Print problems to standard error, advice and the result to standard output."""
    report = outcome.report
    if outcome.error is None and outcome.output is not None:
        tell_report(report, outcome.output)
        return
    tell_problems(report.problems)
    for advice in report.advice:
        _print(advice, "33")
    count = _plural(len(report.problems), "problem")
    say(f"Not published: {count}. The output is as it was{_but(outcome)}.", to_error=True)


def tell_report(report: Report, output: Path) -> None:
    """Print advice, what was built, and what it means."""
    for advice in report.advice:
        _print(advice, "33")
    counts = report.counts
    say(
        f"Built {shown(output)} for {report.day}: {_count(counts, 'articles')}, "
        f"{_count(counts, 'pages')}, {report.meaning.files if report.meaning else 0} files "
        f"in {report.seconds:.1f} s."
    )
    say(f"Attribution verified on {_count(counts, 'reprints_verified', 'reprints')}.")
    say(f"This build {report.meaning}.")
    for sentence in report.news:
        say(sentence)


def tell_checked(checked: Checked) -> None:
    """Print problems, advice and what was mended; nothing was published."""
    report = checked.outcome.report
    tell_problems(report.problems)
    notes = [note.problem for note in checked.notes]
    about = {(note.path, note.code) for note in notes}
    advice = [advice for advice in report.advice if (advice.path, advice.code) not in about]
    for problem in sort_once([*notes, *advice]):
        _print(problem, "33")
    for path in checked.mended:
        say(f"Mended {path}.")
    if checked.accepted:
        say(f"Accepted {_plural(checked.accepted, 'broken link')} in waivers.toml, for a year.")
    mendable = sum(note.edit is not None for note in checked.notes)
    ending = f" {mendable} can be mended with --fix." if mendable else ""
    said = _plural(len(report.problems), "problem")
    say(f"Checked: {said}, {_plural(len({*notes, *advice}), 'piece')} of advice.{ending}")


def _print(problem: Problem, colour: str, *, to_error: bool = False) -> None:
    """One line each, with the code in colour where a person looks on."""
    stream = sys.stderr if to_error else sys.stdout
    code = f"[{problem.code}]"
    if stream.isatty():
        code = f"\x1b[{colour}m{code}\x1b[0m"
    say(f"{problem.path}:{problem.line}: {code} {problem.text}", to_error=to_error)


def _silence(stream: TextIO) -> None:
    """Let it lead nowhere, also what it still holds and the interpreter flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):  # a stream without a file, as in tests
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _but(outcome: Outcome) -> str:
    titles = outcome.error.taken_down if outcome.error is not None else ()
    named = ", ".join(f"“{title}”" for title in titles)
    return f", but for what is withdrawn and was taken down: {named}" if titles else ""


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _count(counts: dict[str, int], name: str, plural: str | None = None) -> str:
    return _plural(counts.get(name, 0), (plural or name).removesuffix("s"))
