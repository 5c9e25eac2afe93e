"""Tests of plugins.attribution.seal.record: the files in content/seals/."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.attribution.seal import record
from plugins.attribution.seal.record import Record, Seal
from plugins.attribution.seal.text import digest
from plugins.press.words import tokens

DAY = dt.date(2026, 6, 1)


def seal(words, **fields):
    return Seal(**{"on": DAY, "who": "Ann", "digest": digest(words), **fields})


@given(st.text(), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(text, why):
    """Every token stands in the file as it is, and the history with it."""
    words = tuple(tokens(text))
    written = record.sealed(None, words, seal(words))
    written = record.sealed(written, words, seal(words, why=f"x{why}", who='"\\'))
    found, problems = record._parse(written.as_toml().decode(), "x.toml")
    assert not problems
    assert found == written


def test_the_history_is_kept(tmp_path):
    """Each sealing stands behind the one before; the last one counts."""
    path = tmp_path / "seals" / "cups.toml"
    first = record.sealed(None, ("Warm", "them"), seal(("Warm", "them")))
    record.write(path, record.sealed(first, ("Hot",), seal(("Hot",), why="The author wrote.")))
    found, _ = record.load(path)
    assert found is not None
    assert [each.why for each in found.seals] == [None, "The author wrote."]
    assert found.last.digest == digest(("Hot",))
    assert found.words == ("Hot",)


GOOD = Record((seal(("a",)), seal(("a", "b"), why="w")), ("a", "b")).as_toml().decode()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"a b"', '"a c"', 11, "do not fit the digest"),
        ('"a b"', "3", 1, "words is a list of lines"),
        ("words = [", "words = ", 2, "not TOML"),
        ("words", "word", 1, "word: a seal has words"),
        ("on = 2026-06-01", "on = 3", 6, "$.on"),
        ("sha256:", "md5:", 6, "$.digest"),
        ('why = "w"', 'way = "w"', 11, "way"),
        ("[[seal]]", "[seals.a]", 11, "not TOML"),
    ],
)
def test_mistakes_have_their_line(tmp_path, old, new, line, words):
    """The digest rules: words that do not fit it are a mistake, whoever made it."""
    path = tmp_path / "cups.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    found, problems = record.load(path)
    assert found is None
    assert words in problems[0].message
    assert (problems[0].line, problems[0].code) == (line, "seal-file")


def test_a_file_without_seals(tmp_path):
    """It is none."""
    path = tmp_path / "cups.toml"
    path.write_text("words = []\n", "utf-8")
    _, (problem,) = record.load(path)
    assert "A seal has words and [[seal]] tables" in problem.message
