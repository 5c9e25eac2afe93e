"""`invoke build` as a person types it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, run, tree


def build(place, *options, **environ):
    content, output = str(place.content), str(place.output)
    return run("invoke", "build", "--content", content, "--output", output, *options, **environ)


def test_success(place):
    """Exit status 0, and a summary of what it means."""
    done = build(place, "--on", "2026-06-01", "--report", str(place.folder / "report.json"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "for 2026-06-01: 2 articles, 0 pages" in done.stdout
    assert "Attribution verified on 1 reprint." in done.stdout
    assert "This build publishes 2, removes 0, changes 2 feeds." in done.stdout
    assert json.loads((place.folder / "report.json").read_text("utf-8"))["articles"] == 2


def test_problems(place):
    """Exit status 1, each problem on a line of standard error, no traceback."""
    place.article("bad", Permission="none")
    done = build(place)
    assert done.returncode == 1
    assert "bad.md:7: [unknown-permission] There is no permission 'none'." in done.stderr
    assert "Not published: 1 problem. The output is as it was." in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not place.output.exists()


def test_what_cannot_be_tried(place):
    """Exit status 2."""
    place.output.mkdir()
    (place.output / "photo.jpg").touch()
    done = build(place)
    assert done.returncode == 2
    assert "[not-ours] This folder is not empty" in done.stderr
    assert build(place, "--adopt").returncode == 0
    assert (place.output / "photo.jpg").exists()


def test_the_day_comes_from_the_environment(place):
    """As reproducible builds have it; --on is stronger."""
    done = build(place, SOURCE_DATE_EPOCH="1780000000")
    assert "for 2026-05-28" in done.stdout
    done = build(place, "--on", "2026-06-01", SOURCE_DATE_EPOCH="1780000000")
    assert "for 2026-06-01" in done.stdout


def test_clean_writes_every_file_anew(place):
    """Without it, what did not change is the very file that it was."""

    def inodes() -> dict[str, int]:
        return {path: (place.output / path).stat().st_ino for path in tree(place.output)}

    build(place)
    first = inodes()
    build(place)
    second = inodes()
    build(place, "--clean")
    third = inodes()
    changed = {path for path in first if first[path] != second[path]}
    assert changed <= {".press-manifest.json"}
    assert not [path for path in second if second[path] == third[path]]


def test_help_never_acts(place):
    """It prints what each option does."""
    done = build(place, "--help")
    assert done.returncode == 0
    assert "--adopt" in done.stdout
    assert not place.output.exists()


def test_a_locale_or_terminal_of_any_kind(place):
    """Plain output into a pipe, whatever the environment says."""
    done = build(place, LC_ALL="C", TERM="xterm-256color", PYTHONIOENCODING="utf-8")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr


def test_interrupted(place):
    """Ctrl-C: a status of its own, and the output as it was."""
    for number in range(150):
        place.article(f"a{number}", "Words. " * 300)
    command = [str(Path(sys.executable).parent / "invoke"), "build", "--content"]
    command += [str(place.content), "--output", str(place.output)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not (place.folder / ".output.press" / "staging").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == "Interrupted. The output is as it was."
    assert not place.output.exists()


def test_a_report_that_cannot_be_written(place):
    """The site is there; exit status 2 says that the report is not."""
    done = build(place, "--report", str(place.folder))
    assert done.returncode == 2
    assert "[no-report]" in done.stderr
    assert "This build publishes 2" in done.stdout


TASKS = (
    "build check clean livereload new preview rebuild regenerate rename reserve serve upgrade "
    "reprint.seal reprint.withdraw reprint.restore"
)


@pytest.mark.parametrize("task", TASKS.split())
def test_every_task_has_help_that_never_acts(task):
    """Also where it takes a positional argument, which Invoke takes `--help` for."""
    before = sorted((ROOT / "content").rglob("*"))
    done = run("invoke", task, "--help")
    assert done.returncode == 0
    assert f"{task} [--options]" in done.stdout or f"{task} [other tasks" in done.stdout
    assert sorted((ROOT / "content").rglob("*")) == before
