"""The gate's statement checks: they open the finished page and the finished feed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.phrases import phrases
from plugins.attribution.placement import words_with_origin
from plugins.attribution.verification import Fault, verify, whole
from plugins.press.entries import read_feed
from plugins.press.front_matter import line_of
from plugins.press.problem import Problem
from plugins.press.visible import read, readings

_UTF8 = re.compile(rb"<meta[^>]*\bcharset\s*=\s*[\"']?\s*utf-?8\b")
_REFRESH = re.compile(rb"<meta[^>]*\bhttp-equiv\s*=\s*[\"']?\s*refresh\b")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.block import Attribution
    from plugins.press.gate import Item, Published
    from plugins.press.staged import Staged
    from plugins.press.visible import Text


def check_pages(staged: Staged, published: Published) -> Iterator[Problem]:
    """Each reprint's own page carries its complete statement."""
    yield from _lost(published)
    for item, attribution in _reprints(published):
        if item.path in staged.files:
            html = staged.html(item.path)
            sheets = staged.sheets(item.path, LexborHTMLParser(html))
            page_faults = [*_unreliable(staged.read(item.path)), *faults(attribution, html, sheets)]
            if not page_faults and _is_anothers(item, attribution, html, sheets):
                page_faults = [Fault("statement-elsewhere", "it stands in another article only")]
            for fault in page_faults:
                yield _problem(item, attribution, item.path, fault)


def check_entries(staged: Staged, published: Published) -> Iterator[Problem]:
    """So does each entry of it, in every feed."""
    reprints = {item.entry_id: (item, made) for item, made in _reprints(published) if item.entry_id}
    for path, data in staged.feeds():
        try:
            entries = read_feed(data).entries
        except ValueError:
            continue  # the check on feeds reports it
        for entry in entries:
            if entry.id in reprints:
                item, attribution = reprints[entry.id]
                html = entry.summary if entry.content is None else entry.content
                for fault in faults(attribution, html or ""):
                    yield _problem(item, attribution, f"its entry in {path}", fault)


def _lost(published: Published) -> Iterator[Problem]:
    """An article that names a permission and has no attribution: some plugin took it away."""
    for item in published.items:
        names = item.made.get("permission") and not item.made.get("attribution_refused")
        if names and not item.made.get("attribution"):
            line = line_of(Path(item.source), "Permission")
            message = f"“{item.title}” is not published: its attribution was lost on the way."
            yield Problem(item.source, line, "statement-missing", message)


def _unreliable(page: bytes) -> Iterator[Fault]:
    """What makes a browser show something else than what was read here."""
    head = page[:1024].lower()
    if not (page.startswith(b"\xef\xbb\xbf") or _UTF8.search(head)):
        yield Fault("statement-altered", "no <meta charset> says that the page is UTF-8")
    if _REFRESH.search(page.lower()):
        yield Fault("statement-hidden", "a <meta> takes the reader to another page at once")


def faults(attribution: Attribution, html: str, sheets: tuple[str, ...] = ()) -> list[Fault]:
    """What ``html`` lacks of an attribution, with scripting or without."""
    for seen in readings(html, sheets):
        found = verify(attribution.statement, seen, required=attribution.required)
        if found:
            hidden = read(LexborHTMLParser(html), sheets, unseen=True)
            return verify(attribution.statement, seen, hidden, attribution.required)
    return []


def _is_anothers(item: Item, attribution: Attribution, html: str, sheets: tuple[str, ...]) -> bool:
    """Whether the statement stands in ``article`` elements only that do not hold the text: two
    works of one permission have the same."""
    if "work" not in item.made or html.lower().count("<article") == 0:
        return False
    known = set(phrases(item.made["work"].words))
    for seen in readings(html, sheets):
        found, origin = words_with_origin(seen)
        homes = Counter(
            _around(seen, origin[at]) for at, phrase in enumerate(phrases(found)) if phrase in known
        )
        if not homes:
            continue
        home = homes.most_common(1)[0][0]
        starts = whole(attribution.statement, seen, attribution.required)
        if not any(_is_joined(_around(seen, start), home) for start in starts):
            return True
    return False


def _around(text: Text, at: int) -> tuple[int, int] | None:
    """The innermost ``article`` that holds a token."""
    return next(((a, b) for a, b in reversed(text.articles) if a <= at < b), None)


def _is_joined(one: tuple[int, int] | None, home: tuple[int, int] | None) -> bool:
    if one is None or one == home:
        return True
    return home is not None and (
        (home[0] <= one[0] and one[1] <= home[1]) or (one[0] <= home[0] and home[1] <= one[1])
    )


def _reprints(published: Published) -> Iterator[tuple[Item, Attribution]]:
    for item in published.items:
        attribution = item.made.get("attribution")
        if attribution is not None:
            yield item, attribution


def _problem(item: Item, attribution: Attribution, where: str, fault: Fault) -> Problem:
    return Problem(
        item.source,
        line_of(Path(item.source), "Permission"),
        fault.code,
        f"“{item.title}” is not published: in {where} {fault.message} "
        f"(permission {attribution.permission!r}).",
        "The theme must print {{ article.attribution }}, and nothing may hide or change it."
        if fault.code.startswith("statement")
        else "",
    )
