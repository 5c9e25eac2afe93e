"""Strangers' markup, made safe."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plugins.comments.incoming import Form
from plugins.comments.sanitise import TAGS, to_html
from tests.fixtures import cases

ATTRIBUTES = {"a": {"href", "title", "rel"}}


def assert_safe(html: str) -> None:
    """Nothing but the allow-list, as a browser reads it."""
    tree = LexborHTMLParser(f"<!DOCTYPE html><body>{html}")
    assert tree.body is not None
    assert tree.head is None or tree.head.child is None
    for element in tree.body.css("*"):
        if element.tag == "body":
            continue
        assert element.tag in TAGS
        assert set(element.attributes) <= ATTRIBUTES.get(element.tag, set())
        address = element.attributes.get("href")
        if element.tag == "a":
            assert element.attributes["rel"] == "nofollow ugc noopener"
        if address is not None:
            parts = urlsplit(address)
            assert parts.scheme == "mailto" or (
                parts.scheme in {"http", "https"} and parts.hostname
            )


@pytest.mark.parametrize(
    ("given", "expected"), cases(Path(__file__).parent / "fixtures" / "sanitise.txt")
)
def test_each_form(given, expected):
    """The first line is the form."""
    form, _, body = given.partition("\n")
    assert to_html(body, Form(form)) == expected


@pytest.mark.parametrize("form", list(Form))
def test_hostile_markup(samples, form):
    """Every vector, in every form."""
    lines = (samples / "xss" / "vectors.jsonl").read_text("utf-8").splitlines()
    bodies = [max(json.loads(line).values(), key=lambda v: len(str(v))) for line in lines]
    assert len(bodies) > 500
    for body in bodies:
        assert_safe(to_html(str(body), form))


@given(st.text(alphabet="<>/=\"' \nabpulihref:\\&;#x!-[]()*`_", max_size=80))
def test_anything_at_all(body):
    """Markup that nobody thought of."""
    for form in Form:
        assert_safe(to_html(body, form))


@given(st.text(max_size=60))
def test_text_is_shown_as_it_was_typed(body):
    """Whatever it looks like to a browser."""
    shown = LexborHTMLParser(to_html(body, Form.TEXT)).text()
    plain = [c for c in body if c.isalnum()]
    assert [c for c in shown if c.isalnum()] == plain


@pytest.mark.parametrize(
    "body",
    ["<ul>" * 5_000, "<p" * 50_000, "\n \n" * 50_000, "[" * 20_000, "*a" * 10_000, "> " * 2_000],
)
@pytest.mark.parametrize("form", list(Form))
def test_hostile_length(form, body):
    """Time grows with the text, not with its square."""
    started = time.process_time()
    to_html(body, form)
    assert time.process_time() - started < 10
