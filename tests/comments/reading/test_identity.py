"""Ids that are made up, and ids that come twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.reading.identity import Seen, digest

NAMES = st.one_of(st.integers(-5, 3000).map(str), st.just(str(1 << 26)), st.text(max_size=3))


@given(st.lists(st.tuples(NAMES, st.integers(1, 3)), max_size=40))
def test_seen_elsewhere(pairs: list[tuple[str, int]]) -> None:
    """The same as a dictionary of the thread that had an id first."""
    seen, first = Seen(), dict[object, int]()
    for name, thread in pairs:
        key = int(name) if name.strip().isdecimal() and name.isascii() else name
        expected = first.setdefault(key, thread) != thread
        assert seen.elsewhere(name, thread) == expected


def test_a_digest_stays() -> None:
    """Made of the same parts it is the same, and their borders count."""
    assert digest("a", "bc") == digest("a", "bc") != digest("ab", "c")
