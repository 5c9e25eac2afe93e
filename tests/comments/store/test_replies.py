"""Replies that lead in a circle."""

from __future__ import annotations

import time
from itertools import permutations

import pytest

from plugins.comments.identity import comment_id
from plugins.comments.selection import parse
from plugins.comments.store.listing import listed
from plugins.comments.store.replies import circles
from tests.comments.store.bringing import NOON, bring, logged, said, stored, thread


def test_each_circle_is_found_once():
    """Also where something leads into it."""
    parents = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "d", "f": "gone", "g": "g"}
    assert set(circles(parents)) == {frozenset("abc"), frozenset("g")}


def test_a_long_chain_is_walked_once():
    """A hundred thousand replies, one after the other, take no longer than they must."""
    parents = {str(n): str(n - 1) for n in range(1, 100_000)}
    started = time.process_time()
    assert list(circles(parents)) == []
    assert time.process_time() - started < 5


@pytest.mark.parametrize("order", list(permutations("123")))
def test_a_circle_is_broken_at_its_earliest_comment(store, order):
    """Whichever comes in first, each in a file of its own."""
    parents = {"1": "2", "2": "3", "3": "1"}
    for one in order:
        when = NOON.replace(minute=30 if one == "1" else int(one))
        bring(store, thread(), said(one, parent=parents[one], published=when))
    assert {one: stored(store, one).loose for one in "123"} == {"1": "", "2": "cycle", "3": ""}
    assert len(logged(store, "loosened")) == 1


def test_a_comment_that_answers_itself_stands_by_itself(store):
    """With a note."""
    merged = bring(store, thread(), said("1", parent="1"))
    assert stored(store, "1").loose == "self"
    assert merged.notes == [
        f"Comment {comment_id('wordpress', '1')} answered itself; it stands by itself now."
    ]


def test_a_parent_that_comes_later_is_found(store):
    """And until then there is none."""
    bring(store, thread(), said("2", parent="1"))
    assert [each.parent for each in listed(store, parse("all"))] == [None]
    bring(store, thread(), said("1", published=NOON.replace(hour=1)))
    first, second = listed(store, parse("all"))
    assert (first.parent, second.parent) == (None, first.id)
