"""Feeds are well formed, their ids are unique, and an entry's id is the one that was promised."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.press.entries import read_feed
from plugins.press.front_matter import line_of
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.entries import Feed
    from plugins.press.gate import Item, Published
    from plugins.press.staged import Staged


def check(staged: Staged, published: Published) -> Iterator[Problem]:
    """Read every Atom feed as a partner's reader would (RFC 4287, section 4.2.6)."""
    known = {item.entry_id: item for item in published.items if item.entry_id}
    feed_ids: dict[str, str] = {}
    for path, data in staged.feeds():
        try:
            feed = read_feed(data)
        except ValueError as error:
            yield Problem(path, 1, "feed-broken", f"This feed is not well-formed XML: {error}.")
            continue
        if feed.id in feed_ids:
            yield Problem(
                path, 1, "feed-id-twice", f"{feed_ids[feed.id]} has the same feed id, {feed.id!r}."
            )
        feed_ids.setdefault(feed.id, path)
        yield from _entries(path, feed, set(known))
    yield from _guids_that_stand_twice(published)


def _guids_that_stand_twice(published: Published) -> Iterator[Problem]:
    """For each copy of an article's Guid; the original is the older one."""
    first: dict[str, Item] = {}
    for item in sorted(published.items, key=lambda item: (item.day or dt.date.max, item.source)):
        original = first.setdefault(item.entry_id or item.source, item)
        if original is not item:
            yield Problem.in_article(
                item.source,
                line_of(Path(item.source), "Guid"),
                "guid-twice",
                f"The Guid {item.entry_id} is that of {original.source}.",
                "Remove it here; a build then says which to write.",
            )


def _entries(path: str, feed: Feed, known: set[str | None]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in feed.entries:
        if entry.id in seen:
            yield Problem(
                path, entry.line, "entry-id-twice", f"Two entries have the id {entry.id!r}."
            )
        seen.add(entry.id)
        if entry.id not in known:
            yield Problem(
                path,
                entry.line,
                "entry-id-unknown",
                f"The entry “{entry.title}” has the id {entry.id!r}, which no article has.",
                "Readers would show it as a new one.",
            )
