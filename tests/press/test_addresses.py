"""Tests of plugins.press.addresses."""

import pytest

from plugins.press.addresses import is_web, place, without_tracking

HOME = "https://kettle.example.org/path?expert=Jo_Ray"


@pytest.mark.parametrize(
    "same",
    [
        "http://kettle.example.org/path?expert=Jo_Ray",
        "https://KETTLE.example.org/path?expert=Jo_Ray",
        "https://kettle.example.org:443/path/?expert=Jo_Ray",
        "https://kettle.example.org/path?expert=Jo_Ray&utm_source=x&utm_campaign=y",
        "https://kettle.example.org/path?fbclid=1&expert=Jo_Ray#top",
        " https://kettle.example.org/p%61th?expert=Jo%5FRay ",
        "https:\\\\kettle.example.org\\path?expert=Jo_Ray",
        "https://kettle.example.org/x/../path?expert=Jo_Ray",
        "https://kettle.exam\nple.org/pa\tth?expert=Jo_Ray",
    ],
)
def test_same_place(same):
    """Scheme, host case, port, trailing slash, tracking and fragment make no difference."""
    assert place(same) == place(HOME)


@pytest.mark.parametrize(
    "other",
    [
        "https://kettle.example.com/path?expert=Jo_Ray",
        "https://www.kettle.example.org/path?expert=Jo_Ray",
        "https://kettle.example.org/Path?expert=Jo_Ray",
        "https://kettle.example.org/path?expert=Someone",
        "https://kettle.example.org/path",
        "https://kettle.example.org:8443/path?expert=Jo_Ray",
        "javascript:location='https://kettle.example.org/path?expert=Jo_Ray'",
        "https://kettle.example.org.evil.example/path?expert=Jo_Ray",
        "https://kettle.example.org@evil.example/path?expert=Jo_Ray",
        "https://[bad",
        "https://evil.example\\@kettle.example.org/path?expert=Jo_Ray",
        "\u00a0https://kettle.example.org/path?expert=Jo_Ray",
        "\u3000https://kettle.example.org/path?expert=Jo_Ray",
        "https://kettle.example.org:0/path?expert=Jo_Ray",
        "https://kettle.example.org/%2Fpath?expert=Jo_Ray",
        "https:/path?expert=Jo_Ray",
        "",
    ],
)
def test_another_place(other):
    """Another host, path or parameter is another place."""
    assert place(other) != place(HOME)


def test_bytes_and_names_that_differ():
    """An escaped slash is none, other bytes are other bytes, a name is its ASCII form."""
    assert place("https://a.example/x%2Fy") != place("https://a.example/x/y")
    assert place("https://a.example/%FF") != place("https://a.example/%FE")
    assert place("https://bücher.example/ä") == place("https://xn--bcher-kva.example/%C3%A4")


def test_is_web():
    """Only absolute http and https addresses with a host."""
    assert is_web("http://www.example.org")
    assert not is_web("www.example.org")
    assert not is_web("javascript:alert(1)")
    assert not is_web("https:///path")
    assert not is_web("https://two words.example")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example.org/?utm_source=x", "https://a.example.org/"),
        ("https://a.example.org/?b=%7E&utm_medium=x&c#d", "https://a.example.org/?b=%7E&c#d"),
        ("https://a.example.org/?utm=1&&b", "https://a.example.org/?utm=1&&b"),
        ("https://a.example.org/#?utm_source=x", "https://a.example.org/#?utm_source=x"),
        ("mailto:jo@example.org?utm_source=x", "mailto:jo@example.org?utm_source=x"),
        ("", ""),
    ],
)
def test_without_tracking(address, expected):
    """Only parameters that tell who sent the reader go; every other byte stays."""
    assert without_tracking(address) == expected
