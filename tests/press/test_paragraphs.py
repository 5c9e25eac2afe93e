"""Words by paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One two.</p><p>Three</p>", ["One two .", "Three"]),
        ("<p>Self<em>same</em> <b>w</b>ord</p>", ["Selfsame word"]),
        ("one<br>two", ["one two"]),
        ("<ul><li>a<li>b</ul>c", ["a", "b", "c"]),
        ("<p>* * *</p><p> </p><hr>", []),
        ("<figure><img alt='a'><figcaption>b</figcaption></figure>c", ["c"]),
        ("<p>a<!-- b --></p><script>c</script>", ["a"]),
        ("a\x00b<p>c", ["ab", "c"]),
        ("", []),
    ],
)
def test_where_a_paragraph_ends(html, expected):
    """At the edges of blocks, and nowhere else."""
    assert [" ".join(words) for words in paragraphs(html)] == expected


def test_nesting_has_no_bound():
    """No recursion, however deep somebody's markup is."""
    assert paragraphs("<div>" * 3000 + "a") == [("a",)]


@given(st.lists(st.text("abc ", min_size=1)))
def test_paragraphs_that_are_typed_are_found(texts):
    """Each with its words, in their order."""
    html = "".join(f"<p>{text}</p>" for text in texts)
    assert paragraphs(html) == [tuple(text.split()) for text in texts if text.strip()]
