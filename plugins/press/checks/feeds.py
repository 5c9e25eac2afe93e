"""Feeds are well formed, their ids are unique, and an entry's id is the one that was promised."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plugins.press.entries import read_feed
from plugins.press.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.press.entries import Feed
    from plugins.press.gate import Published
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
    pages = Counter(item.entry_id for item in published.items if item.entry_id)
    for item in published.items:
        if item.entry_id and pages[item.entry_id] > 1:
            yield Problem(
                item.source,
                1,
                "guid-twice",
                f"Another article has the entry id {item.entry_id} too.",
                "Remove the Guid of the younger one.",
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
