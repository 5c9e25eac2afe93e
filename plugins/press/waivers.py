"""``content/waivers.toml``: problems that somebody answers for, until a day.

::

    [[waiver]]
    code = "broken-link"
    article = "the-quiet-kettle"      # its slug, or its file's name
    message = "…"                     # optional: this one problem only, to the letter
    why = "The archive moves next month."
    who = "Ann Moss"
    until = 2026-12-31

A problem that is waived becomes advice, which every build repeats. A comment that nobody approved
cannot be waived.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from plugins.press import toml_values
from plugins.press.files import shown, write_atomic
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEVER_WAIVED = "comment-"
"""Codes that begin so concern comments."""


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who answers for which problem, and until when."""

    code: str
    article: str
    why: str
    who: str
    until: dt.date
    message: str | None = None

    def covers(self, problem: Problem, names: Iterable[str]) -> bool:
        """Whether it is about ``problem``, which stands in an article with these ``names``."""
        same = self.message is None or self.message == problem.message
        return same and self.code == problem.code and self.article in names


def load(path: Path) -> tuple[list[Waiver], list[Problem]]:
    """The waivers of a site, and what is wrong in their file; none where there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return [], []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        at, message, mend = toml_values.not_toml(error)
        return [], [Problem(shown(path), at, "toml", message, mend, holds=())]
    begins = [
        text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"^\[\[waiver", text, re.MULTILINE)
    ]
    found, problems = [], []
    entries = table.get("waiver", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        try:
            found.append(_waiver(entry))
        except ValueError as error:
            line_number = begins[number] if number < len(begins) else 1
            problems.append(Problem(shown(path), line_number, "waiver", str(error), holds=()))
    unknown = sorted(set(table) - {"waiver"})
    if unknown or not isinstance(entries, list):
        message = f"{', '.join(unknown) or 'waiver'}: this file holds [[waiver]] tables only."
        problems.append(Problem(shown(path), 1, "waiver", message, holds=()))
    return found, problems


def accept(path: Path, waivers: Iterable[Waiver]) -> int:
    """Add ``waivers`` to the file, each once; returns how many were new."""
    known, _ = load(path)
    new = [waiver for waiver in dict.fromkeys(waivers) if waiver not in known]
    if new:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        tables = [text.rstrip("\n"), *map(_as_toml, new)] if text.strip() else map(_as_toml, new)
        write_atomic(path, ("\n\n".join(tables) + "\n").encode())
    return len(new)


def apply(
    problems: Iterable[Problem],
    waivers: Iterable[Waiver],
    slugs: Mapping[str, str],
    day: dt.date,
) -> tuple[list[Problem], list[Problem]]:
    """The problems that stay, and advice for those that are waived on ``day``.

    ``slugs`` maps the files of articles to their slugs.
    """
    stay, advice = [], []
    for problem in problems:
        names = {slugs.get(problem.path, ""), Path(problem.path).stem}
        waiver = next((w for w in waivers if w.covers(problem, names)), None)
        if waiver is None:
            stay.append(problem)
        elif waiver.until < day:
            late = f"{problem.message} (The waiver of {waiver.who} ended on {waiver.until}.)"
            stay.append(replace(problem, message=late))
        else:
            said = f"{problem.message} Waived until {waiver.until} by {waiver.who}: {waiver.why}"
            advice.append(Problem(problem.path, problem.line, problem.code, said))
    return stay, advice


def _as_toml(waiver: Waiver) -> str:
    fields = {name: getattr(waiver, name) for name in waiver.__struct_fields__}
    lines = ["[[waiver]]"]
    for name, value in fields.items():
        if isinstance(value, str):
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
        elif value is not None:
            lines.append(f"{name} = {value.isoformat()}")
    return "\n".join(lines)


def _waiver(entry: Any) -> Waiver:
    waiver = toml_values.table(entry, Waiver, "a waiver")
    if waiver.code.startswith(NEVER_WAIVED):
        raise ValueError("What concerns comments cannot be waived.")
    if not waiver.why.strip() or not waiver.who.strip():
        raise ValueError("A waiver says why, and who answers for it.")
    return waiver
