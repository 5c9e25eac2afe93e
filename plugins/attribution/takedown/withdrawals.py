"""``content/withdrawn.toml``: articles that were taken down one by one.

::

    [[withdrawn]]
    article = "the-quiet-kettle"      # its slug
    on = 2026-06-01                   # from that build day on
    why = "The author asked us to."   # for the editor; published only with `public = true`
    who = "Ann Moss"                  # who recorded it
    lang = "es"                       # optional: this translation only
    wish = "Kettle Weekly"            # optional: whose wish the page names
    public = true                     # optional: the page says why
    confirmed = 12                    # written where more than ten were withdrawn at once

The file is the editor's: commands add a table at its end and cut one out, and leave every other
byte as it is.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from plugins.press import toml_values
from plugins.press.files import shown, write_atomic
from plugins.press.problem import CannotBuild, Problem
from plugins.press.toml_text import string

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "withdrawn.toml"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?withdrawn", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_BETWEEN = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?\n)*\Z", re.MULTILINE)


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the file; its fields are explained above."""

    article: str
    on: dt.date
    why: str
    who: str
    lang: str | None = None
    wish: str | None = None
    public: bool = False
    confirmed: int | None = None
    line: int = 0

    def names(self, slug: str, lang: str) -> bool:
        """Whether it takes down the article with this slug, in this language."""
        return self.article == slug and self.lang in {None, lang}


def load(path: Path) -> tuple[list[Entry], list[Problem]]:
    """The withdrawals of a site, and what is wrong in their file; none where there is no file.

    A mistake refuses the whole site: what the broken table meant to take down must not be
    published.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        return [], [Problem(shown(path), 1, "unreadable", f"This cannot be read: {error}.")]
    return parse(text, shown(path))


def parse(text: str, place: str) -> tuple[list[Entry], list[Problem]]:
    """The same of a text."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line, message, mend = toml_values.not_toml(error)
        return [], [Problem(place, line, "toml", message, mend)]
    begins = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    found, problems = [], []
    tables = table.get("withdrawn", [])
    for number, values in enumerate(tables if isinstance(tables, list) else []):
        line_number = begins[number] if number < len(begins) else 1
        try:
            found.append(_entry(values, line_number))
        except ValueError as error:
            problems.append(Problem(place, line_number, "withdrawal", str(error)))
    unknown = sorted(set(table) - {"withdrawn"})
    if unknown or not isinstance(tables, list):
        message = f"{', '.join(unknown) or 'withdrawn'}: this file holds [[withdrawn]] tables only."
        problems.append(Problem(place, 1, "withdrawal", message))
    return found, problems


def add(path: Path, entries: Iterable[Entry]) -> None:
    """Write ``entries`` behind the others, all or none. Raises CannotBuild where the file has
    mistakes: nothing is added to what cannot be read."""
    _refuse_mistakes(path)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    write_atomic(path, with_tables(text, entries).encode())


def with_tables(text: str, entries: Iterable[Entry]) -> str:
    """The file's text with ``entries`` behind what stands there."""
    tables = [text.rstrip("\n")] if text.strip() else []
    return "\n\n".join([*tables, *map(_as_toml, entries)]) + "\n"


def remove(path: Path, entries: Iterable[Entry]) -> None:
    """Cut the tables of ``entries`` out, and the file where it holds nothing else. Raises
    CannotBuild where that cannot be done without touching another table."""
    _refuse_mistakes(path)
    text = path.read_text(encoding="utf-8")
    known, _ = parse(text, shown(path))
    cut = {entry.line for entry in entries}
    rest = _without(text, cut)
    left, problems = parse(rest, shown(path))
    wanted = [e for e in known if e.line not in cut]
    if problems or [_values(e) for e in left] != [_values(e) for e in wanted]:
        message = "This table cannot be cut out safely."
        found = Problem(shown(path), min(cut), "withdrawal", message, "Remove it by hand.")
        raise CannotBuild([found])
    if rest.strip():
        write_atomic(path, rest.encode())
    else:
        path.unlink()


def _without(text: str, lines: set[int]) -> str:
    """``text`` without the tables that begin at ``lines``; comments above the next one stay."""
    starts = [match.start() for match in _TABLE.finditer(text)]
    kept, at = [], 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text.count("\n", 0, start) + 1 not in lines:
            continue
        kept.append(text[at:start])
        at = end
        if end < len(text):
            between = _BETWEEN.search(text, start, end)
            comments = between[0] if between else ""
            at = end - len(comments.lstrip("\n"))
    return "".join([*kept, text[at:]]).rstrip("\n") + "\n"


def _refuse_mistakes(path: Path) -> None:
    _, problems = load(path)
    if problems:
        raise CannotBuild(problems)


def _as_toml(entry: Entry) -> str:
    lines = ["[[withdrawn]]"]
    for name, value in _values(entry).items():
        if isinstance(value, str):
            lines.append(f"{name} = {string(value)}")
        elif isinstance(value, bool):
            lines += [f"{name} = true"] if value else []
        elif value is not None:
            lines.append(f"{name} = {value}")
    return "\n".join(lines)


def _values(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__struct_fields__ if name != "line"}


def _entry(values: Any, line: int) -> Entry:
    entry = toml_values.table(values, Entry, "a withdrawal", ours=("line",))
    empty = [name for name in ("article", "why", "who") if not getattr(entry, name).strip()]
    if empty:
        raise ValueError(f"{empty[0]!r} is empty.")
    return msgspec.structs.replace(entry, line=line)
