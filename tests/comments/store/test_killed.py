"""kill -9 at any moment leaves a store that the same command completes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.comments.store.connect import open_store
from tests.comments import wxr
from tests.comments.store.bringing import everything
from tests.conftest import ROOT, run

SMALL = """\
import sys
from pathlib import Path
from plugins.comments.articles import Articles
from plugins.comments.imports import Wish, import_files
from plugins.comments.store.connect import open_store
wish = Wish((Path(sys.argv[1]),))
import_files(lambda: open_store(sys.argv[2]), wish, Articles, "Mo", batch=40)
"""
"""The command's own function, with batches so small that most kills fall between two."""


def kill_after(seconds: float, command: list[str]) -> bool:
    """Run, and kill; whether it was still running."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    running = process.poll() is None
    if running:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return running


def clean(tmp_path: Path, export: Path) -> list[object]:
    """What a store holds after one import that nobody disturbed."""
    address = f"sqlite:///{tmp_path / 'clean.db'}"
    done = run(sys.executable, "-c", SMALL, str(export), address)
    assert done.returncode == 0, done.stderr
    return contents_of(address)


def contents_of(address: str) -> list[object]:
    store = open_store(address)
    try:
        return everything(store)
    finally:
        store.close()


def test_killed_while_it_merges(fresh, tmp_path):
    """A few times, on both databases; the last one is left alone."""
    export = wxr.write(tmp_path / "export.xml", 3000)
    address = fresh()
    command = [sys.executable, "-c", SMALL, str(export), address]
    chance = random.Random(5)
    for _ in range(3):
        kill_after(chance.uniform(0.4, 1.2), command)
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert contents_of(address) == clean(tmp_path, export)


@pytest.mark.slow
def test_the_command_killed_fifty_times(tmp_path):
    """``invoke comments.import`` itself, at any moment from its start."""
    export = wxr.write(tmp_path / "export.xml", 30_000)
    address = f"sqlite:///{tmp_path / 'killed.db'}"
    invoke = str(Path(sys.executable).parent / "invoke")
    command = [invoke, "comments.import", str(export), "--db", address]
    started = time.monotonic()
    assert run(*command[:-1], f"sqlite:///{tmp_path / 'timed.db'}").returncode == 0
    whole = time.monotonic() - started
    chance = random.Random(7)
    killed = sum(kill_after(chance.uniform(0, whole), command) for _ in range(50))
    assert killed > 10
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert contents_of(address) == clean(tmp_path, export)
