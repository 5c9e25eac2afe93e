"""Reads ``content/permissions/``: every mistake in every file, each with its line."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from plugins.attribution.permission import Permission
from plugins.attribution.statement import placeholders, render
from plugins.press import toml_values
from plugins.press.addresses import is_web, place
from plugins.press.files import shown
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plugins.attribution.reprint import Reprint

_FIELDS = {field.name: field for field in msgspec.structs.fields(Permission)}
EXAMPLE = {"author": "Author", "title": "Title", "source": "https://source.example.org/"}
_ADDRESSES = ("holder_url", "contact", "license_url")


@dataclass(frozen=True)
class Registry:
    """The permissions by id, and what is wrong in their files.

    ``broken`` are ids whose file exists and cannot be used: they are not reported as unknown.
    """

    permissions: dict[str, Permission] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    places: dict[str, str] = field(default_factory=dict)

    def problems_with_users(self, reprints: Iterable[Reprint]) -> list[Problem]:
        """What is wrong in the files; each problem concerns the articles that are printed under
        its permission."""
        names = {place: name for name, place in self.places.items()}
        users = defaultdict(list)
        for reprint in reprints:
            users[reprint.permission].append(reprint.path)
        return [replace(p, holds=tuple(users[names[p.path]])) for p in self.problems]


def load(folder: Path) -> Registry:
    """All permissions of ``folder``; a folder that is absent holds none."""
    permissions: dict[str, Permission] = {}
    problems: list[Problem] = []
    places = {path.stem: shown(path) for path in sorted(folder.glob("*.toml"))}
    for path in sorted(folder.glob("*.toml")):
        permission, found = read(path)
        problems += found
        if permission is not None and not found:
            permissions[path.stem] = permission
    return Registry(
        permissions, tuple(problems), frozenset(places) - frozenset(permissions), places
    )


def read(path: Path) -> tuple[Permission | None, list[Problem]]:
    """One permission file, with every problem in it."""
    place = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        message = f"Byte {error.start} is not UTF-8."
        return None, [Problem(place, 1, "not-utf-8", message, "Save the file as UTF-8.")]
    except OSError as error:
        return None, [Problem(place, 1, "unreadable", f"This cannot be read: {error.strerror}.")]
    except RecursionError:
        return None, [Problem(place, 1, "toml", "This is nested too deep.")]
    except tomllib.TOMLDecodeError as error:
        line, message, mend = toml_values.not_toml(error)
        return None, [Problem(place, line, "toml", message, mend)]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in table.items():
        try:
            values[key] = _value(key, value)
        except ValueError as error:
            problems.append(Problem(place, line_of(text, key), "permission", str(error)))
    missing = [
        name for name, f in _FIELDS.items() if f.required and not str(table.get(name, "")).strip()
    ]
    problems += (
        Problem(place, 1, "permission", f"{name!r} is missing.", f'Write {name} = "…".')
        for name in missing
    )
    if missing or problems:
        return None, problems
    permission = Permission(**values)
    return permission, [
        Problem(place, line_of(text, key), code, message, mend)
        for key, code, message, mend in _contradictions(permission)
    ]


def line_of(text: str, key: str) -> int:
    """The line where ``key`` is given a value, counted from 1."""
    match = re.search(rf"^\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\]]", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _value(key: str, value: Any) -> Any:
    """``value`` as the field's type; ValueError says what it should have been."""
    known = _FIELDS.get(key)
    if known is None:
        raise ValueError(" ".join(toml_values.unknown(key, Permission, "a permission")))
    return toml_values.converted(key, value, known.type)


def _contradictions(permission: Permission) -> Iterator[tuple[str, str, str, str]]:
    """What each field allows and the permission as a whole does not: key, code, message, mend."""
    for name in _ADDRESSES:
        address = getattr(permission, name)
        if address is not None and not is_web(address) and not address.startswith("mailto:"):
            yield name, "permission", f"{name} = {address!r} is no http(s) address.", ""
    first, last = permission.valid_from, permission.valid_until
    if first is not None and last is not None and last < first:
        yield "valid_until", "permission", f"It ends on {last}, before it begins on {first}.", ""
    for key, text in [("statement", permission.statement), *permission.statements.items()]:
        yield from _statement_mistakes(key, text, permission.required_links or ())


def _statement_mistakes(
    key: str, text: str, required_links: tuple[str, ...]
) -> Iterator[tuple[str, str, str, str]]:
    """What would make a statement one that cannot be verified."""
    unknown = placeholders(text) - {"author", "title", "source"}
    if unknown:
        braces = {"{": "a brace { is not closed", "}": "a brace } is not opened"}
        names = ", ".join(f"{{{name}}}" for name in sorted(unknown - braces.keys()))
        told = [f"an unknown placeholder stands there: {names}"] if names else []
        told += [words for brace, words in braces.items() if brace in unknown]
        mend = "Known are {author}, {title} and {source}; write {{ and }} for plain braces."
        message = f"In the statement {', and '.join(told)}."
        yield key, "statement-placeholder", message, mend
        return
    statement = render(text, EXAMPLE)
    if not any(token[0].isalnum() for token in statement.tokens):
        yield key, "permission", "The statement has no words that a reader sees.", ""
    elif statement.is_hidden_in_part:
        mend = "Let everything in it be seen: no hidden elements, no scripts, no struck-out text."
        yield key, "permission", "A part of the statement cannot be seen.", mend
    for link in statement.links:
        if link.start == link.end:
            message = f"The link to {link.href} has no words that a reader can follow."
            yield key, "permission", message, "Write [words](address)."
        elif not is_web(link.href) and not link.href.startswith("mailto:"):
            message = f"The statement links to {link.href!r}, which leads nowhere from elsewhere."
            yield key, "permission", message, "Write the whole address, with https://."
    links = {place(link.href) for link in statement.links if link.start < link.end}
    for required in required_links:
        if place(required) not in links and "{source}" not in text:
            message = f"The required link {required} does not stand in the statement."
            mend = "Write it there as [words](address) or <address>."
            yield "required_links", "permission", message, mend
