"""Front matter that does not say what its author meant: a typing error there loses the field.

A field that is nearly a known one, one that stands twice, one that stands outside of the front
matter or was swallowed by the field before it: each is a problem, for a lost ``Permission`` would
publish somebody's work without its attribution, and a lost ``Status`` a draft.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from plugins.press import front_matter
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

PELICAN = frozenset(
    "title date modified author authors category slug summary status lang tags template save_as "
    "url translation timezone".split()
)
OURS = frozenset(
    "labels guid permission offer source source_title extent variant_of book_title book_authors "
    "book_isbn book_publisher book_published book_url rating comments correction alias".split()
)
KNOWN = PELICAN | OURS
ONCE = KNOWN - {"tags", "labels", "summary", "correction", "alias"}
"""Fields of which a second line would be lost."""
NEAR = 0.8
"""How alike two names are that one typing error parts (difflib's ratio)."""

_LIKE_A_FIELD = re.compile(r"^\s*([A-Za-z][A-Za-z_ -]{2,20}?)\s*[:\uff1a](?!//)")


def nearest(name: str, known: frozenset[str]) -> str | None:
    """The known field that ``name`` was meant to be, if it is nearly one."""
    found = difflib.get_close_matches(name.lower(), sorted(known), 1, NEAR)
    return found[0] if found else None


def mistakes(path: str, text: str, known: frozenset[str] = KNOWN) -> Iterator[Problem]:
    """What is wrong with the fields of an article; ``path`` is how a person knows its file."""
    lines = text.split("\n")
    fields = front_matter.fields(text)
    seen: dict[str, int] = {}
    last = 0
    for number, line in front_matter.lines(text):
        last = number
        name = front_matter.name_of(line)
        if name is None:
            yield from _stray(path, number, line, known, "belongs to the field above it")
            continue
        if name in seen and name in ONCE:
            message = f"{name.title()} stands in line {seen[name]} already."
            mend = "Several authors go into Authors, with ; between." if "author" in name else ""
            yield Problem.in_article(path, number, "field-twice", message, mend)
        seen.setdefault(name, number)
        near = nearest(name, known) if name not in known else None
        if near is not None:
            mend = f"Write {near.title()}, or make the field known with KNOWN_FIELDS."
            message = f"{name.title()} is not known."
            yield Problem.in_article(path, number, "unknown-field", message, mend)
    if "author" in fields and "authors" in fields:
        message = "Of Author and Authors only the one is read."
        yield Problem.in_article(path, fields["author"][0], "field-twice", message, "Keep Authors.")
    body = next((n for n in range(last, len(lines)) if lines[n].strip(" -.")), None)
    if body is not None:
        yield from _stray(path, body + 1, lines[body], known, "is a part of the text")


def _stray(
    path: str, number: int, line: str, known: frozenset[str], where: str
) -> Iterator[Problem]:
    match = _LIKE_A_FIELD.match(line)
    name = match[1].strip().replace(" ", "_") if match else ""
    near = nearest(name, known) if name else None
    if near is not None:
        message = f"This line looks like the field {near.title()}, and {where}."
        mend = f"Write {near.title()}: at the left, among the other fields, without an empty line."
        yield Problem.in_article(path, number, "stray-field", message, mend)
