"""Tests of plugins.press.stylesheet and plugins.press.selectors."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.press.stylesheet import imports, styles

PAGE = """<main><div class="box"><p class="box-text">Text <a href="x">link</a></p></div>
<p id="other">Other</p></main>"""


def hidden(sheet: str) -> set[str]:
    """The names of the elements that ``sheet`` may hide on the page."""
    page = LexborHTMLParser(PAGE)
    nodes = [node for selector in styles((sheet,)).concealing for node in page.css(selector)]
    return {
        str(node.attributes.get("class") or node.attributes.get("id") or node.tag) for node in nodes
    }


@pytest.mark.parametrize(
    "sheet",
    [
        ".box-text { display: none }",
        "p.box-text, .nowhere { display: none }",
        "@media print { .box-text { display: none } }",
        "@media (max-width: 1px) { @supports (display: grid) { .box-text { display: none } } }",
        "@layer base { .box-text { display: none } }",
        "@container (width > 1px) { .box-text { display: none } }",
        ".box { color: red; .box-text { display: none } }",
        ".box { & > p { display: none } }",
        ".box { @media print { .box-text { display: none } } }",
        ".box-text { @media print { display: none } }",
        ".box-text:hover { display: none }",
        ".box-text:not(:hover) { display: none }",
        ".box > p:not(:focus-within):not(.never) { display: none }",
        ".box-text:target { display: none }",
        ".box-text:lang(en) { display: none }",
        ".box-text::first-line { font-size: 0 }",
        ".box-text:first-letter { font-size: 0 }",
        ".box-text:is(:hover, .box-text) { display: none }",
        "[class$=text] { display: none }",
        ".box > :nth-child(1) { display: none }",
        ".box\\-text { display: none }",
        ".box-text { display: none } .box-text { display: block }",
        "/* x */ .box-text /* y */ { display: none }",
        ":is(.advert:hover, .box-text:focus) { display: none }",
        ".box-text { display: none/* x */ }",
    ],
)
def test_rules_that_may_match(sheet):
    """Media, states, nesting and specificity do not excuse a rule that hides."""
    assert hidden(sheet) == {"box-text"}


@pytest.mark.parametrize(
    "sheet",
    [
        ".box-text::before { display: none }",
        ".box-text:after { display: none }",
        ".box-text::marker { font-size: 0 }",
        ".nowhere .box-text { display: none }",
        ".box > a { display: none }",
        "@font-face { font-family: display; src: none }",
        "@keyframes fade { from { opacity: 0 } }",
        "@page { size: A4; margin: 0 }",
        "!!!{display:none}",
        ".box-text { color: var(--ink) }",
        ":not(:defined) { visibility: hidden }",
        ":where(.skip-link:not(:focus)) { left: -9999px }",
        ":is(.advert:hover, .popup:focus) { display: none }",
        ".box-text:disabled, p:popover-open, :host([hidden]) { display: none }",
        "@starting-style { .box-text { opacity: 0 } }",
    ],
)
def test_rules_that_hide_no_text(sheet):
    """Generated content, other elements, and what is no rule for elements."""
    assert hidden(sheet) == set()


def test_rules_for_everything():
    """A state alone stands for every element that may have it."""
    assert "other" in hidden(":hover { display: none }")
    assert "main" in hidden("* { display: none }")


def test_two_rules_that_cut_off_between_them():
    """One clips, the other sets the height."""
    found = styles((".box { overflow: hidden } @media print { .box { height: 10px } }",))
    assert (found.clipping, found.sized) == ((".box",), (".box",))


@pytest.mark.parametrize(
    "sheet",
    [
        "a{" * 2000 + "}" * 2000,
        "& & {" * 30 + "display:none" + "}" * 30,
        "".join(f":root{{--a{n % 4}:{n}px}}" for n in range(240))
        + ".x{transform:translate(var(--a0),var(--a1)) rotate(var(--a2)) skew(var(--a3))}",
    ],
    ids=["deep", "doubling", "variables"],
)
def test_hostile_sheets_take_no_time(sheet):
    """No stack overflow, nothing exponential."""
    assert styles((sheet,)) is not None


def test_imports():
    """Each way to write an import."""
    sheet = '@import "a.css"; @import url(b.css) print; @import url("c.css") layer(x);'
    assert imports(sheet) == ("a.css", "b.css", "c.css")
