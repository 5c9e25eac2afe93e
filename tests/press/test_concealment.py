"""Tests of plugins.press.concealment, by the fixture file of the same name."""

from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.concealment import conceals, disarms
from plugins.press.stylesheet import styles
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"
VARIABLES = """:root {
  --gone: none; --here: block; --here: flex; --far: var(--gone); --circle: var(--circle);
}"""


@pytest.mark.parametrize(("style", "expected"), cases(FIXTURES / "concealment.md"))
def test_declarations(style, expected):
    """Each way to hide is known, inline and in a rule, and what is usual is not taken for one."""
    hides, _ = styles((VARIABLES,)).inline(style)
    assert ("hides" if hides else "shows") == expected
    rule = styles((VARIABLES, f".x {{ {style} }}"))
    hidden = rule.concealing == (".x",) or rule.clipping == rule.sized == (".x",)
    assert hidden is (expected == "hides")


def test_pointer_events_disarm_a_link():
    """What cannot be clicked is seen, and is no active link."""
    assert disarms((("pointer-events", "none"),), {})
    assert not disarms((("pointer-events", "auto"),), {})
    assert not conceals((("pointer-events", "none"),), {})


@given(st.text(max_size=80))
def test_no_style_breaks_the_gate(text):
    """Whatever stands in a style attribute or a stylesheet, an answer comes back."""
    assert styles((text,)).inline(text) in {(a, b) for a in (True, False) for b in (True, False)}
    assert isinstance(tinycss2.parse_blocks_contents(text), list)
