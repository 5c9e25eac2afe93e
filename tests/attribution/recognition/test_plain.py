"""Tests of plain text as blocks."""

from __future__ import annotations

import pytest

from plugins.attribution.recognition import furniture, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["paragraph One line.", "paragraph Another line."]),
        (
            "A note was wrapped at\nthirty columns, for its\nfirst word had no room.",
            ["paragraph A note was wrapped at thirty columns, for its first word had no room."],
        ),
        (
            "It ends.\n\nA Heading\nWhat it heads is a longer line than that.",
            ["paragraph It ends.", "heading A Heading",
             "paragraph What it heads is a longer line than that."],
        ),
        (
            "It ends.\nKey Point----------------Here it is, at some length.",
            ["paragraph It ends.", "heading Key Point", "paragraph Here it is, at some length."],
        ),
        ("A\n=====\nB", ["paragraph A", "rule ", "paragraph B"]),
        ("- one\n- two\n- three", ["item one", "item two", "item three"]),
        ("- alone, as a thought", ["paragraph - alone, as a thought"]),
        ("1. one\n2. two\n2024. A year.", ["item one", "item two", "paragraph 2024. A year."]),
        ("7. seven\n8. eight", ["paragraph 7. seven", "paragraph 8. eight"]),
        ("12. May was warm.", ["paragraph 12. May was warm."]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    """Paragraphs, headings, rules and lists."""
    assert [f"{b.kind.value} {b.text}" for b in plain.blocks(text)] == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("No comments:", "comments"),
        ("14 Comments", "comments"),
        ("Post a Comment", "comment form"),
        ("Comments are moderated.", "comment form"),
        ("Subscribe to:", "subscribe"),
        ("Post Comments (Atom)", "subscribe"),
        ("Showing posts with label care. Show all posts", "label page"),
        ("Posted by Jo at 9:00 AM", "posted by"),
        ("Labels: tea, cups", "filed under"),
        ("4 min read", "reading time"),
        ("Older Posts", "pager"),
        ("Comments by a captain", None),
        ("Home is where the kettle is", None),
        ("Search for it. You will not find it.", None),
        ("Print your own stamps", None),
    ],
)
def test_furniture(line, kind):
    """What a page says around an article; sentences that begin alike are none of it."""
    (block,) = plain.blocks(line)
    assert furniture.name(block) == kind
