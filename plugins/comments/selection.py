"""Which comments are meant: ``all``, ids, or ``field=value`` pairs, with commas between.

=================================  =====================================================
written                            meant
=================================  =====================================================
``all``                            every comment
``1f0c…,99ab…``                    these
``status=pending,article=tea``     those that wait, of the article ``tea``
``author=Smith\\, Jo``              a comma that is part of the name
``status=spam,status=rejected``    one or the other
``after=2026-01-01,before=2026-2`` refused: a date is whole
``after=2026-01-01``               written that day (in UTC) or later
``before=2026-01-01``              written before that day
``score=0.9..``, ``score=..0.2``   from 0.9; up to 0.2
``article=``                       of threads whose article nobody knows
``pending``                        refused: a bare word is never taken for "all"
=================================  =====================================================
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.comments.state import State
from plugins.press.problem import CannotBuild, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_ID = re.compile(r"[0-9a-f]{16}")
_PIECE = re.compile(r"(?:[^\\,]|\\.|\\$)+")
_RANGE = re.compile(r"(?P<low>\d*\.?\d+)?(?P<dots>\.\.)?(?P<high>\d*\.?\d+)?")


@dataclass(frozen=True)
class Range:
    """Scores from ``low`` to ``high``, both included."""

    low: float
    high: float


@dataclass(frozen=True)
class Selection:
    """Ids, or fields with the values that are wanted, one of each; neither means all."""

    ids: tuple[str, ...] = ()
    fields: tuple[tuple[str, tuple[Any, ...]], ...] = ()


def parse(text: str) -> Selection:
    """A selection as it was typed. Raises CannotBuild, with what to write instead."""
    pieces = [re.sub(r"\\(.)", r"\1", piece).strip() for piece in _PIECE.findall(text)]
    pieces = [piece for piece in pieces if piece]
    if pieces == ["all"]:
        return Selection()
    if pieces and all(_ID.fullmatch(piece) for piece in pieces):
        return Selection(ids=tuple(dict.fromkeys(pieces)))
    if not pieces:
        raise _refused("Nothing is selected.")
    wanted: dict[str, list[Any]] = {}
    for piece in pieces:
        name, sign, value = piece.partition("=")
        if not sign:
            raise _refused(f"{piece!r} is neither an id nor field=value.")
        if name.strip() not in FIELDS:
            raise _refused(f"There is no field {name.strip()!r}.")
        try:
            wanted.setdefault(name.strip(), []).append(FIELDS[name.strip()](value.strip()))
        except ValueError as error:
            raise _refused(f"{piece!r}: {error}.") from None
    return Selection(fields=tuple((name, tuple(values)) for name, values in wanted.items()))


def _refused(message: str) -> CannotBuild:
    mend = f"Write all, ids, or field=value; the fields are {', '.join(FIELDS)}."
    return CannotBuild([Problem("SELECTION", 1, "selection", message, mend)])


def _status(value: str) -> State:
    try:
        return State(value)
    except ValueError:
        known = ", ".join(state.value for state in State)
        raise ValueError(f"the states are {known}") from None


def _moment(value: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("a day is written 2026-03-31, a time 2026-03-31T12:00:00Z") from None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def _score(value: str) -> Range:
    match = _RANGE.fullmatch(value)
    if match is None or not (match["low"] or match["high"]):
        raise ValueError("a score is written 0.9, 0.9.., ..0.2 or 0.2..0.9")
    if match["dots"] is None:
        return Range(float(value), float(value))
    return Range(float(match["low"] or "-inf"), float(match["high"] or "inf"))


FIELDS: dict[str, Callable[[str], Any]] = {
    "status": _status,
    "article": str,
    "author": str,
    "reason": str,
    "source": str,
    "before": _moment,
    "after": _moment,
    "score": _score,
}
"""What can be selected by, with what makes a value of what was typed."""
