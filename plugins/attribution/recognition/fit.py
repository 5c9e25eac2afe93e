"""Which known permission a pasted article is covered by: whose statement stands in it.

Words are compared as the gate compares them, for the gate will. A statement that stands there in
nearly the same words does not fit: either the holder changed it or the copy is damaged, and which
of the two an editor finds out by asking.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.attribution.pasted import SHORTEST
from plugins.attribution.statement import render
from plugins.press.addresses import place
from plugins.press.words import spell, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.attribution.permission import Permission
    from plugins.attribution.recognition.blocks import Block

NEARLY = 0.8
"""The share of common words from which on two statements are one with a change in it."""


@dataclass(frozen=True)
class Fit:
    """A permission by its id. ``difference`` says what differs where it fits only nearly;
    ``blocks`` are the numbers of those that its statement stands in."""

    id: str
    reason: str
    blocks: frozenset[int] = frozenset()
    difference: str = ""


def whole(
    blocks: Sequence[Block], known: Mapping[str, Permission], values: Mapping[str, str], lang: str
) -> Fit | None:
    """The permission whose complete statement stands in ``blocks``; of several the longest."""
    words: list[str] = []
    owner: list[int] = []
    for at, block in enumerate(blocks):
        found = tokens(block.text)
        words += found
        owner += [at] * len(found)
    text = "\x1f".join(["", *words, ""])
    fits: list[tuple[int, Fit]] = []
    for name, permission in known.items():
        statement = render(permission.statement_in(lang)[0], values)
        wanted = "\x1f".join(["", *statement.tokens, ""])
        at = text.find(wanted) if len(statement.tokens) >= SHORTEST else -1
        if at < 0:
            continue
        first = text.count("\x1f", 0, at)
        inside = frozenset(owner[first : first + len(statement.tokens)])
        lines = [blocks[n].line for n in sorted(inside) if blocks[n].line]
        where = f" in line{'s' * (len(lines) > 1)} {_span(lines)}" if lines else ""
        elsewhere = _elsewhere([blocks[n] for n in sorted(inside)], statement.links)
        reason = f"its statement stands{where}, word for word{elsewhere}"
        fits.append((len(statement.tokens), Fit(name, reason, inside)))
    return max(fits, key=lambda fit: (fit[0], fit[1].id))[1] if fits else None


def same(
    statement: str, known: Mapping[str, Permission], values: Mapping[str, str], lang: str
) -> Fit | None:
    """The permission whose statement has the words of ``statement``, which is Markdown; or that
    has nearly those words, and then with the difference."""
    wanted = render(statement, values).tokens
    best: tuple[float, Fit] | None = None
    for name, permission in known.items():
        other = render(permission.statement_in(lang)[0], values).tokens
        if other == wanted:
            return Fit(name, "its statement has the same words")
        matcher = difflib.SequenceMatcher(None, other, wanted, autojunk=False)
        if min(len(other), len(wanted)) < SHORTEST or matcher.real_quick_ratio() < NEARLY:
            continue
        ratio = matcher.ratio()
        if ratio >= NEARLY and (best is None or ratio > best[0]):
            best = (
                ratio,
                Fit(
                    name,
                    "its statement is nearly this one",
                    difference=_words(matcher, other, wanted),
                ),
            )
    return best[1] if best else None


def _words(
    matcher: difflib.SequenceMatcher[str], old: tuple[str, ...], new: tuple[str, ...]
) -> str:
    """The words that differ, at most three places."""
    said = [
        f"“{spell(old[a:b][:12])}” has become “{spell(new[c:d][:12])}”"
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(said[:3]) + (" …" if len(said) > 3 else "")


def _elsewhere(blocks: Sequence[Block], links: Sequence[object]) -> str:
    """Where a copy's own links lead to other places than the statement's."""
    pasted = {place(run.href) for block in blocks for run in block.links}
    wanted = {place(str(getattr(link, "href", ""))) for link in links}
    lost = sorted(wanted - pasted)
    return f" (in this copy without a link to {', '.join(lost)})" if pasted and lost else ""


def _span(lines: list[int]) -> str:
    return str(lines[0]) if len(lines) == 1 else f"{lines[0]} to {lines[-1]}"
