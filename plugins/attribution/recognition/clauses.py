"""The phrases by which footers are known: each a row of a table, tried on one sentence.

The wording is that of newspapers, agencies, licences and article directories, in English.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache


class Clause(enum.Enum):
    """What a sentence of a footer does."""

    GRANT = "lets others reprint it"
    REFUSAL = "forbids it"
    COPYRIGHT = "says who holds the rights"
    RESERVED = "reserves all rights"
    LICENCE = "names a public licence"
    ORIGIN = "says where it first appeared"
    THANKS = "says that somebody allowed it"
    SOURCE = "is a source line"
    ABOUT = "introduces the author"
    KEEP = "says what has to stay"
    UNCHANGED = "forbids changes"
    STYLE = "allows house style"
    LINKS = "wants active links"
    COMMERCIAL = "is about commercial use"
    QUOTA = "sets a number"
    ASK = "says whom to ask"


_PRINT = (
    r"(?:use|re-?print|re-?publish|re-?produce|re-?post|copy|share|distribute|re-?distribute|"
    r"publish|print|post|syndicate)"
)
_PRINTED = (
    r"(?:used|re-?printed|re-?published|re-?produced|re-?posted|copied|shared|distributed|"
    r"redistributed|published|printed|posted|syndicated)"
)
_WORK = (
    r"(?:article|story|stories|articles|post|piece|essay|column|content|work|text|interview|report|"
    r"review|poem|tip sheet|newsletter|material)"
)
_WHO = r"(?:you|anyone|anybody|everyone|publishers?|editors?|others|newspapers|news outlets)"
_MAY = (
    r"(?:may|can|are free to|are welcome to|are permitted to|are allowed to|"
    r"have (?:my |our |the author's )?permission to)"
)
_AGAIN = r"(?:republished|reposted|reprinted|reproduced|excerpted|adapted|syndicated)"
_BOX = (
    r"(?:resource box|by-?line|bio(?:graphy)?|notice|statement|attribution|credit|footer|blurb|"
    r"author box|links?)"
)
_WORKS = r"(?:articles?|stories|posts|pieces)"
_TURN_TO = r"(?:contact|e-?mail|write(?: to)?|ask|reach|get in touch|enquire|inquire)"
_HOLD = r"(?:include|keep|retain|leave|carry|display|preserv\w+|with)"
_ROWS: tuple[tuple[Clause, str], ...] = (
    (Clause.REFUSAL, rf"\b(?:may|must|can|shall) ?not be (?:\w+ ){{0,3}}{_PRINTED}"),
    (Clause.REFUSAL, rf"\bno part of\b|\bdo not {_PRINT}\b"),
    (
        Clause.REFUSAL,
        r"\bwithout (?:the )?(?:prior |express |written ){0,3}(?:permission|consent)\b",
    ),
    (Clause.REFUSAL, rf"\b{_PRINTED} only (?:with|by) \w* ?permission"),
    (Clause.GRANT, rf"\b{_WHO}(?: \w+){{0,2}} {_MAY}(?: (?:also|freely|gladly)){{0,2}} {_PRINT}\b"),
    (Clause.GRANT, r"\bpermission (?:is )?(?:hereby )?(?:granted|given)\b"),
    (Clause.GRANT, rf"\bpermission to {_PRINT}\b|\b(?:free|welcome) to {_PRINT}\b"),
    (Clause.GRANT, rf"\b{_WORK} (?:may|can) be (?:\w+ ){{0,2}}{_PRINTED}\b"),
    (Clause.GRANT, r"\bfree for (?:reprint|republication)|\bwant to use this \w+"),
    (Clause.GRANT, r"\breprint(?:s|ing)? (?:is |are )?(?:welcome|allowed|permitted|encouraged)\b"),
    (Clause.GRANT, rf"\b{_PRINT} (?:this|our|my) {_WORK} (?:for free|free of charge|freely)\b"),
    (Clause.COPYRIGHT, r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\s*(?:,|\(c\)|(?:19|20)\d\d|by\b)"),
    (Clause.COPYRIGHT, r"\bcopyright (?-i:[A-Z])|\bcopyrighted by\b"),
    (Clause.RESERVED, r"\ball rights? (?:are )?reserved\b|\brights reserved\b"),
    (Clause.LICENCE, r"\bcreative commons\b|\bCC[ -](?:BY|0|zero)\b|\bCC0\b"),
    (Clause.LICENCE, r"\blicen[sc]ed under\b|\bpublic domain\b|creativecommons\.org/"),
    (Clause.SOURCE, r"^(?:article |original )?source ?: ?\S"),
    (Clause.SOURCE, r"^(?:original(?:ly)?(?: at| from| article)?|via) ?: ?\S"),
    (
        Clause.ORIGIN,
        r"\b(?:first|originally|previously) (?:published|appeared|printed|posted|ran)\b",
    ),
    (
        Clause.ORIGIN,
        rf"\b{_AGAIN}(?: here)?(?: with (?:the )?(?:kind )?permission)? (?:from|of|by|courtesy)\b",
    ),
    (Clause.ORIGIN, r"\bcourtesy of\b"),
    (
        Clause.THANKS,
        rf"\b{_PRINTED} (?:here )?(?:with|by) (?:the )?(?:kind |express )?permission\b",
    ),
    (Clause.ABOUT, r"^about the authors?\b|^author(?:'s)? bio|^resource box\b|^about [A-Z]"),
    (Clause.KEEP, rf"\b{_HOLD}\b.{{0,80}}?\b{_BOX}\b"),
    (Clause.UNCHANGED, r"\bwithout (?:any )?(?:change|alteration|modification|edit)"),
    (Clause.UNCHANGED, r"\bcomplete statement\b|\bverbatim\b"),
    (Clause.UNCHANGED, r"\b(?:do not|don't|not) (?:be )?(?:edit|chang|alter|modif)"),
    (Clause.UNCHANGED, r"\b(?:unchanged|unaltered|unedited|intact|in its entirety|in full)\b"),
    (Clause.STYLE, r"\b(?:house|editorial) style\b|\bchanges in time\b"),
    (Clause.LINKS, r"\b(?:active|live|clickable|working|do-?follow) (?:hyper)?links?\b"),
    (Clause.LINKS, r"\blinks? (?:intact|active|live)\b"),
    (Clause.COMMERCIAL, r"\bnon[-‐‑– ]?commercial\w*\b|\bcommercial(?:ly)?\b"),
    (Clause.COMMERCIAL, r"\bpaid (?:newsletter|publication)"),
    (Clause.QUOTA, rf"\b\d{{1,4}} (?:of (?:our|my|these) )?{_WORKS} (?:per|a|each|every|in|at)\b"),
    (Clause.ASK, rf"\b{_TURN_TO}\b.{{0,60}}\b(?:us|me|author|editor|permission)\b"),
    (Clause.ASK, rf"\b{_TURN_TO}\b.{{0,40}}@"),
    (Clause.ASK, r"\bfor (?:any |all )?(?:permission|reprint\w*|other uses?)\b"),
)
TURN_TO = re.compile(rf"\b{_TURN_TO}\b", re.IGNORECASE)
CLAUSES = tuple((clause, re.compile(row, re.IGNORECASE)) for clause, row in _ROWS)
STRONG = frozenset(
    {
        Clause.GRANT,
        Clause.REFUSAL,
        Clause.COPYRIGHT,
        Clause.RESERVED,
        Clause.LICENCE,
        Clause.SOURCE,
        Clause.ORIGIN,
        Clause.THANKS,
        Clause.ABOUT,
    }
)
"""What makes a block a part of a footer by itself; the others only beside one of these."""
TERMS = frozenset(
    {
        Clause.GRANT,
        Clause.REFUSAL,
        Clause.KEEP,
        Clause.UNCHANGED,
        Clause.STYLE,
        Clause.LINKS,
        Clause.COMMERCIAL,
        Clause.QUOTA,
        Clause.ASK,
    }
)
"""What is said to whoever reprints; the others are said to readers."""
_LONGEST = 3000
_END = re.compile(r"(?<=[.!?:])[”’\"')]*\s+(?=[\"“‘(©]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|No|vs|e\.g|i\.e|[A-Z])\.$")


@lru_cache(maxsize=4096)
def of(sentence: str) -> frozenset[Clause]:
    """The clauses of one sentence; a refusal is no grant."""
    found = {clause for clause, row in CLAUSES if row.search(sentence[:_LONGEST])}
    if Clause.REFUSAL in found:
        found.discard(Clause.GRANT)
    return frozenset(found)


def in_text(text: str) -> frozenset[Clause]:
    """The clauses of all its sentences."""
    if len(text) > _LONGEST:
        return frozenset()
    return frozenset(clause for sentence in sentences(text) for clause in of(sentence))


def sentences(text: str) -> list[str]:
    """``text`` as sentences."""
    found: list[str] = []
    at = 0
    for end in _END.finditer(text):
        if _ABBREVIATED.search(text[max(0, end.start() - 8) : end.start()]):
            continue
        found.append(text[at : end.start()] + text[end.start() : end.end()].rstrip())
        at = end.end()
    return [sentence for sentence in [*found, text[at:]] if sentence.strip()]
