"""The forms of a copy: what each writes, and that none loses a word."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.attribution.kit.as_html import to_html
from plugins.attribution.kit.as_markdown import to_markdown
from plugins.attribution.kit.as_newsletter import to_newsletter
from plugins.attribution.kit.as_text import PRINT, to_text
from plugins.attribution.kit.pictures import Rights
from plugins.attribution.kit.tree import Element
from tests.attribution.kit.forms import body, rendered, tokens_of_html, tokens_of_text
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"
RIGHTS = {
    "images/yes.png": Rights(credit="Drawing: Ann", pass_on=True),
    "images/no.png": Rights(credit="Drawing: Bo"),
}


@pytest.mark.parametrize(("given_html", "expected"), cases(FIXTURES / "html.md"))
def test_html(given_html, expected):
    """What stays of an article's HTML, and what goes."""
    assert to_html(body(given_html, **RIGHTS).blocks) == expected


@pytest.mark.parametrize(("given_html", "expected"), cases(FIXTURES / "markdown.md"))
def test_markdown(given_html, expected):
    """Each construct, and the same words once it is rendered, whoever renders it."""
    found = body(given_html)
    assert to_markdown(found.blocks) == f"{expected}\n"
    wanted = tokens_of_html(to_html(found.blocks))
    assert [tokens_of_html(html) for html in rendered(expected)] == [wanted, wanted]


@pytest.mark.parametrize(("given_html", "expected"), cases(FIXTURES / "text.md"))
def test_text(given_html, expected):
    """Each construct as plain text."""
    assert to_text(body(given_html).blocks) == f"{expected}\n"


def test_print():
    """A line for each paragraph, and tabs."""
    html = "<p>one</p><ul><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    assert to_text(body(html).blocks, PRINT) == "one\n•\ttwo\na\tb\n"


def test_newsletter_styles_every_block():
    """Mail programs have no stylesheet of ours, and no class would mean anything."""
    html = "<h2>One</h2><p>two <a href='/x'>three</a></p><ul><li>four</li></ul>"
    written = to_newsletter(body(html).blocks, "en")
    for name in ("div", "h2", "p", "a", "ul", "li"):
        assert f"<{name} " in written.replace(f"<{name}>", "")
        assert f"<{name}>" not in written
    assert "class=" not in written
    assert "<table" not in written


def test_what_is_left_out_is_told():
    """Pictures with the reason, and what cannot be copied."""
    html = (
        '<p><img src="/images/no.png" alt="A pot"></p><p><img src="/images/new.png"></p>'
        '<iframe src="https://v.example.org/1"></iframe>'
    )
    told = [(left.what, left.why) for left in body(html, **RIGHTS).left_out]
    assert told == [
        ("“A pot”", "it may not be passed on"),
        ("images/new.png", "nothing says that it may be passed on"),
        (
            "Something that is embedded from elsewhere (https://v.example.org/1)",
            "it can be seen on our page",
        ),
    ]


def test_credits_of_pictures_in_a_line():
    """A picture among words has no caption; its credit is kept apart."""
    found = body('<p>One <img src="/images/yes.png" alt="Y"> two.</p>', **RIGHTS)
    assert found.credits == ("Drawing: Ann",)
    assert found.pictures == 1


def test_nesting_that_no_author_writes():
    """A thousand elements in one another are read all the same."""
    html = "<b>" * 3000 + "deep" + "</b>" * 3000
    assert tokens_of_html(to_html(body(html).blocks)) == ("deep",)


TEXT = st.text(
    alphabet=st.sampled_from("abcé1290 \n  *_`[]()<>&#+-.=~!\\|{}:;\"'“’–/"),
    min_size=1,
    max_size=12,
)
ADDRESS = st.sampled_from(
    ["https://a.example.org/", "https://a.example.org/x_y_(z)?a=1&copy=2&lt;=3", "/p/x.html"]
)
LINE = st.recursive(
    TEXT,
    lambda inner: st.builds(
        Element,
        st.sampled_from(["em", "strong", "code", "a", "small", "i"]),
        st.lists(inner, min_size=1, max_size=3).map(tuple),
        ADDRESS.map(lambda address: {"href": address}),
    ),
    max_leaves=4,
)
LINES = st.lists(LINE, min_size=1, max_size=4).map(tuple)


def _element(name, children):
    return children.map(lambda inside: Element(name, inside))


ITEMS = st.recursive(
    _element("li", LINES),
    lambda inner: st.builds(
        lambda line, name, items: Element("li", (*line, Element(name, tuple(items)))),
        LINES,
        st.sampled_from(["ul", "ol"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=4,
)
BLOCK = st.one_of(
    *(_element(name, LINES) for name in ("p", "p", "h2", "h3")),
    *(_element(name, st.lists(ITEMS, min_size=1, max_size=3).map(tuple)) for name in ("ul", "ol")),
    _element("pre", st.tuples(_element("code", st.tuples(TEXT)))),
    _element("blockquote", st.lists(_element("p", LINES), min_size=1, max_size=2).map(tuple)),
    st.just(Element("hr")),
    _element("table", st.tuples(_element("tr", st.tuples(_element("td", LINES))))),
)


def _without_links_in_links(node, inside=False):
    """HTML has no link in a link, and no code that holds elements with a meaning."""
    if isinstance(node, str):
        return node
    name = "span" if inside and node.name in {"a", "code"} else node.name
    inside = inside or name in {"a", "code"}
    kept = node.attributes if name == "a" else {}
    return Element(name, tuple(_without_links_in_links(c, inside) for c in node.children), kept)


@settings(deadline=None, max_examples=50)
@given(st.lists(BLOCK.map(_without_links_in_links), min_size=1, max_size=5))
def test_no_form_loses_or_adds_a_word(document):
    """HTML, newsletter, Markdown in two readers' eyes and text hold the same words in their
    order."""
    blocks = body(to_html(document)).blocks
    wanted = tokens_of_html(to_html(blocks))
    assert tokens_of_html(to_html(document)) == wanted
    assert tokens_of_html(to_newsletter(blocks, "en")) == wanted
    markdown = to_markdown(blocks)
    for html in rendered(markdown):
        assert tokens_of_html(html) == wanted, markdown


PLAIN = st.text(alphabet=st.sampled_from("abc 12,;“’"), min_size=1, max_size=12)


@given(st.lists(_element("p", st.tuples(PLAIN)), min_size=1, max_size=4))
def test_text_has_the_words_of_its_paragraphs(document):
    """Plain text and print text add nothing to paragraphs."""
    blocks = body(to_html(document)).blocks
    wanted = tokens_of_html(to_html(blocks))
    assert tokens_of_text(to_text(blocks)) == wanted
    assert tokens_of_text(to_text(blocks, PRINT)) == wanted
