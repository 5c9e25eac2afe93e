"""Which blocks of an article are its footer, resource box or source line, and which its terms.

The statement is what has to stand with the article: who holds the rights, where it appeared, who
wrote it. The terms are what is said to whoever reprints it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.attribution.recognition import addresses, clauses, names
from plugins.attribution.recognition.blocks import Block, Kind, Run
from plugins.attribution.recognition.clauses import STRONG, TERMS, Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT_FOOT = 10
_AT_HEAD = 3
"""Blocks from either end in which a footer is looked for."""
_LONGEST = 200
"""Words of the longest block that is taken for a part of one."""
_SHORT = 8
"""An article of fewer blocks may have more footer than text."""
_AT_HEAD_WORDS = 60
_ITSELF = re.compile(r"\bthis (?:article|story|post|piece|essay|column|text)\b", re.IGNORECASE)
_ABOUT_WORDS = 6
_ASIDE = 30
_SAYS_WHO = frozenset(
    {
        Clause.COPYRIGHT,
        Clause.RESERVED,
        Clause.ORIGIN,
        Clause.THANKS,
        Clause.SOURCE,
        Clause.LICENCE,
    }
)
_POINTS_INSIDE = re.compile(r":\s+[\"“‘(©]*[A-Z]")
_POINTS_ON = re.compile(r"\b(?:below|following|this)\b[^.]*:\s*$|:\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """A sentence of the terms. ``links`` are those in it: where each begins, and leads."""

    text: str
    links: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Foot:
    """``statement`` are blocks as they stood, ``terms`` sentences; ``body`` is the rest."""

    statement: tuple[Block, ...] = ()
    terms: tuple[Term, ...] = ()
    body: tuple[Block, ...] = ()
    clauses: frozenset[Clause] = frozenset()

    @property
    def text(self) -> str:
        """Everything that it says."""
        return "\n".join(
            [*(block.text for block in self.statement), *(term.text for term in self.terms)]
        )


def find(blocks: tuple[Block, ...], authors: Iterable[str] = ()) -> Foot:
    """The foot of ``blocks``; at their head too, where a licence may stand."""
    blocks = tuple(part for block in blocks for part in _parted(block))
    near = [
        block.kind is not Kind.CODE and (at < _AT_HEAD or _at_foot(at, blocks))
        for at, block in enumerate(blocks)
    ]
    said = [
        clauses.in_text(block.text) if is_near and block.words <= _LONGEST else frozenset()
        for block, is_near in zip(blocks, near, strict=True)
    ]
    chosen = {
        at
        for at, found in enumerate(said)
        if found & STRONG and (_at_foot(at, blocks) or _speaks_of_itself(blocks[at], found))
    }
    for step in (_after_a_rule, _pointed_to, _biographies, _beside, _between, _trailing):
        chosen |= set(step(blocks, said, near, chosen, tuple(authors)))
    if any(not blocks[at].outside for at in chosen):
        chosen = {at for at in chosen if not blocks[at].outside}  # that one is the page's own
    leads = {at for at in chosen if _is_lead(blocks, at, chosen)}
    ours = sorted(chosen - leads)
    pointed = set(_pointed_to(blocks, said, near, chosen, ()))
    people = tuple(authors)
    statement = [
        at
        for at in ours
        if said[at] & _SAYS_WHO or at in pointed or not said[at] or _is_about(blocks[at], people)
    ]
    terms = [at for at in ours if at not in statement]
    sentences = [
        sentence
        for at in ours
        for sentence in _sentences(blocks[at])
        if at in terms or clauses.of(sentence.text) & TERMS
    ]
    kept = [block for at, block in enumerate(blocks) if at not in chosen and not block.outside]
    return Foot(
        tuple(blocks[at] for at in statement or terms),
        tuple(sentences),
        tuple(_without_ends(kept)),
        frozenset(clause for at in ours for clause in said[at]),
    )


_Said = list[frozenset[Clause]]


def _sentences(block: Block) -> Iterable[Term]:
    """The sentences of a block, each with the links that begin in it."""
    links: list[tuple[int, str]] = []
    at = 0
    for run in block.runs:
        links += [(at, run.href)] if run.href else []
        at += len(run.text)
    at = 0
    for sentence in clauses.sentences(block.text):
        start = block.text.index(sentence, at)
        at = start + len(sentence)
        yield Term(sentence, tuple((n - start, href) for n, href in links if start <= n < at))


def _parted(block: Block) -> tuple[Block, ...]:
    """A block in which a permission points on to its statement, as those two."""
    if not _POINTS_INSIDE.search(block.text) or block.words > _LONGEST:
        return (block,)
    at = 0
    for sentence in clauses.sentences(block.text)[:-1]:
        at = block.text.index(sentence, at) + len(sentence)
        if sentence.endswith(":") and clauses.of(sentence) & {Clause.GRANT, Clause.KEEP}:
            break
    else:
        return (block,)
    before: list[Run] = []
    after: list[Run] = []
    for run in block.runs:
        cut = max(0, min(len(run.text), at))
        before.append(replace(run, text=run.text[:cut]))
        after.append(replace(run, text=run.text[cut:].lstrip() if cut else run.text[cut:]))
        at -= len(run.text)
    first, second = (tuple(run for run in runs if run.text) for runs in (before, after))
    return (replace(block, runs=first), replace(block, runs=second))


def _at_foot(at: int, blocks: tuple[Block, ...]) -> bool:
    """The last blocks, though of a short text not all; and what stands after the article."""
    count = len(blocks)
    first = max(count - _AT_FOOT, count // 2) if count >= _SHORT else min(2, count - 1)
    return blocks[at].outside or at >= first


def _speaks_of_itself(block: Block, said: frozenset[Clause]) -> bool:
    """Whether a block at the head of a text is about that text, and no beginning of it."""
    return block.words <= _AT_HEAD_WORDS and (
        bool(said & {Clause.LICENCE, Clause.GRANT, Clause.SOURCE, Clause.THANKS, Clause.COPYRIGHT})
        or _ITSELF.search(block.text) is not None
    )


def _after_a_rule(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """What stands between a rule at the foot and the last words of the footer belongs to it."""
    last = max(chosen, default=-1)
    for at, block in enumerate(blocks):
        if block.kind is Kind.RULE and near[at] and at > len(blocks) // 2:
            inside = range(at + 1, last + 1)
            if any(other in chosen for other in inside[:2]):
                return [
                    n for n in inside if blocks[n].kind is not Kind.RULE and not blocks[n].outside
                ]
    return []


def _pointed_to(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """What follows on “include this statement:” or on “About the author”."""
    for at in sorted(chosen):
        if at + 1 >= len(blocks) or blocks[at + 1].kind is Kind.RULE:
            continue
        points = Clause.GRANT in said[at] and _POINTS_ON.search(blocks[at].text)
        if points or (Clause.ABOUT in said[at] and blocks[at].words <= _ABOUT_WORDS):
            yield at + 1


def _biographies(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """A paragraph about the author, at the end or beside the rest."""
    for at, block in enumerate(blocks):
        match = names.BIOGRAPHY.match(block.text)
        if not near[at] or match is None or block.words > _LONGEST or at < len(blocks) // 2:
            continue
        about = match["name"] in authors or any(name in block.text[:120] for name in authors)
        beside = at + 1 in chosen or at - 1 in chosen
        leads_on = bool(block.links) or next(addresses.found(block.text), None) is not None
        known = about and at >= len(blocks) - 4
        stranger = _is_about(block, authors) and (beside or (leads_on and at >= len(blocks) - 2))
        if known or stranger:
            yield at


def _is_about(block: Block, authors: tuple[str, ...]) -> bool:
    """Whether a block begins with a person's name and goes on about them."""
    match = names.BIOGRAPHY.match(block.text)
    return match is not None and (match["name"] in authors or " " in match["name"])


def _beside(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """Terms stand together, with what they are about."""
    found = set(chosen)
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        for at in order:
            if said[at] & TERMS and near[at] and {at - 1, at + 1} & found:
                found.add(at)
    return found


def _between(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """One short block between two of them."""
    return [
        at
        for at, block in enumerate(blocks)
        if at - 1 in chosen and at + 1 in chosen and block.words <= _ASIDE and near[at]
    ]


def _trailing(
    blocks: tuple[Block, ...],
    said: _Said,
    near: list[bool],
    chosen: set[int],
    authors: tuple[str, ...],
) -> Iterable[int]:
    """Short lines with an address, right after the rest: “Visit …”."""
    at = max(chosen, default=len(blocks)) + 1
    while at < len(blocks) and near[at] and blocks[at].words <= _ASIDE:
        leads_on = bool(blocks[at].links) or next(addresses.found(blocks[at].text), None)
        if not leads_on or at - 1 < _AT_HEAD:
            return
        yield at
        at += 1


def _is_lead(blocks: tuple[Block, ...], at: int, chosen: set[int]) -> bool:
    """“About the author”, a rule, a heading over the footer: no words of the statement itself."""
    block = blocks[at]
    if block.kind in {Kind.RULE, Kind.HEADING} and at + 1 in chosen:
        return Clause.COPYRIGHT not in clauses.in_text(block.text)
    return Clause.ABOUT in clauses.in_text(block.text) and block.words <= _ABOUT_WORDS


def _without_ends(kept: list[Block]) -> list[Block]:
    """Without rules at either end, and without a heading that has nothing left to head."""
    while kept and kept[-1].kind in {Kind.RULE, Kind.HEADING}:
        kept = kept[:-1]
    while kept and kept[0].kind is Kind.RULE:
        kept = kept[1:]
    return kept
