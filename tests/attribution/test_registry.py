"""Tests of plugins.attribution.registry: files of permissions and what can be wrong in them."""

import datetime as dt

import pytest

from plugins.attribution.permission import CommercialUse, Modifications, OnExpiry, Period, Republish
from plugins.attribution.registry import load, read

GOOD = """\
holder = "Kettle Weekly"
statement = "By {author}. Visit [us](https://kettle.example.org/)."
"""


@pytest.fixture
def file(tmp_path):
    """Write a permission file and read it."""

    def write(text, name="kettle.toml"):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(tmp_path / name)

    return write


def told(problems):
    return [(problem.line, problem.code, problem.text) for problem in problems]


def test_a_whole_permission(file):
    """Every field of the documentation, as a typed value."""
    permission, problems = file(
        GOOD
        + """
holder_url = "https://kettle.example.org/"
required_links = ["https://kettle.example.org/"]
terms = "Ask."
republish = "yes"
commercial_use = "forbidden"
contact = "mailto:rights@kettle.example.org"
modifications = "style"
unattributed_words = 50
max_excerpt_words = 400
max_articles = 25
max_articles_per = "at-once"
valid_from = 2026-01-01
valid_until = 2028-12-31
on_expiry = "remove"
withdrawn = 2027-03-01
license_url = "https://creativecommons.org/licenses/by-nd/4.0/"
spdx = "CC-BY-ND-4.0"
granted_on = 2026-01-01
granted_by = "The editor"
evidence = "letter.pdf"
[statements]
es = "Por {author}: <https://kettle.example.org/>."
"""
    )
    assert problems == []
    assert permission is not None
    assert permission.republish is Republish.YES
    assert permission.commercial_use is CommercialUse.FORBIDDEN
    assert permission.modifications is Modifications.STYLE
    assert permission.max_articles_per is Period.AT_ONCE
    assert permission.on_expiry is OnExpiry.REMOVE
    assert permission.valid_from == dt.date(2026, 1, 1)
    assert permission.statement_in("es-MX")[0].startswith("Por")


@pytest.mark.parametrize(
    ("extra", "line", "words"),
    [
        (
            'holder_uri = "x"',
            3,
            "'holder_uri' is not a field of a permission. Did you mean 'holder_url'?",
        ),
        ('zzz = "x"', 3, "Known are holder, statement"),
        ('republish = "maybe"', 3, 'republish = "maybe": it has to be one of "yes", "no".'),
        ("republish = true", 3, "republish = true: it has"),
        ("max_articles = -1", 3, "max_articles = -1"),
        ('max_articles = "25"', 3, 'max_articles = "25": it has to be a number'),
        ('valid_until = "soon"', 3, 'valid_until = "soon": it has to be a date'),
        ('\n\nholder_url = "www.example.org"', 5, "is no http(s) address"),
        ("valid_from = 2026-02-01\nvalid_until = 2026-01-01", 4, "before it begins"),
        ('required_links = ["https://other.example.org/"]', 3, "does not stand in the statement"),
        ('[statements]\nes = "Por {autor}."', 4, "unknown placeholder stands there: {autor}"),
        ("statements = 5", 3, "statements = 5: it has to be a table"),
    ],
)
def test_each_mistake_is_told_with_its_line(file, extra, line, words):
    """What was found, what is allowed, and where."""
    _, problems = file(GOOD + extra)
    ((found_line, _, text),) = told(problems)
    assert found_line == line
    assert words in text


@pytest.mark.parametrize("brace", ["{name}", "{author.x}", "{0}", "{}", "{", "a } b"])
def test_unknown_placeholders(file, brace):
    """Whatever str.format would not fill in."""
    _, problems = file(f'holder = "K"\nstatement = "By {brace}."')
    assert [problem.code for problem in problems] == ["statement-placeholder"]
    assert problems[0].line == 2


def test_a_brace_and_a_name_at_once(file):
    """Whoever mends the one has seen the other."""
    _, problems = file('holder = "K"\nstatement = "By {autor} of {author not closed, {titel}."')
    assert problems[0].message == (
        "In the statement an unknown placeholder stands there: {autor}, {titel}, "
        "and a brace { is not closed."
    )


def test_plain_braces_are_doubled(file):
    """As the message says."""
    permission, problems = file('holder = "K"\nstatement = "A {{set}} of {title}."')
    assert problems == []
    assert permission is not None


def test_all_mistakes_at_once(file):
    """An editor who made four sees four."""
    _, problems = file('statemant = "x"\nrepublish = 1\nmax_articles = 1.5\n')
    assert len(problems) == 5
    assert {"'holder' is missing.", "'statement' is missing."} <= {p.message for p in problems}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("holder = \n", "toml", 1),
        ("a = 1\na = 2\n", "toml", 2),
        (b"holder = '\xff'", "not-utf-8", 1),
    ],
)
def test_files_that_cannot_be_read(file, text, code, line):
    """Broken TOML and other encodings."""
    permission, problems = file(text)
    assert permission is None
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_a_folder(tmp_path):
    """Good ones are kept, bad ones are known to exist, other files are left alone."""
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text("holder = 1")
    (tmp_path / "notes.txt").write_text("x")
    registry = load(tmp_path)
    assert set(registry.permissions) == {"good"}
    assert registry.broken == {"bad"}
    assert registry.problems
    assert load(tmp_path / "missing").permissions == {}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("<!-- later -->", "no words"),
        ("&nbsp;", "no words"),
        ("[![CC BY](b.png)](https://creativecommons.org/)", "no words"),
        ("© K. [![CC](b.png)](https://creativecommons.org/)", "has no words that a reader can"),
        ("© K, see [terms](/terms.html).", "leads nowhere from elsewhere"),
        ("© K, see [terms](#x).", "leads nowhere from elsewhere"),
        ("© K, see [x](javascript:alert(1)).", "leads nowhere from elsewhere"),
        ("© K. <span hidden>Not us.</span>", "cannot be seen"),
        ("© K. <s>Not us.</s>", "cannot be seen"),
        ("By {author:.3}.", "unknown placeholder stands there: {author:.3}"),
        ("By {author!r}.", "unknown placeholder stands there: {author!r}"),
        ("By {author:{title}}.", "unknown placeholder"),
    ],
)
def test_statements_that_cannot_be_verified(file, statement, words):
    """Empty, hidden in part, cut short, or with links that lead nowhere."""
    alone = f"statement = '{statement}'"
    for text in (alone, f"statement = 'K.'\n[statements]\nde = '{statement}'"):
        _, problems = file(f'holder = "K"\n{text}')
        assert any(words in problem.text for problem in problems)


def test_languages_in_any_case(file):
    """`DE` is `de`."""
    permission, problems = file('holder = "K"\nstatement = "K."\n[statements]\nDE = "Von K."\n')
    assert problems == []
    assert permission is not None
    assert permission.statement_in("de-AT")[0] == "Von K."


@pytest.mark.parametrize("name", ["folder.toml", "deep.toml"])
def test_what_is_no_file_of_ours(tmp_path, name):
    """A folder, brackets without end: a problem each, no crash."""
    if name == "folder.toml":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("a = " + "[" * 5000)
    _, problems = read(tmp_path / name)
    assert len(problems) == 1
