"""``content/seals/<slug>.toml``: who sealed a text, when and why, and its words at the last time.

::

    words = [
      "A kettle that whistles is asking for something .",
    ]

    [[seal]]
    on = 2026-06-01
    who = "Ann Moss"
    digest = "sha256:…"

    [[seal]]                       # the history: the last one counts
    on = 2026-07-01
    who = "Ann Moss"
    why = "The author sent a correction."
    digest = "sha256:…"

The digest rules; the words are there so that a change can be shown. A translation has a file of
its own, ``<slug>.<lang>.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from plugins.attribution.seal.text import digest
from plugins.press.files import shown, write_atomic
from plugins.press.problem import Problem
from plugins.press.toml_text import string

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "seals"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?seal", re.MULTILINE)
_ENDS = frozenset(".!?")
_SHORTEST = 8
"""The fewest words of a line, so that an abbreviation does not break it."""


class Seal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sealing."""

    on: dt.date
    who: str
    digest: Annotated[str, msgspec.Meta(pattern=r"^sha256:[0-9a-f]{64}$")]
    why: str | None = None


@dataclass(frozen=True)
class Record:
    """The seals of one text, the last one last, and its words then."""

    seals: tuple[Seal, ...]
    words: tuple[str, ...]

    @property
    def last(self) -> Seal:
        """The one that counts."""
        return self.seals[-1]

    def as_toml(self) -> bytes:
        """The file: the words a sentence a line, then the history."""
        lines = ["# Written by `invoke reprint.seal`: the last digest rules.", "words = ["]
        lines += [f"  {string(sentence)}," for sentence in _sentences(self.words)]
        lines.append("]")
        for seal in self.seals:
            lines += ["", "[[seal]]", f"on = {seal.on}", f"who = {string(seal.who)}"]
            lines += [f"why = {string(seal.why)}"] if seal.why else []
            lines.append(f"digest = {string(seal.digest)}")
        return ("\n".join(lines) + "\n").encode()


def sealed(record: Record | None, words: tuple[str, ...], seal: Seal) -> Record:
    """``record`` with one more sealing."""
    return Record((*(record.seals if record else ()), seal), words)


def write(path: Path, record: Record) -> None:
    """Write it, whole or not at all."""
    write_atomic(path, record.as_toml())


def load(path: Path) -> tuple[Record | None, list[Problem]]:
    """The record in a file, or what is wrong in it."""
    try:
        return _parse(path.read_text(encoding="utf-8-sig"), shown(path))
    except (OSError, UnicodeDecodeError) as error:
        return None, [_problem(shown(path), 1, f"This cannot be read: {error}.")]


def _parse(text: str, place: str) -> tuple[Record | None, list[Problem]]:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return None, [_problem(place, int(line[1]) if line else 1, f"This is not TOML: {error}.")]
    begins = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    problems, seals = [], []
    tables = table.get("seal")
    for number, values in enumerate(tables if isinstance(tables, list) else []):
        try:
            seals.append(msgspec.convert(values, Seal))
        except msgspec.ValidationError as error:
            at = begins[number] if number < len(begins) else 1
            problems.append(_problem(place, at, f"{error}."))
    unknown = sorted(set(table) - {"words", "seal"})
    if unknown or not (seals or problems):
        named = f"{', '.join(unknown)}: a" if unknown else "A"
        problems.append(_problem(place, 1, f"{named} seal has words and [[seal]] tables."))
    words = _words(table.get("words"))
    at = begins[len(seals) - 1] if 0 < len(seals) <= len(begins) else 1
    if words is None:
        problems.append(_problem(place, 1, "words is a list of lines."))
    elif not problems and digest(words) != seals[-1].digest:
        problems.append(_problem(place, at, "The words do not fit the digest of the last seal."))
    return (Record(tuple(seals), words or ()), []) if not problems else (None, problems)


def _words(lines: Any) -> tuple[str, ...] | None:
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        return None
    return tuple(word for line in lines for word in line.split())


def _sentences(words: tuple[str, ...]) -> Iterator[str]:
    """Lines that a difference of versions can be read in."""
    line: list[str] = []
    for word in words:
        line.append(word)
        if word in _ENDS and len(line) >= _SHORTEST:
            yield " ".join(line)
            line = []
    if line:
        yield " ".join(line)


def _problem(place: str, line: int, message: str) -> Problem:
    mend = "Take the file from your version control, or remove it and seal the text again."
    return Problem(place, line, "seal-file", message, mend)
