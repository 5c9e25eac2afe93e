"""What was pasted, as text: its encoding, its form, and what had to be left out."""

from __future__ import annotations

import codecs
import enum
import re
from dataclasses import dataclass

from plugins.press import source

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|br|h[1-6]|ul|ol|li|blockquote|"
    r"table|span|a\s+[^>]{0,500}href)\b[^>]{0,500}>",
    re.IGNORECASE,
)
_MARKDOWN = (
    re.compile(r"^#{1,6} +\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,300}\]\(<?(?:https?://|mailto:)[^)\s]{1,2000}>?\)"),
    re.compile(r"(?<!\w)(?:\*\*|__)\S[^*_\n]{0,300}(?:\*\*|__)(?!\w)"),
    re.compile(r"^[^\n]{1,200}\S\n={3,}[ ]*$", re.MULTILINE),
    re.compile(r"\A---[ ]*\n(?:[^\n]*\n){1,40}---[ ]*$", re.MULTILINE),
)
"""A heading, a link, strong words, an underlined heading, front matter: one of them is enough."""


class Form(enum.Enum):
    """What a person would call it."""

    TEXT = "plain text"
    HTML = "HTML"
    MARKDOWN = "Markdown"


@dataclass(frozen=True)
class Paste:
    """The text, its form, and what there is to say about how it was read."""

    text: str
    form: Form
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Paste:
    """``data`` as text. Raises ``source.UnreadableError`` where it is too large or no text.

    UTF-8 unless a byte order mark or, in HTML, a ``meta`` says otherwise; bytes that are not UTF-8
    are read as Windows-1252, as browsers read them (WHATWG Encoding, section 4.2).
    """
    if len(data) > source.LARGEST:
        message = f"This has {len(data) / 1e6:.1f} MB; an article has {source.LARGEST / 1e6:.0f}."
        raise source.UnreadableError(1, "too-large", message, "Paste the article alone.")
    if data.count(b"\0") > len(data) // 4 and not data.startswith(codecs.BOM_UTF16_LE):
        raise source.UnreadableError(1, "no-text", "This is no text.", "Paste the article as text.")
    raw, note = _decode(data)
    text, dropped = source.clean(raw)
    notes = [note] if note else []
    if dropped:
        notes.append(f"Control characters were left out: {dropped.names}.")
    if not text.strip():
        message = "There is no text in it."
        raise source.UnreadableError(1, "no-text", message, "Paste the article as text.")
    return Paste(text, _form(text), tuple(notes))


def _decode(data: bytes) -> tuple[str, str]:
    named = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    meta = _CHARSET.search(data[:4096])
    for name in (named, "utf-8", meta and meta[1].decode("ascii"), "cp1252"):
        if name is None:
            continue
        try:
            text = data.decode(name)
        except (UnicodeError, LookupError):
            continue
        return text, "" if name.startswith("utf") else f"Read as {_spelled(name)}."
    return data.decode("cp1252", "replace"), "Read as Windows-1252, with bytes that it has not."


def _spelled(name: str) -> str:
    return "Windows-1252" if name == "cp1252" else name


def _form(text: str) -> Form:
    """By content: tags that a text would not have, or marks that only Markdown has."""
    tags = _TAG.findall(text[:200_000])
    if len(tags) >= 2 or (tags and text.lstrip().startswith("<")):
        return Form.HTML
    if any(pattern.search(text[:200_000]) for pattern in _MARKDOWN):
        return Form.MARKDOWN
    return Form.TEXT
