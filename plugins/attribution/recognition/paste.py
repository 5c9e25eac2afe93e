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
_MAGIC = (
    (b"\x89PNG", "A PNG picture"),
    (b"\xff\xd8\xff", "A JPEG picture"),
    (b"GIF87a", "A GIF picture"),
    (b"GIF89a", "A GIF picture"),
    (b"II*\0", "A TIFF picture"),
    (b"MM\0*", "A TIFF picture"),
    (b"%PDF-", "A PDF"),
    (b"PK\x03\x04", "An archive or office document"),
    (b"\xd0\xcf\x11\xe0", "An office document"),
    (b"{\\rtf", "An RTF document"),
    (b"\x1f\x8b", "An archive"),
    (b"7z\xbc\xaf", "An archive"),
    (b"\x7fELF", "A program"),
)
"""How files begin that are opened by a program, and saved by a person who meant their text."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY, _RARE = 4, 20
"""So many control characters are nobody's fault; of more, a text has one in so many at most."""
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
    marked = any(data.startswith(mark) for mark, _ in _MARKS[1:])
    magic = next((kind for start, kind in _MAGIC if data.startswith(start)), None)
    if magic is not None:
        raise _no_text(magic)
    if b"\0" in data and not marked:
        raise _no_text("This file", ": it has NUL bytes")
    raw, note = _decode(data)
    controls = len(_CONTROL.findall(raw))
    if "\0" in raw or (controls > _STRAY and controls * _RARE > len(raw)):
        raise _no_text("This file", ": it is full of control characters")
    text, dropped = source.clean(raw)
    notes = [note] if note else []
    if dropped:
        notes.append(f"Control characters were left out: {dropped.names}.")
    if not text.strip():
        message = "There is no text in it."
        raise source.UnreadableError(1, "no-text", message, "Paste the article as text.")
    return Paste(text, _form(text), tuple(notes))


def _no_text(kind: str, why: str = "") -> source.UnreadableError:
    mend = "Save what you copied as text, HTML or Markdown."
    return source.UnreadableError(1, "no-text", f"{kind} is no text{why}.", mend)


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
