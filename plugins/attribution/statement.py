"""The statement of a permission: Markdown in its file, HTML on the page, words for the gate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from string import Formatter
from typing import TYPE_CHECKING

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from plugins.press.visible import Link, read

if TYPE_CHECKING:
    from collections.abc import Mapping

_BARE = re.compile(
    r"(?<![<>\[\"'`=\w/])(?<!\]\()(https?://[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?])"
)
_NAMED = re.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")
_STANDS_FOR = {
    "author": "AUTHOR8f3a",
    "title": "TITLE8f3a",
    "source": "https://source-8f3a.invalid/",
}


@dataclass(frozen=True)
class Statement:
    """A statement as it must be seen: HTML, its words, and its links with the words they cover."""

    html: str
    tokens: tuple[str, ...]
    links: tuple[Link, ...]
    is_hidden_in_part: bool = False

    @cached_property
    def text(self) -> str:
        """As plain text, on one line."""
        return " ".join(LexborHTMLParser(self.html).text().split())

    @property
    def words(self) -> str:
        """Its beginning, to recognise it by."""
        words = self.text.split()
        return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


def placeholders(statement: str) -> set[str]:
    """The names in braces, with what is asked of their form. A brace that is not closed counts as
    the name ``{``, one that is not opened as ``}``; what is named beside it is told as well."""
    try:
        found = list(Formatter().parse(statement))
    except ValueError as error:
        return {"}" if "Single '}'" in str(error) else "{", *_NAMED.findall(statement)}
    return {
        f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
        for _, name, form, conversion in found
        if name is not None
    }


def render(statement: str, values: Mapping[str, str]) -> Statement:
    """The statement of one article. ``values`` fill in author, title and source, as plain text.

    They are put in after Markdown has run, so that a title with an asterisk stays what it is.
    Addresses that stand bare in the text become links: a partner must be able to follow them.
    """
    html = to_html(statement.format(**_STANDS_FOR))
    for name, stand_in in _STANDS_FOR.items():
        html = html.replace(stand_in, escape(values.get(name, "")))
    document = LexborHTMLParser(html)
    seen = read(document)
    everything = read(document, unseen=True)
    return Statement(html, seen.tokens, seen.links, seen.tokens != everything.tokens)


@lru_cache(maxsize=1024)
def to_html(markdown: str) -> str:
    """Markdown as HTML, with bare addresses as links."""
    linked = _BARE.sub(r"<\1>", markdown.strip())
    return str(Markdown(output_format="html").convert(linked))
