"""Copies read back as their readers have them, for the tests of kits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown_it import MarkdownIt

from plugins.attribution.kit.body import read
from plugins.attribution.kit.surroundings import Surroundings
from plugins.attribution.verification import verify
from plugins.press import words
from plugins.press.visible import readings

if TYPE_CHECKING:
    from plugins.attribution.kit.body import Body
    from plugins.attribution.statement import Statement
    from plugins.attribution.verification import Fault

PAGE = "https://us.example.org/2026/05/cups.html"
HOMES = ("https://us.example.org/",)
_COMMONMARK = MarkdownIt("commonmark")


def body(html: str, **rights: object) -> Body:
    """``html`` as a kit reads it on a page of ours."""
    return read(html, Surroundings(PAGE, HOMES, rights))  # type: ignore[arg-type]


def rendered(markdown: str) -> tuple[str, str]:
    """Markdown as two readers of it have it: Python-Markdown, and one of CommonMark."""
    return Markdown(output_format="html").convert(markdown), _COMMONMARK.render(markdown)


def tokens_of_html(html: str) -> tuple[str, ...]:
    """The words that are seen."""
    (seen,) = readings(html)
    return seen.tokens


def tokens_of_text(text: str, addresses: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of plain text, without the marks of its lists and the addresses spelled out."""
    for address in sorted(addresses, key=len, reverse=True):
        text = text.replace(f" ({address})", "")
    text = re.sub(r"(?m)^\s*((-|•|\d+\.)[ \t]+)+|^\* \* \*$", "", text)
    return tuple(words.tokens(text))


def faults(form: str, text: str, statement: Statement) -> list[Fault | str]:
    """What a copy lacks of its statement, read as what it is."""
    if form in {"html", "newsletter"}:
        return [fault for seen in readings(text) for fault in verify(statement, seen)]
    if form == "markdown":
        return [
            fault
            for html in rendered(text)
            for seen in readings(html)
            for fault in verify(statement, seen)
        ]
    lost: list[Fault | str] = [
        f"{link.href} is not spelled out" for link in statement.links if link.href not in text
    ]
    wanted = "\x1f".join(("", *statement.tokens, ""))
    seen = tokens_of_text(text, tuple(link.href for link in statement.links))
    return lost if wanted in "\x1f".join(("", *seen, "")) else [*lost, "words are missing"]
