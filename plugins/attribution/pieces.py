"""A finished file as the pieces that somebody takes from it: each has to be right by itself.

A page is one, and so is each ``textarea`` on it, whose text is there to be copied, and each
``srcdoc``. A feed has its entries, a JSON file its strings. Text and Markdown are one piece.
"""

from __future__ import annotations

import enum
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

from plugins.press.entries import is_feed, read_feed
from plugins.press.raw_words import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_JSON = (".json", ".webmanifest", ".jsonl", ".ndjson")
_SHORTEST = 40
"""Characters: what is shorter holds no phrase."""


class Form(enum.Enum):
    """How a piece is read."""

    PAGE = "page"
    HTML = "HTML"
    TEXT = "text"
    MARKDOWN = "Markdown"
    ANY = "HTML, Markdown or text"


@dataclass(frozen=True)
class Piece:
    """``where`` completes “in …”; ``entry_id`` is that of a feed's entry. What ``is_rest`` holds
    nothing that could be attributed."""

    where: str
    text: str
    form: Form
    entry_id: str | None = None
    is_rest: bool = False


def of(path: str, data: bytes) -> list[Piece]:
    """The pieces of a file, the widest first."""
    return list(_pieces(path, data))


def _pieces(path: str, data: bytes) -> Iterator[Piece]:
    name, text = path.lower().removesuffix(".gz"), decoded(data)
    if name.endswith(_PAGES) or text[:1024].lstrip("\ufeff \t\r\n").lower().startswith(_HTML):
        yield from _page(path, text)
    elif name.endswith(_JSON):
        yield from _strings(path, text)
    elif name.endswith(_MARKDOWN):
        yield Piece(path, text, Form.MARKDOWN)
    elif name.endswith(".txt"):
        yield Piece(path, text, Form.TEXT)
    elif is_feed(data):
        yield from _entries(path, data, text)
    elif assigned := _ASSIGNED.match(text):
        yield from _strings(path, text[assigned.end() :].rstrip().rstrip(");"))
    else:
        yield Piece(path, text, Form.ANY)


_ASSIGNED = re.compile(
    r"\s*(?:(?:var|let|const)\s+)?(?:export\s+default\s*|[\w.$]+\s*[=(]\s*)(?=[\[{])"
)
"""A script that holds nothing but data."""
_HTML = ("<!doctype html", "<html")


def _page(path: str, html: str) -> Iterator[Piece]:
    """A page and, apart from it, what is there to be copied."""
    lower = html.lower()
    if "<textarea" not in lower and "srcdoc" not in lower:
        yield Piece(path, html, Form.PAGE)
        return
    tree = LexborHTMLParser(html)
    copies = []
    for number, area in enumerate(tree.css("textarea"), 1):
        name = area.attributes.get("data-name") or area.attributes.get("id") or str(number)
        copies.append(Piece(f"the text to copy “{name}” of {path}", area.text(), Form.ANY))
        area.decompose()
    frames = (frame.attributes["srcdoc"] or "" for frame in tree.css("iframe[srcdoc]"))
    copies.extend(Piece(f"a frame of {path}", inside, Form.HTML) for inside in frames)
    yield Piece(path, tree.html or "", Form.PAGE)
    yield from copies


def _entries(path: str, data: bytes, text: str) -> Iterator[Piece]:
    try:
        entries = read_feed(data).entries
    except ValueError:
        yield Piece(path, text, Form.ANY)
        return
    yield Piece(path, text, Form.ANY, is_rest=True)
    for entry in entries:
        html = "\n".join(part for part in (entry.content, entry.summary) if part)
        yield Piece(f"the entry “{entry.title}” of {path}", html, Form.HTML, entry.id)


def _strings(path: str, text: str) -> Iterator[Piece]:
    try:
        values = [json.loads(text)]
    except (ValueError, RecursionError):
        lines = text.splitlines()
        try:
            values = [json.loads(line) for line in lines if line.strip()]
        except (ValueError, RecursionError):
            yield Piece(path, text, Form.ANY)
            return
    yield Piece(path, text, Form.ANY, is_rest=True)
    for string in _strings_in(values):
        if len(string) >= _SHORTEST:
            yield Piece(f"a string of {path}", string, Form.ANY)


def _strings_in(value: Any) -> Iterator[str]:
    todo = [value]
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            todo += [*each, *each.values()]
        elif isinstance(each, list):
            todo += each
