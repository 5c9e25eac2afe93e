"""Text as its words, so that typography does not count and every word does.

=====================  ================================
in the text            as tokens
=====================  ================================
``“UP” – he’s in…``    ``UP - he's in . . .``
``self\u00adservice``  ``selfservice``
``foo ,bar``           ``foo , bar``
=====================  ================================

Quotation marks are dropped, an apostrophe inside of a word is ``'``, dashes become ``-``, invisible
characters vanish, compatibility forms are folded (NFKC, Unicode Standard Annex 15). Case and all
other punctuation stay: who changes them changed the text. So do the characters that turn the
direction of text around: what they enclose reads backwards.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_QUOTES = "'\"`´‘’‚‛“”„‟‹›«»′″ʼ＇＂"
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2061"
    "\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_FOLD = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_UNSEEN, "")}
)
_NO_APOSTROPHE = re.compile(r"'(?:'+|(?!\w)|(?<!\w'))")
"""Every quotation mark but a single one between two letters. It begins with the mark, so that the
search leaps from one to the next."""
_RUN_OF_DASHES = re.compile(r"-(?:\s*-)+")
_TOKEN = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
_BEFORE_MARK = re.compile(r" ([,.;:!?)])")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]")


def canonical(text: str) -> str:
    """``text`` with everything folded that typography may change; white space stays."""
    folded = unicodedata.normalize("NFKC", text.translate(_FOLD)).translate(_FOLD)
    return _RUN_OF_DASHES.sub("-", _NO_APOSTROPHE.sub("", folded))


def tokens(text: str) -> list[str]:
    """The words and punctuation marks of ``text``."""
    return _TOKEN.findall(canonical(text))


def token_spans(canonical_text: str) -> list[tuple[str, int, int]]:
    """Each token of a text that is canonical already, with its first and last offset."""
    return [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(canonical_text)]


def canonical_with_origin(text: str) -> tuple[str, list[int]]:
    """``canonical(text)`` and, for each of its characters, the offset in ``text`` it came from."""
    folded = [
        (c, offset) for offset, character in enumerate(text) for c in character.translate(_FOLD)
    ]
    characters: list[str] = []
    origin: list[int] = []
    for cluster in _CLUSTER.finditer("".join(c for c, _ in folded)):
        for character in unicodedata.normalize("NFKC", cluster[0]).translate(_FOLD):
            characters.append(character)
            origin.append(folded[cluster.start()][1])
    for pattern, kept in ((_NO_APOSTROPHE, 0), (_RUN_OF_DASHES, 1)):
        for run in reversed(list(pattern.finditer("".join(characters)))):
            del characters[run.start() + kept : run.end()]
            del origin[run.start() + kept : run.end()]
    return "".join(characters), origin


def spell(words: Iterable[str]) -> str:
    """Tokens as a person would write them, nearly: for messages."""
    return _BEFORE_MARK.sub(r"\1", " ".join(words))


def count(text: str) -> int:
    """How many words a person would count: runs of letters and digits, ``it's`` as one."""
    return sum(1 for token in tokens(text) if token[0].isalnum())
