"""Which pictures a partner may have: ``content/images/rights.toml``.

::

    ["images/bicycles.png"]
    credit = "Drawing: Tobias Amsel"
    pass_on = true

The name of each table is the picture's path in the content folder. A picture without a table, or
with ``pass_on = false``, is left out of every copy.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from plugins.press import toml_values
from plugins.press.files import shown
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "images/rights.toml"


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """Who made a picture, as it has to stand with it, and whether it may be passed on."""

    credit: str
    pass_on: bool = False


_FIELDS = {field.name: field for field in msgspec.structs.fields(Rights)}


def load(content: Path) -> tuple[dict[str, Rights], list[Problem]]:
    """The rights by the path of their picture, and what is wrong in the file; where there is no
    file, nothing is known of any picture."""
    path = content / NAME
    place = shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        return {}, []
    except UnicodeDecodeError as error:
        message = f"Byte {error.start} is not UTF-8."
        return {}, [Problem(place, 1, "not-utf-8", message, "Save the file as UTF-8.")]
    except OSError as error:
        return {}, [Problem(place, 1, "unreadable", f"This cannot be read: {error.strerror}.")]
    except RecursionError:
        return {}, [Problem(place, 1, "toml", "This is nested too deep.")]
    except tomllib.TOMLDecodeError as error:
        line, message, mend = toml_values.not_toml(error)
        return {}, [Problem(place, line, "toml", message, mend)]
    rights: dict[str, Rights] = {}
    problems: list[Problem] = []
    for picture, table in tables.items():
        found = [
            Problem(place, _line_of(text, picture, key), "picture-rights", message, mend)
            for key, message, mend in _mistakes(content, picture, table)
        ]
        problems += found
        if not found:
            rights[picture] = msgspec.convert(table, Rights)
    return rights, problems


def _mistakes(content: Path, picture: str, table: Any) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one table: the key, the message, the mend."""
    if not isinstance(table, dict):
        message = f"{picture!r} stands alone; every picture has a table."
        yield "", message, 'Write ["images/name.png"] above it.'
        return
    for key, value in table.items():
        known = _FIELDS.get(key)
        if known is None:
            yield (key, *toml_values.unknown(key, Rights, "a picture"))
            continue
        try:
            toml_values.converted(key, value, known.type)
        except ValueError as error:
            yield key, str(error), ""
    if not str(table.get("credit", "")).strip():
        message = f"The picture {picture} has no credit."
        yield "credit" if "credit" in table else "", message, 'Write credit = "…".'
    if not _is_there(content, picture):
        mend = "Write the path in the content folder, such as images/name.png."
        yield "", f"There is no picture {picture!r}.", mend


def _is_there(content: Path, picture: str) -> bool:
    try:
        path = (content / picture).resolve()
        return path.is_relative_to(content.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False


def _line_of(text: str, picture: str, key: str) -> int:
    """The line of ``key`` in the picture's table; without one, that of the table."""
    name = re.escape(picture)
    head = re.search(rf"^[ \t]*(?:\[[ \t]*)?[\"']?{name}[\"']?[ \t]*[\]=]", text, re.MULTILINE)
    if head is None:
        return 1
    at = head.start()
    if key:
        pattern = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.MULTILINE)
        found = pattern.search(text, head.end())
        at = found.start() if found else at
    return text.count("\n", 0, at) + 1
