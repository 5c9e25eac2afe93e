"""Escaping undone once, and only where it was double."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.reading import escaping

PROSE = st.text(st.sampled_from("ab <>&;'\"#xé\n"), max_size=20)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("Jo&#039;s", "Jo's"),
        ("https://x.example.org/?p=1&#038;q=2", "https://x.example.org/?p=1&q=2"),
        ("https://x.example.org/?p=1&copy=2", "https://x.example.org/?p=1&copy=2"),
        ("Salt &amp; pepper", "Salt & pepper"),
        ("&amp;amp;", "&amp;"),
        (" AT&T ", "AT&T"),
        ("&bogus; &#xZZ;", "&bogus; &#xZZ;"),
        (None, ""),
    ],
)
def test_text(given_: str | None, expected: str) -> None:
    """A name, a title or an address has no entities left."""
    assert escaping.text(given_) == expected


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("&lt;p&gt;It&amp;#39;s&lt;/p&gt;", "<p>It&#39;s</p>"),
        ("&lt;p&gt;Tea&lt;br /&gt;time&lt;/p&gt;", "<p>Tea<br />time</p>"),
        ("It&amp;#39;s here", "It&#39;s here"),
        ("&lt;p&gt;&amp;lt;b&amp;gt;&lt;/p&gt;", "<p>&lt;b&gt;</p>"),
        ("Use &lt;b&gt; for bold", "Use &lt;b&gt; for bold"),
        ("Write &amp;lt; to get &lt;", "Write &amp;lt; to get &lt;"),
        ("a &amp; b, &amp;amp;", "a &amp; b, &amp;amp;"),
        ("<p>&amp;#39;</p>", "<p>&amp;#39;</p>"),
        ("&lt;p&gt; begins a paragraph", "&lt;p&gt; begins a paragraph"),
        ("plain", "plain"),
        (None, ""),
    ],
)
def test_markup(given_: str | None, expected: str) -> None:
    """HTML keeps its entities, unless all of it was escaped twice."""
    assert escaping.markup(given_) == expected


@given(PROSE)
def test_a_paragraph_that_was_escaped_again_comes_back(prose: str) -> None:
    """What a system wraps in a paragraph and then escapes is undone once, and no further."""
    right = f"<p>{html.escape(prose)}</p>"
    assert escaping.markup(html.escape(right)) == right
    assert escaping.markup(right) == right


@given(st.text(st.sampled_from("&lt;gpamp#39 <>/"), max_size=60))
def test_quick_on_anything(value: str) -> None:
    """Anything comes back, at most once undone."""
    assert len(escaping.markup(value * 20)) <= len(value * 20)
