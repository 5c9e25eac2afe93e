"""What a comment, a thread and a text are called here: the same in every store.

A name is made of what the export says and of nothing else, so that two stores that read one export
agree, and a file that is read again finds what it brought before.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.comments.incoming import Form


def comment_id(source: str, source_id: str) -> str:
    """The id of a comment: 64 bits in hexadecimal, fit for addresses and selections.

    A million comments share one with a chance of 3 in 100 million; the store then says so, and
    leaves the second out.
    """
    return hashlib.blake2b(f"c\0{source}\0{source_id}".encode(), digest_size=8).hexdigest()


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
    return hashlib.sha256(f"{form.value}\0{text}".encode()).digest()
