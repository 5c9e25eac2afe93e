"""The same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
import time_machine

from tests.conftest import ROOT, Place, run, tree

PROJECT = ("pelicanconf.py", "publishconf.py", "tasks.py", "plugins", "theme", "content")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """This project's own site, built here and now."""
    output = tmp_path_factory.mktemp("reference") / "output"
    done = run("invoke", "build", "--output", str(output), "--on", "2026-09-01")
    assert done.returncode == 0, done.stderr
    return tree(output)


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    ],
    ids=str,
)
def test_whatever_the_environment(reference, tmp_path, environ):
    """Hash seed, time zone, locale."""
    output = tmp_path / "output"
    done = run("invoke", "build", "--output", str(output), "--on", "2026-09-01", **environ)
    assert done.returncode == 0, done.stderr
    assert tree(output) == reference


def test_whatever_the_folder(reference, tmp_path):
    """A checkout elsewhere, with a space in its name and files in another order."""
    elsewhere = tmp_path / "an other place"
    elsewhere.mkdir()
    for name in reversed(PROJECT):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, elsewhere / name)
    articles = sorted((elsewhere / "content" / "articles").iterdir(), reverse=True)
    texts = [(path, path.read_bytes()) for path in articles]
    for path, _ in texts:
        path.unlink()
    for path, text in texts:
        path.write_bytes(text)
    done = run("invoke", "build", "--on", "2026-09-01", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    assert tree(elsewhere / "output") == reference


def test_whatever_the_clock(place: Place):
    """Ten years and some hours later."""
    place.build()
    first = tree(place.output)
    shutil.rmtree(place.output)
    with time_machine.travel(dt.datetime(2036, 2, 29, 23, 59, 58, tzinfo=dt.UTC), tick=True):
        place.build()
    assert tree(place.output) == first


def test_a_second_build_changes_nothing(place: Place):
    """Neither bytes nor files nor, for what did not change, times."""

    def state() -> dict[str, tuple[bytes, int]]:
        return {
            path: (data, (place.output / path).stat().st_mtime_ns)
            for path, data in tree(place.output).items()
        }

    place.build()
    first = state()
    place.build()
    first.pop(".press-manifest.json")
    assert {path: value for path, value in state().items() if path in first} == first
