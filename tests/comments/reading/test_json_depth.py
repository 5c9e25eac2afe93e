"""The depth of JSON, whatever its strings hold and however its bytes come."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.reading.errors import ExportError
from plugins.comments.reading.json_depth import DEEPEST, Depth

VALUES = st.recursive(
    st.text(st.sampled_from('ab[]{}"\\/é'), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
)


@given(VALUES, st.integers(0, DEEPEST + 10), st.integers(1, 9))
def test_the_depth_is_that_of_json(value: object, more: int, size: int) -> None:
    """It refuses exactly what nests deeper than the bound."""
    for _ in range(more):
        value = [value]
    data = json.dumps(value, ensure_ascii=False).encode()
    depth = Depth()
    try:
        for at in range(0, len(data), size):
            depth.follow(data[at : at + size])
        refused = False
    except ExportError:
        refused = True
    assert refused == (_deep(value) > DEEPEST)


def _deep(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_deep, value), default=0) if isinstance(value, list) else 0


def test_a_lone_quotation_mark() -> None:
    """A string that never ends hides nothing that came before it."""
    depth = Depth()
    depth.follow(b'["' + b"[" * 1000)
    with pytest.raises(ExportError):
        depth.follow(b'"' + b"[" * DEEPEST)
