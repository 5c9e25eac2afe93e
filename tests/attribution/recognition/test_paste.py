"""Tests of what is no text at all: pictures, archives, noise."""

from __future__ import annotations

import codecs
import random

import pytest

from plugins.attribution.recognition import paste
from plugins.press.source import UnreadableError
from tests.attribution.recognition.test_recogniser import proposed

TEXT = "Small Doors\n\nA small door makes a large room, said the cat.\n\n© Jo Ray. Reprint it.\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"abc " * 90, "A PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"abc " * 90, "A JPEG picture"),
        (b"%PDF-1.7\n" + b"abc " * 90, "A PDF"),
        (b"PK\x03\x04" + b"abc " * 90, "An archive or office document"),
        (b"{\\rtf1 " + b"abc " * 90, "An RTF document"),
        (TEXT.encode() + b"\0", "This file"),
        (TEXT.encode("utf-16-le"), "This file"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "This file"),
        (random.Random(1).randbytes(3000), "This file"),
        (random.Random(1).randbytes(3000).replace(b"\0", b""), "This file"),
    ],
)
def test_no_text(data, kind):
    """It is said what it is, and what to save instead."""
    with pytest.raises(UnreadableError) as caught:
        paste.read(data)
    assert caught.value.code == "no-text"
    assert str(caught.value).startswith(f"{kind} is no text")
    assert caught.value.mend == "Save what you copied as text, HTML or Markdown."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace(" ", "\x07", 2).encode(),
        "Ünïcödé, 漢字, кириллица: ©".encode(),
        b"",
    ],
)
def test_text(data):
    """Marked UTF-16, old encodings and a stray control character are text."""
    if data:
        assert paste.read(data).text.strip()
    else:
        with pytest.raises(UnreadableError, match="There is no text in it"):
            paste.read(data)


def test_a_long_title_has_a_short_slug():
    """Cut between words, and where one word is longer than that inside of it; as the name of a
    permission is."""
    title = "The long corridors of a very large house in which " + "nobody ever opens a window " * 3
    body = "\n\nBy Jo Ray\n\nA small door makes a large room, said the cat.\n\n"
    made = proposed(f"{title}{body}© Jo Ray. You may reprint this article.\n")
    assert made.article.slug == "the-long-corridors-of-a-very-large-house-in-which-nobody"
    made = proposed(f"{'x' * 170}{body}© Jo Ray. You may reprint this article.\n")
    assert made.article.slug == "x" * 60
