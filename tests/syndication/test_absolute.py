"""Tests of plugins.syndication.absolute."""

import pytest

from plugins.syndication.absolute import absolute

PAGE = "https://site.example.org/2026/03/a.html"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/x">x</a>', '<a href="https://site.example.org/x">x</a>'),
        ('<a href="b.html#c">x</a>', '<a href="https://site.example.org/2026/03/b.html#c">x</a>'),
        ('<a href="#c">x</a>', f'<a href="{PAGE}#c">x</a>'),
        ('<img src="../i.png">', '<img src="https://site.example.org/2026/i.png">'),
        (
            '<img srcset="/a.png 1x, /b.png 2x">',
            '<img srcset="https://site.example.org/a.png 1x, https://site.example.org/b.png 2x">',
        ),
        (
            '<video poster="/p.png"></video>',
            '<video poster="https://site.example.org/p.png"></video>',
        ),
        ('<a href="http://[bad">x</a>', '<a href="http://[bad">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ("<p>A &amp; B<br>", "<p>A &amp; B<br>"),
    ],
)
def test_every_address(html, expected):
    """Links, pictures, their variants, posters; what is absolute is left byte for byte."""
    assert absolute(html, PAGE) == expected
