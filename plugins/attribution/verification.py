"""Is a statement there: every word of it, in its order, visible, with its links to follow?

Words are compared as :mod:`plugins.press.words` has them. Each link is looked for on the words
that it stands on in the statement, so that a link elsewhere on the page does not stand in for it.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.press.addresses import place
from plugins.press.words import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.statement import Statement
    from plugins.press.visible import Link, Text

_CLOSE_ENOUGH = 0.5
"""The share of a statement's words from which on it is altered rather than missing."""


@dataclass(frozen=True)
class Fault:
    """What a copy gets wrong: a code, a message, and the words that differ."""

    code: str
    message: str
    expected: str = ""
    found: str = ""


def verify(
    statement: Statement,
    seen: Text,
    hidden: Text | None = None,
    required: tuple[str, ...] | None = None,
) -> list[Fault]:
    """The faults of the best occurrence of ``statement`` in what is ``seen``; none if it is whole.

    ``hidden`` is the same document with what cannot be seen: a statement that is found only there
    is hidden, not missing. ``required`` are the links that must be active; None means all.
    """
    if not any(token[0].isalnum() for token in statement.tokens):
        return [Fault("statement-missing", "the statement has no words")]
    links = _wanted(statement, required)
    if required is not None:
        lost = sorted({place(address) for address in required} - {place(k.href) for k in links})
        if lost:
            message = f"the statement has no link to {', '.join(lost)}"
            return [Fault("link-missing", message, lost[0])]
    occurrences = [_link_faults(start, links, statement, seen) for start in _find(statement, seen)]
    if occurrences:
        return min(occurrences, key=len)
    if hidden is not None and next(_find(statement, hidden), None) is not None:
        return [Fault("statement-hidden", "the statement is there and cannot be seen")]
    return [_closest(statement, seen)]


def whole(
    statement: Statement, seen: Text, required: tuple[str, ...] | None = None
) -> Iterator[int]:
    """Where ``statement`` begins in what is ``seen``, each time that it is without a fault."""
    if verify(statement, seen, required=required):
        return
    links = _wanted(statement, required)
    for start in _find(statement, seen):
        if not _link_faults(start, links, statement, seen):
            yield start


def _wanted(statement: Statement, required: tuple[str, ...] | None) -> list[Link]:
    """The links that have to be active."""
    links = [link for link in statement.links if link.start < link.end]
    if required is None:
        return links
    places = {place(address) for address in required}
    return [link for link in links if place(link.href) in places]


def _find(statement: Statement, text: Text) -> Iterator[int]:
    """Where the statement's tokens begin in the text's."""
    wanted, tokens = statement.tokens, text.tokens
    haystack, needle = "\x1f".join(("", *tokens, "")), "\x1f".join(("", *wanted, ""))
    at, seen, counted = haystack.find(needle), 0, 0
    while at >= 0:
        seen, counted = seen + haystack.count("\x1f", counted, at), at
        yield seen
        at = haystack.find(needle, at + 1)


def _link_faults(start: int, links: list[Link], statement: Statement, seen: Text) -> list[Fault]:
    """Every word of a link must lead where it should, and nowhere else as well: of links that
    stand in one another a browser follows the innermost."""
    faults = []
    for link in links:
        words = spell(statement.tokens[link.start : link.end])
        over = [_over(at, seen) for at in range(start + link.start, start + link.end)]
        wrong = [other for each in over for other in each if place(other.href) != place(link.href)]
        if any(not each for each in over):
            message = f"the words “{words}” have lost their link to {link.href}"
            faults.append(Fault("link-missing", message, link.href))
        elif wrong:
            message = f"the words “{words}” lead to {wrong[0].href} instead of {link.href}"
            faults.append(Fault("link-elsewhere", message, link.href, wrong[0].href))
        elif not all(other.active for each in over for other in each):
            message = f"the link to {link.href} is there and cannot be followed"
            faults.append(Fault("link-inactive", message, link.href))
    return faults


def _over(at: int, seen: Text) -> list[Link]:
    """The links that the token at ``at`` stands in, in whole or in part."""
    return [link for link in seen.links if link.start <= at < link.end]


def _closest(statement: Statement, seen: Text) -> Fault:
    """Missing altogether, or altered, and then which words."""
    wanted, tokens = statement.tokens, seen.tokens
    matcher = difflib.SequenceMatcher(None, wanted, tokens, autojunk=False)
    anchor = matcher.find_longest_match()
    low = max(0, anchor.b - anchor.a - len(wanted) // 2)
    window = tokens[low : anchor.b + (len(wanted) - anchor.a) + len(wanted) // 2]
    edits = difflib.SequenceMatcher(None, wanted, window, autojunk=False)
    kept = sum(block.size for block in edits.get_matching_blocks())
    if not wanted or kept / len(wanted) < _CLOSE_ENOUGH:
        return Fault("statement-missing", f"the statement is missing: “{statement.words}”")
    blocks = [block for block in edits.get_matching_blocks() if block.size]
    inside = window[blocks[0].b : blocks[-1].b + blocks[-1].size]
    expected, found = _difference(wanted, inside)
    message = f"the statement is altered: “{expected}” has become “{found}”"
    return Fault("statement-altered", message, expected, found)


def _difference(wanted: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, str]:
    """The first words that differ, with one word around them."""
    edits = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    for tag, a, b, c, d in edits:
        if tag != "equal":
            return (
                spell(wanted[max(0, a - 1) : b + 1][:12]),
                spell(found[max(0, c - 1) : d + 1][:12]),
            )
    return spell(wanted[:12]), spell(found[:12])
