"""Every page passes the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.conftest import ROOT, needs, run

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.slow
def test_no_page_and_no_stylesheet_has_an_error(tmp_path):
    """This project's own site, and the small one of the tests."""
    java = shutil.which("java")
    needs(java, "Java is not installed (apt-get install default-jre-headless)")
    needs(JAR.is_file(), "the Nu HTML checker is not installed (npm ci)")
    output = tmp_path / "output"
    assert run("invoke", "build", "--output", str(output)).returncode == 0
    pages = sorted(str(path) for path in output.rglob("*") if path.suffix in {".html", ".css"})
    assert len(pages) > 20
    command = [str(java), "-jar", str(JAR), "--also-check-css", "--format", "gnu", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
