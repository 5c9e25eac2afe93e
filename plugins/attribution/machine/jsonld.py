"""An article's rights as JSON-LD in the words of schema.org, for the head of its page.

What stands in the element is data: browsers do not run it, and a ``script-src`` of a content
security policy does not concern it (HTML, "prepare the script element", where the type is asked
before the policy; CSP 3, section 4.2.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from plugins.attribution.machine.work import Party, Work

REQUIRED = (
    "headline",
    "url",
    "datePublished",
    "license",
    "creditText",
    "copyrightNotice",
    "copyrightHolder",
    "copyrightYear",
)
"""Without one of these the article is not told at all: half of the terms would mislead."""

_INSIDE_HTML = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def node(work: Work) -> dict[str, Any] | None:
    """The article as a node of its own; None where something required is missing.

    https://schema.org/Article has the properties; https://schema.org/license, /acquireLicensePage
    and /isBasedOn take an address.
    """
    found = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": work.title,
        "url": work.page,
        "mainEntityOfPage": work.page,
        "identifier": work.id,
        "inLanguage": work.lang,
        "datePublished": work.published.isoformat(),
        "dateModified": work.updated.isoformat(),
        "author": [_party(author) for author in work.authors],
        "publisher": _party(work.publisher),
        "license": work.license,
        "acquireLicensePage": work.acquire,
        "creditText": work.licence.attribution.statement.text,
        "copyrightNotice": work.notice,
        "copyrightHolder": _party(work.holder),
        "copyrightYear": work.published.year,
        "isBasedOn": work.source,
    }
    told = {name: value for name, value in found.items() if value not in (None, "", [])}
    return told if all(name in told for name in REQUIRED) else None


def script(told: dict[str, Any]) -> str:
    """The element that holds ``told``. No character in it can end it or open a comment in it
    (HTML, "restrictions for contents of script elements")."""
    data = msgspec.json.encode(told).decode().translate(_INSIDE_HTML)
    return f'<script type="application/ld+json">{data}</script>'


def _party(party: Party) -> dict[str, str]:
    kind = "Person" if party.is_person else "Organization"
    found = {"@type": kind, "name": party.name}
    return {**found, "url": party.url} if party.url else found
