"""What the documentation shows as a terminal is what a terminal shows.

``UPDATE_DOCS=1 uv run pytest -m slow tests/end_to_end/test_docs.py`` writes what is printed into
the documents; look at the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil

import pytest

from tests.conftest import ROOT, run

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
FOLDERS = ("content", "docs", "theme")
COPIED = (*FOLDERS, "pelicanconf.py", "publishconf.py", "tasks.py", "pyproject.toml")


def printed(block: str, project) -> str:
    """A block as it should read: each command, and what it prints, errors too."""
    lines = []
    for command in (line for line in block.splitlines() if line.startswith("$ ")):
        typed = command[2:].replace("uv run ", "")
        done = run("bash", "-c", f"{typed} 2>&1", cwd=project, COLUMNS="100", LC_ALL="C.UTF-8")
        lines += [
            command,
            *re.sub(r" in \d+\.\d s", " in 0.7 s", done.stdout).rstrip().splitlines(),
        ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("document", ["authors.md", "commands.md", "comments.md", "permissions.md"])
def test_a_document_shows_what_is_printed(tmp_path, document):
    """Its commands are run one after the other, in a copy of the project."""
    project = tmp_path / "courtesy"
    project.mkdir()
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    (project / "plugins").symlink_to(ROOT / "plugins")
    path = ROOT / "docs" / document
    text = path.read_text("utf-8")
    found = BLOCK.sub(lambda block: printed(block[0], project), text)
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(found, "utf-8")
    assert found == text
