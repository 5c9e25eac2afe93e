"""kill -9 at any moment leaves a store that the same command completes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.comments.articles import Articles
from plugins.comments.imports import Wish, import_files
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
told = lambda *what: print(*what, flush=True)
import_files(lambda: open_store(sys.argv[2]), wish, Articles, "Mo", batch=40, progress=told)
"""
"""The command's own function, with small batches, of which it tells."""


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


def kill_at(line: str, command: list[str]) -> None:
    """Run, and kill as soon as it says so."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for said in process.stdout:
            if said.startswith(line):
                process.send_signal(signal.SIGKILL)
                break
        else:
            raise AssertionError(f"it never said {line!r}")


def clean(tmp_path: Path, export: Path) -> list[object]:
    """What a store holds after one import that nobody disturbed."""
    address = f"sqlite:///{tmp_path / 'clean.db'}"
    import_files(lambda: open_store(address), Wish((export,)), Articles, "Mo")
    return contents_of(address)


def contents_of(address: str) -> list[object]:
    store = open_store(address)
    try:
        return everything(store)
    finally:
        store.close()


def test_killed_while_it_merges(fresh, tmp_path):
    """A few times, on both databases; the last one is left alone, and has less to do."""
    export = wxr.write(tmp_path / "export.xml", 1000)
    address = fresh()
    command = [sys.executable, "-c", SMALL, str(export), address]
    for batches in (3, 20):
        kill_at(f"comments stored: {40 * batches} ", command)
    store = open_store(address)
    kept = sum(table == "comments" for table, _ in everything(store))
    store.close()
    assert 800 <= kept < 1000
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
