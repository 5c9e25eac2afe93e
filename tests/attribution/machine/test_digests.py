"""Digests of words, and the recipe that partners follow."""

import hashlib
import re
import types

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.attribution.machine.digests import of_parts, of_words
from plugins.press import words
from tests.conftest import ROOT

DOCUMENT = (ROOT / "docs" / "rights.md").read_text("utf-8")


def _recipe():
    (code,) = re.findall(
        r"^```python\n(import hashlib.+?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL
    )
    module = types.ModuleType("recipe")
    exec(compile(code, "docs/rights.md", "exec"), module.__dict__)  # noqa: S102
    return module


RECIPE = _recipe()
TYPED = st.text(st.sampled_from("aZ9_ é'’“”\"`–—-‑. ,!…ﬁ½\u00ad\u200b\u202e\n\t\u0301&"))


def test_a_digest_is_that_of_the_words_with_spaces():
    """SHA-256 of UTF-8, in hexadecimal."""
    assert of_words(["Don't", "."]) == hashlib.sha256(b"Don't .").hexdigest()


def test_the_worked_example():
    """The document's words and digest are what comes out."""
    found = re.search(r"`(<p>.+?</p>)` has the words `(.+?)` and the digest `(\w+)`", DOCUMENT)
    assert found is not None
    html, spelled, digest = found.groups()
    assert of_parts([html]) == (digest,)
    assert of_words(spelled.split()) == digest
    assert RECIPE.digests(html) == [digest]


@given(TYPED)
def test_the_recipe_makes_the_same_words(text):
    """Of any text, however it is typed."""
    assert RECIPE.words(text) == words.tokens(text)


@pytest.mark.parametrize("path", sorted((ROOT / "content" / "articles").glob("*.md")))
def test_the_recipe_makes_the_same_digests(path):
    """Of every article of this site."""
    html = Markdown(extensions=["meta", "extra"]).convert(path.read_text("utf-8"))
    assert tuple(RECIPE.digests(html)) == of_parts([html])


@pytest.mark.parametrize(
    "html",
    [
        "<p>one<br>two</p><p>three",
        "<ul><li>a<p>b</p>c</li></ul>",
        "<p>a <em>b</em>c</p><figure><img alt=x><figcaption>no</figcaption></figure><p>d</p>",
        "<p>a</p><script>no()</script><style>no{}</style><template><p>no</p></template><p>b</p>",
        "<table><tr><td>a<td>b</table><hr><p>* * *</p>",
        "a &amp; b &lt;c&gt; &#8217;s<!-- no -->d",
        "<h2>A<br>B</h2><blockquote>c</blockquote>",
        "",
    ],
)
def test_the_recipe_reads_markup_as_we_do(html):
    """Blocks part, inline elements do not, pictures are left out."""
    assert tuple(RECIPE.digests(html)) == of_parts([html])


def test_typography_and_markup_make_no_difference():
    """Words and punctuation do."""
    plain = of_parts(['<p>"Don\'t wait" - she said...</p>'])
    assert of_parts(["<div>“Don’t&nbsp;<b>wait</b>” — she\nsaid…</div>"]) == plain
    assert of_parts(["<p>“Don’t wait” – she said!</p>"]) != plain
