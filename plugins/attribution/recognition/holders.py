"""Who holds the rights, where the work appeared, and where both are on the web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from plugins.attribution.recognition import clauses, conditions, names
from plugins.attribution.recognition.clauses import Clause
from plugins.press.addresses import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.recognition.blocks import Block

_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)?\d\d)?[,:]?\s*)?"
_SIGN = r"(?i:copyright|©|\(c\))"
_COPYRIGHT = re.compile(
    rf"{_SIGN}[\s,:]*(?:(?:{_SIGN}|[Bb]y)[\s,:]*){{0,3}}{_YEARS}(?:[Bb]y\s+)?"
    rf"(?P<name>{names.ORGANISATION})"
)
_FROM = re.compile(
    r"\b(?:published|appeared|printed|posted|ran|republished|reposted|reprinted|reproduced|"
    r"excerpted|adapted|syndicated|permission|courtesy|licen[sc]e)\b(?:\s+(?:online|here|first|originally))?"
    r"(?:\s+(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission)?"
    r"\s+(?:by|in|on|at|from|of)\s+[“\"*_]?"
    rf"(?P<name>{names.ORGANISATION})"
)
_STOPS = re.compile(
    r"(?:,? (?:under|on|in|with|and is|as|at|where|by)\b|, \d"
    r"|, (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|, (?:Spring|Summer|Autumn|Fall|Winter|Vol|No|Issue)\b"
    r"| (?:All|Used|Reprint\w*|Not|No|You|This|Any|Do|For|Permission|Licen[sc]ed)\b).*$"
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


@dataclass(frozen=True)
class Parties:
    """``holder`` and where that was read; ``rivals`` are other names that may hold the rights.
    ``sources`` are the addresses that lead to the work, best first."""

    holder: str = ""
    why: str = ""
    rivals: tuple[str, ...] = ()
    publication: str = ""
    person: str = ""
    url: str | None = None
    sources: tuple[str, ...] = ()


def find(statement: tuple[Block, ...], authors: tuple[str, ...], page: str = "") -> Parties:
    """The parties that a statement names; its links stand in its blocks. ``page`` is the address
    that the article was copied from, where it says so."""
    text = " ".join(" ".join(block.text.split()) for block in statement)
    copyrights = [_clean(m["name"]) for m in _COPYRIGHT.finditer(text)]
    origins = [_clean(match["name"]) for match in _FROM.finditer(text)]
    boxes = [names.BIOGRAPHY.match(block.text) for block in statement]
    people = [box["name"] for box in boxes if box and names.is_person(box["name"])]
    said = (
        ("the copyright line", copyrights),
        ("where it first appeared", origins),
        ("whom the box is about", people),
        ("the byline", list(authors)),
    )
    candidates = [(name, why) for why, found in said for name in found if _is_name(name)]
    holder, why = candidates[0] if candidates else ("", "")
    named = [name for name in [*copyrights, *origins] if _is_name(name)]
    publication = next((name for name in origins if _is_name(name)), "")
    person = next(iter(people), "")
    return Parties(
        holder,
        why,
        tuple(dict.fromkeys(name for name in named if not _same(name, holder))),
        publication,
        person or (holder if not publication and names.is_person(holder) else ""),
        _home(statement, holder, page),
        tuple(_sources(statement)),
    )


def _sources(statement: tuple[Block, ...]) -> Iterator[str]:
    """Addresses that lead to the work: of a source line, of “the original article”, of the words
    that say where it appeared."""
    for block in statement:
        if Clause.SOURCE in clauses.in_text(block.text):
            yield from (run.href for run in block.links if _is_page(run.href))
    for block in statement:
        for run in block.links:
            if re.search(r"\boriginal\b|\bfull (?:article|story)\b", run.text, re.IGNORECASE):
                yield run.href
    for block in statement:
        if {Clause.ORIGIN, Clause.THANKS} & clauses.in_text(block.text):
            yield from (run.href for run in block.links if _is_page(run.href))


def _home(statement: tuple[Block, ...], holder: str, page: str) -> str | None:
    """The holder's site: a link whose host bears the name, or whose words are the name; else the
    first link of what says who holds the rights. An article's own address is no site."""
    if not holder:
        return None
    links = [run for block in statement for run in block.links if _is_page(run.href)]
    bare = holder.removeprefix("The ")
    words = [names.squashed(word) for word in bare.split() if len(word) > 3]
    works = {*_sources(statement), page}
    by_name = [run.href for run in links if names.squashed(bare) in _host(run.href)]
    by_words = [
        run.href
        for run in links
        if _same(run.text, holder) or any(word in _host(run.href) for word in words)
    ]
    by_page = [page for word in words if page and word in _host(page)]
    by_place = [
        run.href
        for block in statement
        if clauses.in_text(block.text) & _NAMES_A_HOLDER or holder in block.text
        for run in block.links
        if _is_page(run.href) and conditions.host_of(run.href) not in conditions.DIRECTORIES
    ]
    found = next(iter((*by_name, *by_words, *by_page, *by_place)), None)
    return _root(found) if found in works else found


_NAMES_A_HOLDER = frozenset({Clause.COPYRIGHT, Clause.ORIGIN, Clause.THANKS, Clause.LICENCE})


def _host(address: str) -> str:
    return names.squashed(conditions.host_of(address))


def _root(address: str | None) -> str | None:
    """The site that a page is a page of."""
    root = urljoin(address or "", "/")
    return address if address is None or place(root) == place(address) else root


def _is_page(address: str) -> bool:
    return address.startswith("http") and "creativecommons.org/" not in address


def _clean(name: str) -> str:
    return names.tidy(_STOPS.sub("", name))


def _is_name(name: str) -> bool:
    words = name.lower().split()
    return bool(words) and len(name) > 1 and words[0] not in _MONTHS and words != ["creative"]


def _same(one: str, other: str) -> bool:
    def bare(name: str) -> str:
        return names.squashed(name.lower().removeprefix("the "))

    return bare(one) == bare(other)
