"""Values of a TOML file as typed ones, and what a person is told where one is of another type.

The words are those of somebody who writes the file: what has to stand there, and what does, as
TOML spells it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import inspect

from plugins.press.toml_text import string

if TYPE_CHECKING:
    from collections.abc import Iterator

_Struct = TypeVar("_Struct", bound=msgspec.Struct)

_NO_TOML = (
    (r"Illegal character '\\n'|Unterminated string|Expected ['\"]", "Is a quotation mark missing?"),
    ("Invalid value", "Text stands in straight quotation marks."),
)
"""What tomllib says, and what that mostly comes from."""
_LONGEST = 60


def not_toml(error: Exception) -> tuple[int, str, str]:
    """The line, the message and the mend where a text is no TOML."""
    line = re.search(r"line (\d+)", str(error))
    mend = next((mend for said, mend in _NO_TOML if re.search(said, str(error))), "")
    return int(line[1]) if line else 1, f"This is not TOML: {error}.", mend


def spelled(value: Any) -> str:
    """``value`` as TOML spells it, cut where it is long."""
    text = _spelled(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def converted(key: str, value: Any, kind: Any) -> Any:
    """``value`` as ``kind``. Raises ValueError, which says what has to stand there."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        wanted = _wanted(inspect.type_info(kind))
        raise ValueError(f"{key} = {spelled(value)}: it has to be {wanted}.") from None


def unknown(
    key: str, kind: type[msgspec.Struct], of: str, *, ours: tuple[str, ...] = ()
) -> tuple[str, str]:
    """The message and the mend for a key that is no field of ``kind``, which is called ``of``;
    fields that are ``ours`` are not written into a file."""
    names = [field.name for field in msgspec.structs.fields(kind) if field.name not in ours]
    near = difflib.get_close_matches(key, names, 1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(names)}."
    return f"{key!r} is not a field of {of}.", hint


def table(values: Any, kind: type[_Struct], of: str, *, ours: tuple[str, ...] = ()) -> _Struct:
    """A table as a struct. Raises ValueError with every mistake in it."""
    if not isinstance(values, dict):
        raise ValueError(f"{spelled(values)} is no table.")
    if problems := list(_mistakes(values, kind, of, ours)):
        raise ValueError(" ".join(problems))
    return msgspec.convert(values, kind)


def _mistakes(
    values: dict[str, Any], kind: type[msgspec.Struct], of: str, ours: tuple[str, ...]
) -> Iterator[str]:
    fields = msgspec.structs.fields(kind)
    known = {field.name: field for field in fields if field.name not in ours}
    for key, value in values.items():
        if key not in known:
            yield " ".join(unknown(key, kind, of, ours=ours))
            continue
        try:
            converted(key, value, known[key].type)
        except ValueError as error:
            yield str(error)
    for name, field in known.items():
        if field.required and name not in values:
            yield f"{name!r} is missing."


def _wanted(kind: inspect.Type) -> str:
    """What a person writes for a value of this type."""
    match kind:
        case inspect.UnionType():
            first = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
            return _wanted(first)
        case inspect.StrType():
            return "text in quotation marks"
        case inspect.IntType():
            least = f", {kind.ge} or more" if kind.ge is not None else ""
            return f"a number without quotation marks{least}"
        case inspect.BoolType():
            return "true or false, without quotation marks"
        case inspect.DateType():
            return "a date such as 2026-01-31 without quotation marks"
        case inspect.EnumType():
            return f"one of {', '.join(string(each.value) for each in kind.cls)}"
        case inspect.VarTupleType():
            return f'a list, such as ["…", "…"], and each of it {_wanted(kind.item_type)}'
        case inspect.DictType():
            return f"a table, and each value in it {_wanted(kind.value_type)}"
    return "of another type"


def _spelled(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return string(value)
        case dt.date() | dt.time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_spelled, value))}]"
        case dict():
            return f"{{{', '.join(f'{key} = {_spelled(each)}' for key, each in value.items())}}}"
    return str(value)
