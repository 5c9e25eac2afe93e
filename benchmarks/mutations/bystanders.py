"""What only looks like a reprint: quotations, and other articles in the same vocabulary."""

from __future__ import annotations

import json
import random
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>'


def quotations(text: str, limit: int) -> Iterator[str]:
    """As many words as may stand alone, from the beginning, the middle and the end."""
    words = text.split()
    for start in sorted({0, max(0, (len(words) - limit) // 2), max(0, len(words) - limit)}):
        yield " ".join(words[start : start + limit])


def unrelated(texts: list[str], count: int, length: int = 600) -> Iterator[str]:
    """Articles put together from turns of phrase, of up to four words, that stand in ``texts``."""
    chance = random.Random(2026)  # noqa: S311
    words = " ".join(texts).split()
    for _ in range(count):
        found: list[str] = []
        while len(found) < length:
            start = chance.randrange(len(words) - 4)
            found += words[start : start + chance.randint(1, 4)]
        yield " ".join(found)


def files(text: str) -> Iterator[tuple[str, str]]:
    """A text as each kind of file: its path, and what it holds."""
    yield "own.html", f"{_PAGE}<article><p>{escape(text)}</p></article></body></html>"
    yield "own.txt", text
    yield "own.md", text
    yield "search.json", json.dumps([{"title": "Ours", "text": text}])
    content = f'<content type="html">{escape(f"<p>{text}</p>")}</content>'
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:f.example.org,2026:own</id>'
    entry = f"<entry><id>tag:own.example.org,2026:1</id><title>Ours</title>{content}</entry>"
    yield "feeds/own.atom.xml", f"{head}{entry}</feed>"
