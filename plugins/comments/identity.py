"""What a comment, a thread and a text are called here: the same in every store.

A name is made of what the export says and of nothing else, so that two stores that read one export
agree, and a file that is read again finds what it brought before.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.comments.incoming import Form


def comment_id(source: str, source_id: str) -> str:
    """The id of a comment: 16 hexadecimal digits, fit for addresses and selections.

    Where a system numbers its comments, as most do, the number is the end of it, so that comments
    that follow each other lie together in an index: with ids all over the place, importing a
    million took half as long again. Any other name is hashed to 63 bits; two of a million share
    one with a chance of 5 in 100 million. The store then says so, and leaves the second out.
    """
    if source_id.isdecimal() and source_id.isascii() and len(source_id) < _DIGITS:
        number = int(source_id)
        if source_id[0] != "0" or number == 0 == len(source_id) - 1:
            return f"{_numbered(source)}{number:09x}"
    name = f"c\0{source}\0{source_id}".encode()
    digest = int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "big")
    return f"{digest | 1 << 63:016x}"


_DIGITS = 11
"""Ten digits fit into nine hexadecimal ones; Disqus has reached ten."""


@lru_cache(maxsize=64)
def _numbered(source: str) -> str:
    """How the ids of a system that numbers its comments begin; others begin with 8 to f."""
    return "0" + hashlib.blake2b(source.encode(), digest_size=3).hexdigest()


def thread_id(source: str, key: str) -> str:
    """The id of a thread."""
    return hashlib.blake2b(f"t\0{source}\0{key}".encode(), digest_size=8).hexdigest()


def text_digest(form: Form, body: str) -> bytes:
    """SHA-256 of a text and its form: what a decision belongs to.

    Line ends and the space around a text are no change of it: systems export them now so, now so.
    """
    text = body.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(f"{form._value_}\0{text}".encode()).digest()
