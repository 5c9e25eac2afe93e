"""Tests of plugins.press.source and plugins.press.front_matter."""

import os

import pytest

from plugins.press import front_matter, source


def test_text_as_an_author_wrote_it(tmp_path):
    """A byte order mark and other systems' newlines make no difference."""
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfTitle: A\r\n\r\nText.\rMore.\n")
    assert source.read(file) == ("Title: A\n\nText.\nMore.\n", None)


def test_control_characters_are_dropped(tmp_path):
    """Tabs and newlines stay; the rest is named, with the first one's line."""
    file = tmp_path / "a.md"
    file.write_bytes("a\tb\nc\x00d\x0be\x85f".encode())
    text, dropped = source.read(file)
    assert text == "a\tb\ncde\x85f"
    assert dropped is not None
    assert (dropped.line, dropped.names) == (2, "U+0000, U+000B")


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"a\nb\xe9", 2, "not-utf-8"),
        (b"\xff\xfea\x00", 1, "not-utf-8"),
        (b"a" * 2_000_001, 1, "too-large"),
    ],
    ids=["latin-1", "utf-16", "2 MB"],
)
def test_what_is_no_article(tmp_path, data, line, code):
    """Where it goes wrong, and how to mend it."""
    file = tmp_path / "a.md"
    file.write_bytes(data)
    with pytest.raises(source.UnreadableError) as caught:
        source.read(file)
    assert (caught.value.line, caught.value.code) == (line, code)
    assert caught.value.mend


def test_a_pipe_is_not_waited_for(tmp_path):
    """Nobody may ever write into it."""
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(source.UnreadableError, match="no file"):
        source.read(tmp_path / "a.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: A\nDate: 2026\n\nNo: field", {"title": (1, "A"), "date": (2, "2026")}),
        ("---\ntitle: A\n---\n", {"title": (2, "A")}),
        ("TITLE: A\nTitle: B", {"title": (1, "A")}),
        ("Summary: one\n    two: three", {"summary": (1, "one")}),
        ("No fields here", {}),
        ("", {}),
    ],
)
def test_fields(text, expected):
    """As Markdown's meta extension reads them."""
    assert front_matter.fields(text) == expected
