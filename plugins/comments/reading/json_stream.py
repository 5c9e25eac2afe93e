"""JSON as a stream: the elements of an array in one large document, or a document on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import ijson
import msgspec

from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.json_depth import Shallow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.comments.reading.files import ExportFile

ROOMIER = 4
"""How many times the bound of an item may lie between two elements: other arrays stand there."""
CUT_OFF = "Export it again, or import what stands whole in it with --partial."


class Broken(ExportError):
    """JSON that is none."""


def elements(file: ExportFile, place: str) -> Iterator[Any]:
    """What stands at ``place``, in ijson's words, one after the other."""
    given = 0
    with file.open(file.limits.item * ROOMIER) as stream:
        _skip_mark(file, stream)
        try:
            for each in ijson.items(Shallow(stream), place, use_float=True):
                given += 1
                stream.mark()
                yield each
        except (ijson.JSONError, ValueError, ArithmeticError) as error:
            raise _broken(file, place, given, error) from error


def known(file: ExportFile, place: str) -> Iterator[dict[str, Any]]:
    """The objects at ``place``, as far as the file is sound; whoever reads on meets the fault."""
    try:
        for each in elements(file, place):
            if isinstance(each, dict):
                yield each
    except Broken:
        return


def _skip_mark(file: ExportFile, stream: Any) -> None:
    if file.head.data.startswith(b"\xef\xbb\xbf"):
        stream.read(3)
    elif file.head.encoding.startswith("utf-16"):
        raise ExportError("line 1", "It is UTF-16; JSON is UTF-8.", "Save it as UTF-8.")


def _broken(file: ExportFile, place: str, given: int, error: Exception) -> ExportError:
    name = (place or "item").removesuffix(".item").rpartition(".")[2]
    where = f"after {name} {given}" if given else f"before the first of {name}"
    why = str(error).partition("\n")[0].strip().removesuffix(".")
    if file.head.complete:
        try:
            json.loads(file.head.text)
        except json.JSONDecodeError as exact:
            where, why = f"line {exact.lineno}, column {exact.colno}", exact.msg
        except RecursionError:
            why = "it is nested too deeply"
    if isinstance(error, ijson.IncompleteJSONError) and "premature" in str(error).lower():
        return Broken(where, "The file is cut off: its JSON does not end.", CUT_OFF)
    return Broken(where, f"This is no JSON: {why}.", CUT_OFF)


def documents(file: ExportFile) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The object on each line, or why there is none. Raises where the last line is cut off."""
    for number, line in file.lines():
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield number, f"it is no JSON: {error}"
            if not line.endswith(b"\n"):
                why = "The file is cut off in the middle of this line."
                raise ExportError(f"line {number}", why, CUT_OFF) from error
            continue
        yield number, found if isinstance(found, dict) else "it is no JSON object"


def text(found: Mapping[str, Any], name: str) -> str:
    """The text at ``name``, without what no text holds; "" where there is none."""
    value = found.get(name)
    if value is None or isinstance(value, dict | list | bool):
        return ""
    return clean(str(value))


def clean(value: str) -> str:
    """``value`` without NUL and without halves of characters, which no database takes."""
    if "\0" in value:
        value = value.replace("\0", "")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def inside(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object at ``name``; an empty one where there is none."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}
