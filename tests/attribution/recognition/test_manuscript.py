"""Tests of writing Markdown: what is published says what was pasted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pelican.settings import DEFAULT_CONFIG
from selectolax.lexbor import LexborHTMLParser
from typogrify.filters import typogrify

from plugins.attribution.recognition import manuscript, markup, plain
from plugins.attribution.recognition.addresses import linked
from plugins.attribution.recognition.blocks import Block, Kind, Run
from plugins.press.source import clean
from plugins.press.visible import read
from plugins.press.words import tokens

SPECIAL = "\\`*_{}[]()<>#+-.!|&;:=~^\"'/ \n1aB"
BETWEEN = SPECIAL.translate(dict.fromkeys(map(ord, "\n-'\"`")))
"""Without what is one mark of two where a link does not part them."""
TEXTS = st.lists(
    st.one_of(
        st.text(SPECIAL, max_size=40),
        st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=20),
        st.sampled_from(
            [
                "<script>alert(1)</script>",
                "[a](javascript:b)",
                "![a](b.png)",
                "*[HTML]: x",
                "[^1]: note",
                "[1]: http://a.example.org",
                "Term\n: definition",
                "| a | b |\n| - | - |",
                "```\ncode\n```",
                "~~~ .x",
                "{: .x }",
                "&lt;b&gt; &amp;amp;",
                "&#1 &#38 &copy",
                "{filename}x.md",
                "    indented",
                "a  \nb",
                "===\n---",
                "http://a.example.org/x_y_z?q=*1*&b=2",
                "https://a.example.org/`b`",
                "jo@example.org",
                "///Footnotes Go Here///",
                "<!-- reprint -->",
                "#!python",
                ":::python",
                "1. one\n2. two\n10. ten",
                "- one\n- two",
            ]
        ),
    ),
    max_size=6,
).map("\n".join)


def published(markdown: str) -> list[str]:
    """The words on a page, by the Markdown and the typography that Pelican uses."""
    options = {**DEFAULT_CONFIG["MARKDOWN"], "extensions": list(EXTENSIONS)}
    html = typogrify(Markdown(**options).convert(f"Title: x\n\n{markdown}"))
    return list(read(LexborHTMLParser(html)).tokens)


EXTENSIONS = DEFAULT_CONFIG["MARKDOWN"]["extension_configs"]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_words_that_were_pasted_are_published(text):
    """Whatever Markdown could read into them."""
    made = plain.blocks(clean(text)[0])
    made = tuple(Block(b.kind, linked(b.runs, bare=True), b.line, b.level, b.ordered) for b in made)
    wanted = tokens("\n".join(block.text for block in made))
    assert published(manuscript.markdown(made)) == wanted


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Run,
            st.text(BETWEEN, max_size=12),
            st.sampled_from(
                ["", "", "https://a.example.org/(y)?a=1&b=_2_", "mailto:a@example.org"]
            ),
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
        max_size=5,
    ).map(tuple),
    st.sampled_from([Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.QUOTE]),
)
def test_marked_words_too(runs, kind):
    """Emphasis, links and code lose their look before they change a word."""
    block = Block(kind, runs)
    assert published(manuscript.markdown([block])) == tokens(" ".join(block.text.split()))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A <em>b</em> c.</p>", "A *b* c."),
        ("<h1>A</h1><h4>B</h4>", "## A\n\n#### B"),
        ("<ul><li>a<li>b<ol><li>c</ol></ul><ol><li>d</ol>", "- a\n- b\n    1. c\n1. d"),
        ("<ul><li>a</ul><ol><li>d</ol>", "- a\n\n<!-- -->\n\n1. d"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n\n> b"),
        ("<pre>a &lt; b\n  c</pre>", "<pre><code>a &lt; b\n  c</code></pre>"),
        ('<a href="https://a.example.org/">a</a>', "[a](https://a.example.org/)"),
        ('<a href="https://a.example.org/">https://a.example.org/</a>', "<https://a.example.org/>"),
        ('<a href="javascript:x">a</a><a href="/x">b</a>', "ab"),
        (
            "<table><tr><th>a<th>b|c<tr><td>1<td>2</table>",
            "| a | b&#124;c |\n| --- | --- |\n| 1 | 2 |",
        ),
        ("a<hr>b", "a\n\n* * *\n\nb"),
        ("<p>a<del>b</del><span hidden>c</span><i style='display:none'>d</i>e</p>", "ae"),
    ],
)
def test_markup(html, expected):
    """What is kept of HTML, as Markdown."""
    made, _ = markup.blocks(html)
    assert manuscript.markdown(made) == f"{expected}\n"
