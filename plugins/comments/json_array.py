"""A JSON array that is printed as it is made, whatever its length."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def array(values: Iterable[Any]) -> Iterator[str]:
    """The lines of an array of ``values``, one a line."""
    before = None
    for value in values:
        yield "[" if before is None else f"{before},"
        before = json.dumps(value, ensure_ascii=False)
    if before is None:
        yield "[]"
        return
    yield before
    yield "]"
