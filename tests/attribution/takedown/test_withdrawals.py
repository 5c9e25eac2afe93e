"""Tests of plugins.attribution.takedown.withdrawals: the file content/withdrawn.toml."""

import datetime as dt
import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.attribution.takedown import withdrawals
from plugins.attribution.takedown.withdrawals import Entry
from plugins.press.problem import CannotBuild
from tests.conftest import ROOT

DAY = dt.date(2026, 6, 1)


def entry(article="cups", **fields):
    return Entry(**{"article": article, "on": DAY, "why": "Why.", "who": "Ann", **fields})


def plain(entries):
    return [{**{n: getattr(e, n) for n in e.__struct_fields__}, "line": 0} for e in entries]


def test_no_file_withdraws_nothing(tmp_path):
    """The ordinary case."""
    assert withdrawals.load(tmp_path / "withdrawn.toml") == ([], [])


def test_what_is_added_is_read(tmp_path):
    """In the order in which it came, with the line of each table."""
    path = tmp_path / "withdrawn.toml"
    withdrawals.add(path, [entry("b", lang="es", wish="Them", public=True, confirmed=12)])
    withdrawals.add(path, [entry("a", why='Quoted "words" \\ and a line\nbreak.')])
    found, problems = withdrawals.load(path)
    assert not problems
    assert [(e.article, e.line) for e in found] == [("b", 1), ("a", 11)]
    assert found[1].why == 'Quoted "words" \\ and a line\nbreak.'
    assert found[0].public
    assert (found[0].names("b", "es"), found[0].names("b", "en")) == (True, False)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_any_text_comes_back(reasons):
    """Whatever an editor types as a reason stands in the file as it was typed."""
    wanted = [entry(why=f"x{reason}") for reason in reasons]
    found, problems = withdrawals.parse(withdrawals.with_tables("", wanted), "withdrawn.toml")
    assert not problems
    assert plain(found) == plain(wanted)


WRITTEN = """\
# Ours; asked by letter.
[[withdrawn]]
article = "a"
on = 2026-06-01
why = '''Because
[[withdrawn]] is not a table here.
'''
who = "Ann"

# The second one.
[[ withdrawn ]]
article = "b"
on = 2026-06-02
why = "x"
who = "Bob"
"""


def test_what_was_added_can_be_cut_out_again(tmp_path):
    """Every other byte stays; a file that would be empty goes."""
    path = tmp_path / "withdrawn.toml"
    path.write_text(WRITTEN.replace("[[withdrawn]] is", "That is"), "utf-8")
    before = path.read_bytes()
    withdrawals.add(path, [entry("c")])
    found, _ = withdrawals.load(path)
    withdrawals.remove(path, [found[-1]])
    assert path.read_bytes() == before
    withdrawals.remove(path, [found[0]])
    assert path.read_text("utf-8").startswith("# Ours; asked by letter.\n# The second one.\n[[ w")
    withdrawals.add(tmp_path / "new.toml", [entry()])
    withdrawals.remove(tmp_path / "new.toml", withdrawals.load(tmp_path / "new.toml")[0])
    assert not (tmp_path / "new.toml").exists()


def test_what_cannot_be_cut_out_safely_stays(tmp_path):
    """A header inside of a text would lead astray: nothing is written."""
    path = tmp_path / "withdrawn.toml"
    path.write_text(WRITTEN, "utf-8")
    found, problems = withdrawals.load(path)
    assert (len(found), problems) == (2, [])
    with pytest.raises(CannotBuild, match="cannot be cut out safely"):
        withdrawals.remove(path, [found[1]])
    assert path.read_text("utf-8") == WRITTEN


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[withdrawn]\n", 1, "not TOML"),
        ("x = 1\n", 1, "x: this file holds [[withdrawn]] tables only"),
        ("withdrawn = 1\n", 1, "this file holds [[withdrawn]] tables only"),
        ("\n[[withdrawn]]\narticle = 'a'\n", 2, "'on' is missing."),
        ("\n[[withdrawn]]\narticle='a'\non=2026-01-01\nwhy=' '\nwho='x'\n", 2, "'why' is empty"),
        (
            "[[withdrawn]]\narticle='a'\non='soon'\nwhy='x'\nwho='x'\n",
            1,
            'on = "soon": it has to be a date',
        ),
        ("[[withdrawn]]\narticle='a'\non=2026-01-01\nwhy='x'\nwho='x'\nwhen=1\n", 1, "'when'"),
        ("[[withdrawn]]\narticle='a'\non=2026-01-01\nwhy='x'\nwho='x'\nline=1\n", 1, "'line'"),
        ("\xff", 1, "cannot be read"),
    ],
)
def test_mistakes_have_their_line(tmp_path, text, line, words):
    """They refuse the whole site, and no command adds to such a file."""
    path = tmp_path / "withdrawn.toml"
    path.write_bytes(text.encode("latin-1"))
    _, (problem,) = withdrawals.load(path)
    assert (problem.line, problem.holds) == (line, None)
    assert words in problem.message
    with pytest.raises(CannotBuild):
        withdrawals.add(path, [entry()])
    assert path.read_bytes() == text.encode("latin-1")


KILLED = """
import itertools, sys
from pathlib import Path
from plugins.attribution.takedown import withdrawals
from tests.attribution.takedown.test_withdrawals import entry
path = Path(sys.argv[1])
print("begun", flush=True)
for number in itertools.count():
    withdrawals.add(path, [entry(f"a-{number}", why="x" * 2000)])
"""


def test_a_kill_in_between_leaves_the_file_whole(tmp_path):
    """Each table is there as it was written, or not at all."""
    path = tmp_path / "withdrawn.toml"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    while not path.exists() or path.stat().st_size < 12_000:
        assert process.poll() is None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    found, problems = withdrawals.load(path)
    assert not problems
    assert [e.article for e in found] == [f"a-{number}" for number in range(len(found))]
    assert len(found) >= 5
