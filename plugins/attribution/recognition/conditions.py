"""The conditions of a footer, as fields of a permission.

================================================  ==============================================
in the footer                                     field
================================================  ==============================================
you may use this article in your newsletter       ``republish = "yes"``, ``terms``
complete statement, in its entirety, unchanged    ``modifications = "none"``
changes for house style, time, place              ``modifications = "style"``
for commercial use please contact …               ``commercial_use = "contact"``, ``contact``
for non-commercial purposes                       ``commercial_use = "forbidden"``, unless whom
                                                  to ask for others is said: ``"contact"``
up to 25 articles per year                        ``max_articles``, ``max_articles_per``
excerpts of up to 300 words                       ``max_excerpt_words``
until 31 December 2027                            ``valid_until``
active links                                      nothing: every link of a statement is required
CC BY-ND 4.0                                      the licence's own terms
an article directory's source line                that directory's terms
================================================  ==============================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from plugins.attribution.recognition import commercial, dates
from plugins.attribution.recognition.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.attribution.recognition.foot import Foot
    from plugins.attribution.recognition.licences import Licence

DIRECTORIES: dict[str, dict[str, Any]] = {
    "ezinearticles.com": {
        "modifications": "none",
        "max_articles": 25,
        "max_articles_per": "year",
        "republish": "yes",
    },
}
"""What article directories ask of every site: so many articles, nothing changed, the resource box
with its links."""

_PER = {"year": "year", "annum": "year", "month": "month"}
_QUOTA = re.compile(
    r"\b(?P<number>\d{1,4}) (?:of (?:our|my|these) )?(?:articles?|stories|posts|pieces)"
    r"(?: \w+){0,2}? (?:per|a|each|every|in any|in one|at) (?P<per>year|annum|month|any one time|"
    r"one time|a time|once|time)?",
    re.IGNORECASE,
)
_EXCERPT = re.compile(
    r"\b(?:up to|at most|no more than|not more than|maximum of|first) (\d{1,5}) words\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|through|before|expires(?: on)?|valid to) (?=\w)", re.IGNORECASE)
_POINTER = re.compile(r"\s*\((?:see )?(?:below|above|following)\)", re.IGNORECASE)


def fields(foot: Foot, licence: Licence | None, sources: Iterable[str]) -> dict[str, Any]:
    """The fields that the terms decide; ``sources`` are the addresses of source lines."""
    found: dict[str, Any] = {"modifications": "none"}
    if licence is not None:
        found.update(_licence(licence))
    for host in {host_of(address) for address in sources}:
        found.update(DIRECTORIES.get(host, {}))
    if Clause.GRANT in foot.clauses:
        found["republish"] = "yes"
    found.update(commercial.use(foot.terms, found.get("commercial_use")))
    for term in foot.terms:
        found.update(_limits(term.text))
    if Clause.STYLE in foot.clauses:
        found["modifications"] = "style"
    if foot.terms and TELLS & foot.clauses:
        found["terms"] = as_terms(term.text for term in foot.terms)
    return found


TELLS = frozenset({Clause.GRANT, Clause.REFUSAL, Clause.COMMERCIAL, Clause.QUOTA})
"""Clauses that make terms worth telling to partners."""


def as_terms(sentences: Iterable[str]) -> str:
    """Terms as one paragraph, without pointing at what stands above or below them."""
    said = [_POINTER.sub("", " ".join(sentence.split())) for sentence in sentences]
    return " ".join(re.sub(r":$", ".", sentence) for sentence in said)


def host_of(address: str) -> str:
    """The host of an address, without ``www.``."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _licence(licence: Licence) -> Iterator[tuple[str, Any]]:
    yield "republish", "yes"
    yield "commercial_use", licence.commercial_use
    yield "modifications", licence.modifications
    if licence.url:
        yield "license_url", licence.url
    if licence.spdx:
        yield "spdx", licence.spdx


def _limits(sentence: str) -> Iterator[tuple[str, Any]]:
    if quota := _QUOTA.search(sentence):
        yield "max_articles", int(quota["number"])
        yield "max_articles_per", _PER.get((quota["per"] or "").lower(), "at-once")
    if excerpt := _EXCERPT.search(sentence):
        yield "max_excerpt_words", int(excerpt[1])
    if until := _UNTIL.search(sentence):
        day = dates.inside(sentence[until.end() : until.end() + 40])
        if day is not None:
            yield "valid_until", day
