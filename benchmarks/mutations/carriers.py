"""Files that carry licensed text, as our theme, other themes and other plugins write them.

A carrier gives the text of a file with the statement's place left open, and says how it is
written: so that one statement can be put in whole, damaged, or changed harmlessly.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HTML, TEXT, MARKDOWN = "HTML", "text", "Markdown"
_PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>'


@dataclass(frozen=True)
class Reprint:
    """A reprint as a carrier needs it: its HTML, its statement in the three forms, and
    how many words may stand without it."""

    title: str
    path: str
    entry_id: str
    html: str
    text: str
    statement: str
    statement_text: str
    statement_markdown: str
    limit: int


@dataclass(frozen=True)
class Carrier:
    """``write`` puts a statement, in ``form``, into the file at ``path``."""

    name: str
    path: str
    form: str
    write: Callable[[str], str]


def carriers(reprint: Reprint, others: tuple[Reprint, ...]) -> Iterator[Carrier]:
    """Each kind of file, with ``reprint`` in it; listings hold ``others`` as well, in order."""
    title, body = escape(reprint.title), reprint.html
    yield Carrier(
        "page",
        reprint.path,
        HTML,
        lambda s: f"{_PAGE}<main><article><h1>{title}</h1>{body}{s}</article></main></body></html>",
    )
    yield Carrier(
        "print version",
        "print/version.html",
        HTML,
        lambda s: f"{_PAGE}<h1>{title}</h1>{body}<hr>{s}</body></html>",
    )
    yield Carrier("listing", "index.html", HTML, lambda s: _listing(reprint, others, s))
    yield Carrier("feed", "feeds/all.atom.xml", HTML, lambda s: _feed(reprint, s))
    yield Carrier("kit", "republish/kit.html", HTML, lambda s: _kit(reprint, s))
    yield Carrier(
        "JSON feed",
        "feeds/all.json",
        HTML,
        lambda s: json.dumps({"items": [{"id": reprint.entry_id, "content_html": body + s}]}),
    )
    yield Carrier(
        "search index",
        "search.json",
        TEXT,
        lambda s: json.dumps([{"title": reprint.title, "text": f"{reprint.text}\n\n{s}"}]),
    )
    yield Carrier("text", "kit.txt", TEXT, lambda s: f"{reprint.title}\n\n{reprint.text}\n\n{s}\n")
    yield Carrier("Markdown", "kit.md", MARKDOWN, lambda s: f"# {title}\n\n{reprint.text}\n\n{s}\n")


def _listing(reprint: Reprint, others: tuple[Reprint, ...], statement: str) -> str:
    """A home page that prints whole articles; the one looked at stands first."""
    posts = f"<article><h2>{escape(reprint.title)}</h2>{reprint.html}{statement}</article>"
    posts += "".join(
        f"<article><h2>{escape(other.title)}</h2>{other.html}{other.statement}</article>"
        for other in others
    )
    return f"{_PAGE}<main>{posts}</main></body></html>"


def _kit(reprint: Reprint, statement: str) -> str:
    """A page whose statement is whole, with a text to copy that is looked at."""
    copy = escape(reprint.html + statement)
    return (
        f"{_PAGE}<main><h1>Republish</h1>{reprint.statement}"
        f'<textarea id="html" readonly>{copy}</textarea></main></body></html>'
    )


def _feed(reprint: Reprint, statement: str) -> str:
    content = escape(reprint.html + statement)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:f.example.org,2026:all</id><entry>'
        f"<id>{escape(reprint.entry_id)}</id><title>{escape(reprint.title)}</title>"
        f'<content type="html">{content}</content></entry></feed>'
    )
