"""What tests share: a small site to build, and the samples that are read in place."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.press.pelican_build import Options, Outcome, build
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"

PERMISSION = """\
holder = "Kettle Weekly"
holder_url = "https://kettle.example.org/"
statement = '''
Copyright, Kettle Weekly. Used with permission. Jo Ray teaches “calm service” at counters – daily.
Visit [kettle.example.org](https://kettle.example.org/?from=reprint) or
[the archive](https://archive.example.org/Kettle/).
'''
terms = "Ask before you reprint."
"""
REPRINT = """\
Title: The Quiet Kettle
Date: 2026-03-01
Author: Jo Ray
Category: Tea
Labels: kettles, calm
Slug: the-quiet-kettle
Guid: tag:site.example.org,2026:the-quiet-kettle
Permission: kettle-weekly
Source: https://kettle.example.org/2026/quiet

A kettle that whistles is asking for something. A kettle that does not is trusting you to look.

Look, then. It takes a moment, and the tea is better for it.
"""
OWN = """\
Title: Cups
Date: 2026-03-02
Author: Ann Moss
Category: Tea
Labels: calm
Slug: cups
Guid: tag:site.example.org,2026:cups

Warm them first.
"""


@dataclass
class Place:
    """A site in a temporary folder: its content, and where it is built."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, path: str, text: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def article(self, slug: str, text: str = "Words.", **fields: str) -> Path:
        """An article whose front matter is complete but for what ``fields`` say."""
        given = {
            "Title": slug.replace("-", " ").title(),
            "Date": "2026-01-05",
            "Author": "Ann Moss",
            "Category": "Tea",
            "Slug": slug,
            "Guid": f"tag:site.example.org,2026:{slug}",
        } | fields
        head = "\n".join(f"{name}: {value}" for name, value in given.items() if value)
        return self.write(f"content/articles/{slug}.md", f"{head}\n\n{text}\n")

    def build(self, **options: object) -> Outcome:
        """Build in this process, for a day in 2026."""
        chosen = {"content": str(self.content), "output": str(self.output), "on": "2026-06-01"}
        return build(ROOT / "pelicanconf.py", Options(**{**chosen, **options}))  # type: ignore[arg-type]

    def site(self, **typed: object) -> Site:
        """A site that is built and whose gate can be asked again."""
        chosen = {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "BUILD_DAY": "2026-06-01",
            "PRESS_RAISES": True,
        }
        site = Site(load(ROOT / "pelicanconf.py", None, {**chosen, **typed}))
        site.publish()
        return site

    def read(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def codes(self, **options: object) -> list[str]:
        """The codes of the problems that a build finds."""
        return [problem.code for problem in self.build(**options).report.problems]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A site with a permission, a reprint and an article of its own."""
    site = Place(tmp_path)
    site.write("content/permissions/kettle-weekly.toml", PERMISSION)
    site.write("content/articles/kettle.md", REPRINT)
    site.write("content/articles/cups.md", OWN)
    return site


@pytest.fixture
def empty(tmp_path: Path) -> Place:
    """A site without anything but a folder."""
    site = Place(tmp_path)
    site.content.mkdir()
    return site


@pytest.fixture(scope="session")
def samples() -> Path:
    """The samples that this project was tried on; they are not part of it."""
    if not SAMPLES.is_dir():
        pytest.skip(f"the samples are not at {SAMPLES}")
    return SAMPLES


def needs(condition: object, reason: str) -> None:
    """Skip where something is missing, but never where ``CI`` is set."""
    if not condition:
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; it must be there where CI is set")
        pytest.skip(reason)


def run(*command: str, cwd: Path = ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment as a person would, and keep what it says."""
    scripts = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", **environ}
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
