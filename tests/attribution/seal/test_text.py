"""Tests of plugins.attribution.seal.text: what a seal is about, and the laws that it keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from typogrify.filters import typogrify

from plugins.attribution.seal.difference import difference
from plugins.attribution.seal.text import digest, words_of
from plugins.attribution.statement import render

WORDS = st.lists(
    st.lists(
        st.text("abcdefghikmnoprstuvwxyzäéßñ", min_size=1, max_size=9)
        | st.sampled_from(["it's", "3", "1,5", "NASA", "e-mail", "A", "I", "Ångström", "ﬁve", "½"]),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=4,
)
"""Paragraphs of words."""
MARKED = ["{}", "<em>{}</em>", "<a href='https://x.example.org/a-b'>{}</a>", "<b><i>{}</i></b>"]
MARKED += ['<span class="c">{}</span>', "“{}”", '"{}"', "‘{}’", "«{}»", "<q>{}</q>", "<!-- x -->{}"]
PARTED = [" ", "\n", "\u00a0", "&nbsp;", "  \n ", "<br>", "\u2009", " \u200b"]
BLOCKS = ["<p>{}</p>", "<h2>{}</h2>", "<blockquote><p>{}</p></blockquote>", "<ul><li>{}</ul>"]
ENDS = [("."), ("!"), ("?"), ("…"), (";")]


def plain(paragraphs):
    return "\n".join(f"<p>{' '.join(words)}.</p>" for words in paragraphs)


@given(WORDS, st.data())
def test_markup_and_typography_keep_the_digest(paragraphs, data):
    """Whatever elements, quotation marks, spaces and invisible characters are put around words."""
    set_anew = []
    for words in paragraphs:
        text = ""
        for word in words:
            inner = data.draw(st.sampled_from(["", "\u00ad", "\u200d"])).join(
                [word[: len(word) // 2], word[len(word) // 2 :]]
            )
            inner = inner.replace("'", data.draw(st.sampled_from("'’")))
            inner = inner.replace("-", data.draw(st.sampled_from("-‑–")))
            text += data.draw(st.sampled_from(PARTED)) if text else ""
            text += data.draw(st.sampled_from(MARKED)).format(inner)
        set_anew.append(data.draw(st.sampled_from(BLOCKS)).format(f"{text}."))
    assert digest(words_of("".join(set_anew))) == digest(words_of(plain(paragraphs)))


PIECES = r"""
tea Tea “cups” "cups" it's rock 'n' roll AT&T NASA 5'10 a--b a\'b -- --- ... . & &amp; \. \\ \ C:\.
``so'' 'tis (c) 1/2 20&nbsp;% <em>x</em> <code>a--b</code> <code>"c\d"</code> ’90s '90s ! x. y, «z»
— – 1st T.L.A. \" \- \` &quot; &#8217; 3&times;4 2\*3 &lt;b&gt;
""".split()
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25)


@given(st.lists(PROSE, min_size=1, max_size=3))
def test_typogrify_keeps_the_digest(paragraphs):
    """Before or after: a site may turn it on or off without breaking a seal."""
    html = "\n".join(f"<p>{' '.join(words)}</p>" for words in paragraphs)
    assert digest(words_of(typogrify(html))) == digest(words_of(html))


@given(st.lists(PROSE, min_size=1, max_size=3))
def test_typogrify_of_markdown_keeps_the_digest(paragraphs):
    """The same of what an author writes."""
    html = Markdown().convert("\n\n".join(" ".join(words) for words in paragraphs))
    assert digest(words_of(typogrify(html))) == digest(words_of(html))


@given(WORDS, st.data())
def test_a_changed_word_breaks_the_digest(paragraphs, data):
    """Another word, one more, one less: the digest differs, and the message has the word."""
    before = words_of(plain(paragraphs))
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(0, len(paragraphs[number]) - 1))
    kind = data.draw(st.sampled_from(["other", "more", "less"]))
    changed = [list(words) for words in paragraphs]
    lost = changed[number][at]
    if kind == "less":
        del changed[number][at]
    elif kind == "more":
        changed[number].insert(at, "zzxzz")
    else:
        changed[number][at] = "zzxzz"
    after = words_of(plain(changed))
    assert digest(after) != digest(before)
    differs = difference(before, after)
    assert differs is not None
    assert differs.places == 1
    if kind != "less":
        assert "zzxzz" in differs.found
    if kind != "more":
        assert words_of(lost)[0] in words_of(differs.expected)


@pytest.mark.parametrize(
    "changed",
    ["Warm it first.", "warm them first.", "Warm them first!", "Warm them, first.", "Warm first."],
)
def test_what_a_seal_notices(changed):
    """Words, capitals and punctuation."""
    assert digest(words_of(f"<p>{changed}</p>")) != digest(words_of("<p>Warm them first.</p>"))


def test_only_the_licensed_part():
    """An introduction is the editor's own, and a statement that was pasted in is no words of the
    work."""
    marked = "<p>Ours.</p><!-- reprint --><p>Warm them.</p><!-- /reprint --><p>Ours.</p>"
    assert words_of(marked) == words_of("<p>Warm them.</p>")
    statement = render("Copyright by Kettle Weekly, used with permission.", {})
    pasted = "<p>Warm them.</p><p>Copyright by Kettle Weekly, used with permission.</p>"
    assert words_of(pasted, statement) == words_of("<p>Warm them.</p>")
    with pytest.raises(ValueError, match="stands alone"):
        words_of("<!-- /reprint -->")


def test_order_and_parting_count():
    """A digest is not that of the words in any order, nor of their letters."""
    assert digest(("a", "b")) != digest(("b", "a"))
    assert digest(("ab", "c")) != digest(("a", "bc"))
