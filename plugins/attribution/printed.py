"""Plain text as its reader has it: a link there is an address that is printed in full.

=====================================================  ==================================
in the text                                            is a link of the words
=====================================================  ==================================
``visit the archive (https://archive.example.org/)``   that the statement's link stands on
``visit <https://archive.example.org/>``               the same, or of the address itself
``visit https://archive.example.org/.``                of the address itself
=====================================================  ==================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.press.addresses import place
from plugins.press.visible import Link, Text
from plugins.press.words import canonical, token_spans, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.attribution.statement import Statement

_ADDRESS = re.compile(
    r"(?P<open>[(<\[]\s?)?"
    r"(?P<url>(?:https?://|mailto:)[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?]"
    r"|(?<=[(<\[])[^\s<>()\[\]\"'@]+@[^\s<>()\[\]\"'@]+\.[a-z]+)"
    r"(?P<close>\s?[)>\]])?",
    re.IGNORECASE,
)
_NAME = 500
"""Characters before an address that may be the words of its link."""
_EDGE = "\ue000"
"""Stands where an address stood; no text may hold it."""


def read(text: str, statements: Sequence[Statement]) -> Text:
    """The words of ``text``, and the addresses that are printed with the links of ``statements``.

    An address in brackets is no word of the text, unless a statement has it as one.
    """
    names = [
        (list(statement.tokens[link.start : link.end]), link.href)
        for statement in statements
        for link in statement.links
        if link.start < link.end
    ]
    bare: list[str] = []
    behind: list[str] = []

    def mark(found: re.Match[str]) -> str:
        url = found["url"]
        if found["open"] and found["close"]:
            before = tokens(text[max(0, found.start() - _NAME) : found.start()])
            if _is_behind(url, before, names) or tokens(url) not in [name for name, _ in names]:
                behind.append(url)
                return _EDGE
        bare.append(url)
        return url if found[0].startswith("<") else found[0]

    text = text.replace(_EDGE, " ")
    pieces = canonical(_ADDRESS.sub(mark, text)).split(_EDGE)
    words: list[str] = []
    after: dict[int, list[str]] = {}
    for number, piece in enumerate(pieces):
        words += (word for word, _, _ in token_spans(piece))
        if number < len(behind):
            after.setdefault(len(words), []).append(behind[number])
    links = [*_covering(words, bare), *_named(words, after, names)]
    return Text(tuple(words), tuple(sorted(links, key=lambda link: link.start)))


def _is_behind(url: str, before: list[str], names: list[tuple[list[str], str]]) -> bool:
    """Whether an address stands behind words that a statement links to it."""
    return any(
        before[-len(name) :] == name and place(_whole(url)) == place(href) for name, href in names
    )


def _covering(words: list[str], urls: list[str]) -> list[Link]:
    """Addresses that are their own words."""
    return [
        Link(url, start, start + len(spelled), active=True)
        for url in dict.fromkeys(urls)
        for spelled in [tokens(url)]
        for start in _starts(words, spelled)
    ]


def _named(
    words: list[str], after: dict[int, list[str]], names: list[tuple[list[str], str]]
) -> list[Link]:
    """Words of the statements' links, where the right address stands behind them."""
    found = []
    for name, href in names:
        for end, urls in after.items():
            start = end - len(name)
            right = any(place(_whole(url)) == place(href) for url in urls)
            if right and start >= 0 and words[start:end] == name:
                found.append(Link(href, start, end, active=True))
    return list(dict.fromkeys(found))


def _whole(url: str) -> str:
    return url if ":" in url else f"mailto:{url}"


def _starts(words: list[str], wanted: list[str]) -> list[int]:
    if not wanted:
        return []
    return [
        start
        for start, word in enumerate(words)
        if word == wanted[0] and words[start : start + len(wanted)] == wanted
    ]
