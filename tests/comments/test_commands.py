"""`invoke comments.import` and its sisters, as a person types them."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from invoke.exceptions import Exit
from invoke.parser.context import ParserContext
from invoke.parser.parser import Parser
from sqlalchemy.exc import OperationalError

from plugins.tasks.comments import namespace
from tests.comments import wxr
from tests.conftest import ROOT, run


@dataclass(frozen=True)
class Done:
    """What a task that was run in this process left behind."""

    returncode: int
    stdout: str
    stderr: str


class Desk:
    """A site, an export and a store in a temporary folder."""

    def __init__(self, place, capsys) -> None:
        self.place, self.capsys = place, capsys
        self.export = place.folder / "export.xml"
        self.store = place.folder / ".moderation" / "comments.sqlite3"

    def call(self, task: str, *typed: str) -> Done:
        """The task in this process, with what Invoke makes of the words."""
        each = namespace.tasks[task]
        parser = Parser([ParserContext(task, args=each.get_arguments())])
        (parsed,) = parser.parse_argv([task, *typed, "--content", str(self.place.content)])
        code = 0
        try:
            each.body(None, **{each.name: each.value for each in parsed.args.values()})
        except Exit as error:
            code = error.code
        out, err = self.capsys.readouterr()
        return Done(code, out, err)

    def run(self, task: str, *typed: str):
        """The real command."""
        return run("invoke", f"comments.{task}", *typed, "--content", str(self.place.content))

    def json(self, task: str, *options: str):
        done = self.call(task, *options, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def desk(place, capsys) -> Desk:
    return Desk(place, capsys)


def test_the_report_accounts_for_every_comment(desk):
    """Its shape is promised; the sum is what the file holds."""
    wxr.write(desk.export, 45)
    (first,) = desk.json("import", str(desk.export))["files"]
    assert first == {
        "file": str(desk.export),
        "format": "wordpress",
        "read": 45,
        "new": 45,
        "known": 0,
        "changed": 0,
        "skipped": [],
        "by_status": {"pending": 15, "approved": 30, "rejected": 0, "spam": 0, "deleted": 0},
        "threads": {"matched": 0, "unmatched": 3},
        "notes": [],
    }
    (second,) = desk.json("import", str(desk.export))["files"]
    assert (second["read"], second["new"], second["known"]) == (45, 0, 45)
    assert second["by_status"] == first["by_status"]


def test_the_table_ends_with_the_next_command(desk):
    """Which can be typed as it stands."""
    wxr.write(desk.export, 45)
    done = desk.call("import", str(desk.export))
    assert (done.returncode, done.stderr) == (0, "")
    last = done.stdout.splitlines()[-1]
    assert last.startswith("15 comments wait for a decision. See them with: uv run invoke ")
    listed = run(*last.partition("uv run ")[2].split())
    assert listed.stdout.count("  pending  ") == 15
    assert "example.org" not in listed.stdout
    assert "192.0.2" not in listed.stdout


def test_a_list_as_json(desk):
    """Its shape is promised too; the parent is the id of a comment in it."""
    wxr.write(desk.export, 4)
    desk.call("import", str(desk.export))
    listed = desk.json("list", "--where", "status=approved")
    assert [each["status"] for each in listed] == ["approved"] * 3
    fields = "id source source_id parent thread article author published status reasons score html"
    assert list(listed[0]) == fields.split()
    by_source = {each["source_id"]: each for each in desk.json("list")}
    assert by_source["4"]["parent"] == by_source["3"]["id"]
    assert by_source["4"]["published"] == "2020-05-05T04:04:00Z"
    assert by_source["4"]["html"] == f"<p>{wxr.TEXT} 4</p>"
    assert desk.json("list", "--where", "author=nobody") == []


def test_threads_are_matched_listed_and_assigned(desk):
    """What matches nothing is kept until somebody says what it was about."""
    wxr.write(desk.export, 45)
    desk.place.article("article-1")
    assert desk.json("import", str(desk.export))["files"][0]["threads"] == {
        "matched": 1,
        "unmatched": 2,
    }
    first, second = desk.json("threads", "--unmatched")
    assert {first["comments"], second["comments"]} == {20, 5}
    done = desk.call("assign", first["id"], "cups")
    assert "belongs to cups" in done.stdout
    assert [each["id"] for each in desk.json("threads", "--unmatched")] == [second["id"]]
    assert len(desk.json("list", "--where", "article=cups")) == first["comments"]
    assert desk.call("assign", first["id"], "no-such-article").returncode == 2
    assert desk.call("assign", "0" * 16, "cups").returncode == 2
    # An article that is written later is found without another import.
    desk.place.article("article-3")
    assert desk.json("threads", "--unmatched") == []


def test_a_file_that_breaks_leaves_the_store_as_it_was(desk):
    """Exit status 2, the place, and what --partial would do."""
    wxr.write(desk.export, 20)
    desk.call("import", str(desk.export))
    before = hashlib.sha256(desk.store.read_bytes()).hexdigest()
    broken = desk.place.folder / "broken.xml"
    broken.write_text("".join(wxr.pieces(60))[:-900], "utf-8")
    done = desk.run("import", str(desk.export), "--also", str(broken))
    assert done.returncode == 2
    assert f"{broken.name}:" in done.stderr
    assert "--partial" in done.stderr
    assert "Traceback" not in done.stderr
    assert hashlib.sha256(desk.store.read_bytes()).hexdigest() == before
    (part,) = desk.json("import", str(broken), "--partial")["files"]
    assert 30 < part["new"] < 40
    assert part["known"] == 20
    assert part["notes"]


def test_several_files_at_once(desk):
    """Each has its row."""
    other = wxr.write(desk.place.folder / "other.xml", 10)
    wxr.write(desk.export, 5)
    files = desk.json("import", str(desk.export), "--also", str(other))["files"]
    assert [(each["new"], each["known"]) for each in files] == [(5, 0), (5, 5)]


@pytest.mark.parametrize(
    ("task", "options", "code"),
    [
        ("import", ["/no/such/file.xml"], "export"),
        ("import", ["{export}", "--format", "typepad"], "export"),
        ("import", ["{export}", "--map", "colour=RED"], "map"),
        ("list", ["--where", "pending"], "selection"),
        ("list", ["--where", "state=pending"], "selection"),
        ("list", ["--db", "nothing"], "db"),
    ],
)
def test_what_cannot_be_tried(desk, task, options, code):
    """Exit status 2, one line, no traceback."""
    wxr.write(desk.export, 5)
    done = desk.call(task, *(each.format(export=desk.export) for each in options))
    assert done.returncode == 2
    assert f"[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_fails_in_the_midst(desk, monkeypatch):
    """A full disk is a sentence, not a traceback."""

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    wxr.write(desk.export, 5)
    monkeypatch.setattr("plugins.comments.store.merge._batch", full)
    done = desk.call("import", str(desk.export))
    assert done.returncode == 2
    assert "[store-failed] The store failed: database or disk is full." in done.stderr


def test_help_never_acts(desk):
    """Also where an option stands beside it."""
    wxr.write(desk.export, 5)
    done = desk.run("import", str(desk.export), "--help")
    assert done.returncode == 0
    assert "--partial" in done.stdout
    assert not desk.store.exists()


@pytest.mark.slow
def test_progress_on_a_terminal_alone(desk):
    """A line that is written over; in a pipe, nothing."""
    wxr.write(desk.export, 60_000)
    done = desk.call("import", str(desk.export))
    assert "\r" not in done.stdout + done.stderr
    master, slave = pty.openpty()
    command = [str(Path(sys.executable).parent / "invoke"), "comments.import", str(desk.export)]
    command += ["--content", str(desk.place.content)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=slave)
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 4096):
            shown += piece
    except OSError:
        pass  # the terminal is closed
    os.close(master)
    assert process.wait() == 0
    assert b"export.xml: megabyte" in shown
    assert b"comments stored:" in shown or b"\r\x1b[K" in shown


@pytest.mark.slow
def test_interrupted(desk):
    """Ctrl-C: a status of its own, a sentence that says what was kept, and the command again
    does the rest."""
    wxr.write(desk.export, 60_000)
    command = [str(Path(sys.executable).parent / "invoke"), "comments.import", str(desk.export)]
    command += ["--content", str(desk.place.content)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not desk.store.exists():
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in said
    assert "Traceback" not in said
    (again,) = desk.json("import", str(desk.export))["files"]
    assert again["new"] + again["known"] == 60_000
