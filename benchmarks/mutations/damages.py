"""Ways to lose an attribution: each takes one away from a text that carries it.

A damage is handed the text around the statement's HTML, Markdown or plain text and gives what is
left, or None where it does not apply.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_WORDS = re.compile(r"(?<![\w/.:@&-])[A-Za-z]{3,}(?![\w/:@;-])")


def _word(text: str, which: int, change: Callable[[str], str]) -> str | None:
    """Change one word that stands outside of tags and addresses."""
    spans = [m.span() for m in re.finditer(r"<[^>]*>|https?://\\S+", text)]
    found = [
        match
        for match in _WORDS.finditer(text)
        if not any(a <= match.start() < b for a, b in spans)
    ]
    if len(found) <= abs(which):
        return None
    match = found[which]
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def _link(text: str, change: Callable[[re.Match[str]], str]) -> str | None:
    match = _LINK.search(text)
    return None if match is None else text[: match.start()] + change(match) + text[match.end() :]


def _address(text: str, new: str) -> str | None:
    return _ADDRESS.sub(new, text, count=1) if _ADDRESS.search(text) else None


WORDS: dict[str, Callable[[str], str | None]] = {
    "cut out": lambda text: "",
    "first word cut": lambda text: _word(text, 0, lambda word: ""),
    "last word cut": lambda text: _word(text, -1, lambda word: ""),
    "a word changed": lambda text: _word(text, 2, lambda word: "otherwise"),
    "a word added": lambda text: _word(text, 3, lambda word: f"{word} never"),
    "a letter changed": lambda text: _word(text, 4, lambda word: word[:-1] + "q"),
    "a word in capitals": lambda text: _word(text, 1, str.swapcase),
    "the second half cut": lambda text: (
        text[: len(text) // 2].rpartition("<")[0] if "<" in text else text[: len(text) // 2]
    ),
    "the wrong way round": lambda text: (
        " ".join(reversed(text.split())) if "<" not in text else None
    ),
}
LINKS: dict[str, Callable[[str], str | None]] = {
    "a link leads elsewhere": lambda text: _link(
        text, lambda m: f'<a href="https://elsewhere.example.org/">{m[2]}</a>'
    ),
    "a link to the same host": lambda text: _link(
        text, lambda m: f'<a href="{m[1].rstrip("/")}/other">{m[2]}</a>'
    ),
    "a link made text": lambda text: _link(text, lambda m: m[2]),
    "a link without address": lambda text: _link(text, lambda m: f"<a>{m[2]}</a>"),
    "a link emptied": lambda text: _link(text, lambda m: f'<a href="{m[1]}"></a>{m[2]}'),
    "a link by script only": lambda text: _link(
        text, lambda m: f'<a href="#" onclick="location=\'{m[1]}\'">{m[2]}</a>'
    ),
    "a link that is caught": lambda text: _link(
        text, lambda m: f'<a href="{m[1]}" onclick="return false">{m[2]}</a>'
    ),
    "a link in an inert part": lambda text: f"<div inert>{text}</div>",
    "a link hidden": lambda text: _link(
        text, lambda m: f'<a href="{m[1]}" style="display:none">{m[2]}</a>'
    ),
}
HIDING: dict[str, Callable[[str], str | None]] = {
    "the hidden attribute": lambda text: f"<div hidden>{text}</div>",
    "display none": lambda text: f'<div style="display: none">{text}</div>',
    "visibility hidden": lambda text: f'<div style="visibility:hidden">{text}</div>',
    "no size": lambda text: f'<div style="font-size:0">{text}</div>',
    "transparent": lambda text: f'<div style="opacity:0">{text}</div>',
    "off the page": lambda text: f'<div style="position:absolute;left:-9999px">{text}</div>',
    "clipped": lambda text: f'<div style="position:absolute;clip:rect(0,0,0,0)">{text}</div>',
    "hidden from readers": lambda text: f'<div aria-hidden="true">{text}</div>',
    "a comment": lambda text: f"<!-- {text} -->",
    "a template": lambda text: f"<template>{text}</template>",
    "noscript": lambda text: f"<noscript>{text}</noscript>",
    "closed details": lambda text: f"<details><summary>About</summary>{text}</details>",
    "a text area": lambda text: f"<textarea>{text}</textarea>",
    "a closed dialog": lambda text: f"<dialog>{text}</dialog>",
    "struck out": lambda text: f"<s>{text}</s>",
    "escaped": lambda text: text.replace("&", "&amp;").replace("<", "&lt;"),
    "a script": lambda text: f"<script>document.write(`{text}`)</script>",
}
PLAIN: dict[str, Callable[[str], str | None]] = {
    "an address cut": lambda text: _address(text, ""),
    "an address changed": lambda text: _address(text, "https://elsewhere.example.org/x"),
    "an address cut short": lambda text: (
        re.sub(r"https?://([^\s<>()\[\]\"'/]+)[^\s<>()\[\]\"']*", r"\1 ", text)
        if _ADDRESS.search(text)
        else None
    ),
}
MARKDOWN: dict[str, Callable[[str], str | None]] = {
    "an address changed": PLAIN["an address changed"],
    "as code": lambda text: (
        "\n\n" + "\n".join(f"    {line}" for line in text.splitlines()) + "\n\n"
    ),
    "in a code fence": lambda text: f"\n\n```\n{text}\n```\n\n",
    "a comment": lambda text: f"<!-- {text} -->",
    "the hidden attribute": lambda text: f'<div hidden markdown="1">\n\n{text}\n\n</div>',
}
