"""A build that is killed at any moment leaves the site whole: the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, tree

MOMENTS = 50


@pytest.mark.slow
def test_kill_at_random_moments(place):
    """`kill -9`, fifty times, spread over the whole length of a build."""
    for number in range(30):
        place.article(f"article-{number}", "Words. " * 200, Labels="many")
    command = [
        str(Path(sys.executable).parent / "invoke"),
        "build",
        "--content",
        str(place.content),
        "--output",
        str(place.output),
        "--on",
        "2026-06-01",
    ]
    versions = []
    for text in ("Warm them.", "Warm them well."):
        place.article("cups", text)
        started = time.monotonic()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        length = time.monotonic() - started
        versions.append(tree(place.output))
    moments = random.Random(2026)
    killed, seen = 0, set()
    for number in range(MOMENTS):
        place.article("cups", ("Warm them.", "Warm them well.")[number % 2])
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.5, 1.05) * length)
        killed += process.poll() is None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        now = tree(place.output)
        assert now in versions, f"after kill {number} the output is neither the old nor the new one"
        seen.add(versions.index(now))
    assert killed >= MOMENTS // 2, "most builds had ended before they were killed"
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert tree(place.output) == versions[(MOMENTS - 1) % 2]
    assert [path.name for path in place.folder.glob(".output.press/*")] == ["lock"]
