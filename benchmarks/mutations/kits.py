"""Damages in the kits that we write: in the page's texts to copy, and in its files.

The statement is found by its words, whatever markup and addresses stand between them, and is then
damaged as text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AREA = re.compile(r"(<textarea\b[^>]*>)(.*?)(</textarea>)", re.DOTALL | re.IGNORECASE)
_BETWEEN = r"(?:&[a-z]+;|<[^<>]*>|\]?\((?:https?|mailto):[^()\s]*\)|[^\w<])*"
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")


def _change_word(text: str, which: int) -> str:
    """Another word in the place of one that stands outside of tags and addresses."""
    free = re.sub(r"<[^<>]*>|https?://[^\s<>()\[\]\"']+", lambda m: " " * len(m[0]), text)
    words = list(re.finditer(r"[A-Za-z]{4,}", free))
    word = words[which % len(words)]
    return f"{text[: word.start()]}otherwise{text[word.end() :]}"


DAMAGES: dict[str, Callable[[str], str]] = {
    "cut out": lambda text: "",
    "a word changed": lambda text: _change_word(text, 1),
    "the last word changed": lambda text: _change_word(text, -1),
    "an address changed": lambda text: _ADDRESS.sub("https://elsewhere.example.org/x", text, 1),
    "all addresses cut": lambda text: _ADDRESS.sub("", text),
    "the first half cut": lambda text: text[len(text) // 2 :],
}


def damaged(path: str, text: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """Each damage to each place where the statement of ``words`` stands in a file of a kit: its
    name, and the file."""
    pattern = re.compile(_BETWEEN.join(map(re.escape, words)))
    places = [(m.start(2), m.end(2)) for m in _AREA.finditer(text)]
    in_page = bool(places)
    for number, (start, end) in enumerate(places or [(0, len(text))], 1):
        inside = html.unescape(text[start:end]) if in_page else text
        found = list(pattern.finditer(inside))
        for name, damage in DAMAGES.items():
            left = _replaced(inside, found, damage)
            if left != inside:
                left = html.escape(left, quote=False) if in_page else left
                yield f"{path} {number}: {name}", text[:start] + left + text[end:]


def _replaced(text: str, found: list[re.Match[str]], damage: Callable[[str], str]) -> str:
    for match in reversed(found):
        text = text[: match.start()] + damage(match[0]) + text[match.end() :]
    return text
