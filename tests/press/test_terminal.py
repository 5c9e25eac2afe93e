"""Tests of plugins.press.terminal: what is said where nobody listens any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

INVOKE = str(Path(sys.executable).parent / "invoke")


def unheard(*command: str) -> tuple[int, str]:
    """Run invoke with a standard output that is closed at its other end already."""
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = subprocess.run(
            [INVOKE, *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=writes,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        os.close(writes)
    return done.returncode, done.stderr


def test_a_build_that_nobody_reads(place):
    """It is published, and its exit status says so; nothing is told of the pipe."""
    where = ("--content", str(place.content), "--output", str(place.output))
    assert unheard("build", *where, "--on", "2026-06-01") == (0, "")
    assert place.read("index.html")


def test_a_refused_build_that_nobody_reads(place):
    """The exit status is that of the build, and standard error has its problems."""
    place.article("bad", Permission="none")
    code, said = unheard("check", "--content", str(place.content), "--on", "2026-06-01")
    assert code == 1
    assert "[unknown-permission]" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("task", ["new", "reprint.new"])
def test_what_is_to_be_written_does_not_depend_on_a_reader(place, task):
    """The file is there, read along or not."""
    words = ROOT / "docs" / "examples" / "pasted.txt" if task == "reprint.new" else "A New Cup"
    before = len(list(place.content.rglob("*.*")))
    assert unheard(task, str(words), "--content", str(place.content)) == (0, "")
    assert len(list(place.content.rglob("*.*"))) > before
