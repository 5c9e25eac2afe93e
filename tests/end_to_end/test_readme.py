"""The README's quick start, run as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import venv

import pytest

from tests.conftest import ROOT, run

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^```sh\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
PROJECT = ("pelicanconf.py", "publishconf.py", "tasks.py", "pyproject.toml", "README.md")


@pytest.mark.slow
def test_the_quick_start_on_a_fresh_machine(tmp_path):
    """A Python with pip and nothing else, a copy of the project, the command to the letter."""
    project = tmp_path / "courtesy"
    project.mkdir()
    for name in PROJECT:
        shutil.copy(ROOT / name, project / name)
    for name in ("plugins", "theme", "content"):
        shutil.copytree(ROOT / name, project / name)
    venv.create(tmp_path / "fresh", with_pip=True)
    kept = ("HOME", "LANG", "PIP_", "UV_", "SSL_")
    environ = {name: value for name, value in os.environ.items() if name.startswith(kept)}
    environ.pop("UV_PROJECT_ENVIRONMENT", None)
    environ["PATH"] = f"{tmp_path / 'fresh' / 'bin'}:/usr/local/bin:/usr/bin:/bin"
    command = COMMANDS[0] + " --on 2026-09-01"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=project,
        env=environ,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    promised = re.search(r"```text\n([^`]*?Built .+?)\n```", README, re.DOTALL)
    assert promised is not None
    assert without_time(promised[1]) in without_time(done.stdout)
    assert (project / "output" / "index.html").exists()


def test_the_quick_start_prints_what_it_promises(tmp_path):
    """The same with the tools at hand: what the README shows is what is printed."""
    done = run("invoke", "build", "--output", str(tmp_path / "output"), "--on", "2026-09-01")
    promised = re.search(r"```text\n([^`]*?Built .+?)\n```", README, re.DOTALL)
    assert promised is not None
    shown = done.stdout.replace(os.path.relpath(tmp_path / "output", ROOT), "output")
    shown = shown.replace(str(tmp_path / "output"), "output")
    assert without_time(promised[1]).strip() == without_time(shown).strip()


def test_the_commands_are_those_of_a_fresh_machine():
    """Each works on its own, first."""
    assert COMMANDS[:2] == [
        "pip install uv && uv run invoke build",
        "pip install uv && uv run pytest",
    ]


@pytest.mark.parametrize("code", ["statement-missing", "unknown-permission"])
def test_the_errors_that_the_readme_shows(tmp_path, code):
    """To the letter."""
    for name in ("theme", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    template = tmp_path / "theme" / "templates" / "article.html"
    article = tmp_path / "content" / "articles" / "hold-music-is-a-promise.md"
    file, old, new = {
        "statement-missing": (template, "{{ article.attribution }}", ""),
        "unknown-permission": (article, ": harbour-service-institute", ": harbor"),
    }[code]
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "plugins").symlink_to(ROOT / "plugins")
    done = run("invoke", "build", cwd=tmp_path)
    (shown,) = re.findall(rf"^content.+\[{code}\].+$", README, re.MULTILINE)
    assert done.returncode == 1
    assert shown in done.stderr.splitlines()


def without_time(text: str) -> str:
    return re.sub(r" in \d+\.\d s", " in … s", text)
