"""Whatever way comments come in, the store holds the same in the end."""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.comments.articles import Article
from plugins.comments.incoming import Claim
from plugins.comments.store.connect import open_store
from tests.comments.store.bringing import NOON, bring, everything, said, thread

IDS = [str(number) for number in range(7)]
ARTICLES = (
    Article("tea", "/2026/tea.html", ("/old/tea",), "Tea"),
    Article("cups", "/2026/cups.html", (), "Cups"),
)
LINKS = ["https://a.example.org/2026/tea.html", "http://localhost/old/tea", "/2026/cups.html"]

times = st.none() | st.integers(0, 2).map(lambda hours: NOON + dt.timedelta(hours=hours))
worlds = st.fixed_dictionaries(
    {
        one: st.builds(
            lambda published, parent, key: {
                "published": published,
                "parent": parent,
                "thread": key,
            },
            times,
            st.none() | st.sampled_from([*IDS, "gone"]),
            st.sampled_from("ab"),
        )
        for one in IDS
    }
)
claims = st.sampled_from(list(Claim))
shown = st.tuples(st.sampled_from(IDS), claims, st.booleans())
described = st.tuples(st.sampled_from("ab"), st.sets(st.sampled_from(LINKS), max_size=2))
files = st.lists(
    st.tuples(st.lists(shown, max_size=9), st.lists(described, max_size=2)),
    min_size=1,
    max_size=3,
)
steps = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=5)


class Killed(Exception):
    """Stands for kill -9: nothing after it is done."""


def items(world, file):
    """A file of that world: some of its comments, each with what this file says of it."""
    comments, threads = file
    yield from (thread(key, title="Cups" if key == "b" else "") for key in "ab")
    yield from (thread(key, links=tuple(sorted(links))) for key, links in threads)
    for one, claim, bare in comments:
        comment = said(one, f"Text of {one}.", claim=claim, **world[one])
        yield replace(comment, email="", published=None, parent=None) if bare else comment


def import_(store, world, file, killed_after: int | None = None) -> None:
    """As one file, in batches of two; the process dies after some of them."""
    batches = []

    def count(_: int) -> None:
        batches.append(1)
        if len(batches) == killed_after:
            raise Killed

    bring(store, *items(world, file), articles=ARTICLES, batch=2, told=count)


@contextmanager
def opened(address):
    store = open_store(address)
    try:
        yield store
    finally:
        store.close()


def compare(fresh, world, given_files, order):
    """A store after any way in, and after one clean import of every file."""
    with opened(fresh()) as wild, opened(fresh()) as clean:
        for number, killed_after in order:
            try:
                import_(wild, world, given_files[number % len(given_files)], killed_after or None)
            except Killed:
                continue
        for file in reversed(given_files):
            import_(wild, world, file)
        for file in given_files:
            import_(clean, world, file)
        assert everything(wild) == everything(clean)


@settings(max_examples=15, deadline=None)
@given(worlds, files, steps)
def test_any_interleaving_leads_to_the_same_store(world, given_files, order):
    """Subsets, repeats, orders and kills; replies before parents, circles, missing times."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(2))
        compare(lambda: f"sqlite:///{folder}/{next(numbers)}.db", world, given_files, order)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(worlds, files, steps)
def test_any_interleaving_many_times(world, given_files, order):
    """The same, with more patience."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(2))
        compare(lambda: f"sqlite:///{folder}/{next(numbers)}.db", world, given_files, order)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(worlds, files, steps)
def test_any_interleaving_on_both_databases(fresh, world, given_files, order):
    """The same, on PostgreSQL too."""
    compare(fresh, world, given_files, order)
