"""The attribution block: what stands with a reprint on its page, in its entry and in print."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from plugins.attribution.reprint import Extent
from plugins.attribution.statement import Statement, render, to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.attribution.permission import Permission
    from plugins.attribution.reprint import Reprint

WORDS = {
    "label": "Attribution",
    "by": "By",
    "first published": "First published:",
    "excerpt": "An excerpt; the whole article:",
    "terms": "Terms of use",
    "contact": "Ask the rights holder",
}


@dataclass(frozen=True)
class Attribution:
    """A reprint's attribution. A theme prints it as it is: ``{{ article.attribution }}``."""

    permission: str
    holder: str
    holder_url: str | None
    statement: Statement
    statement_lang: str | None
    required: tuple[str, ...] | None
    authors: tuple[str, ...]
    source: str
    source_title: str
    extent: Extent
    terms: str | None
    contact: str | None

    @classmethod
    def of(cls, reprint: Reprint, permission: Permission) -> Attribution:
        """The attribution that ``permission`` asks for under this article."""
        markdown, lang = permission.statement_in(reprint.lang)
        return cls(
            permission=reprint.permission,
            holder=permission.holder,
            holder_url=permission.holder_url,
            statement=render(markdown, reprint.values),
            statement_lang=lang,
            required=permission.required_links,
            authors=reprint.authors,
            source=reprint.source or "",
            source_title=reprint.source_title or _without_scheme(reprint.source or ""),
            extent=reprint.extent or Extent.FULL,
            terms=permission.terms,
            contact=permission.contact,
        )

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def __html__(self) -> str:
        return str(self)

    def _lines(self) -> Iterator[str]:
        yield f'<aside class="attribution" aria-label="{WORDS["label"]}">'
        introduction = WORDS["excerpt" if self.extent is Extent.EXCERPT else "first published"]
        by = f"{WORDS['by']} {escape(', '.join(self.authors))}. " if self.authors else ""
        link = f'<a href="{escape(self.source)}">{escape(self.source_title)}</a>'
        yield f'<p class="attribution-byline">{by}{introduction} {link}.</p>'
        lang = f' lang="{escape(self.statement_lang)}"' if self.statement_lang else ""
        yield f'<div class="attribution-statement"{lang}>{self.statement.html}</div>'
        if self.terms:
            yield '<div class="attribution-terms">'
            yield f'<p class="attribution-heading">{WORDS["terms"]}</p>{to_html(self.terms)}'
            if self.contact:
                yield f'<p><a href="{escape(self.contact)}">{WORDS["contact"]}</a></p>'
            yield "</div>"
        yield "</aside>"


def _without_scheme(address: str) -> str:
    return address.partition("://")[2].rstrip("/") or address
