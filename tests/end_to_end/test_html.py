"""Every page passes the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from plugins.press.pelican_build import Options, build
from tests.conftest import ROOT, needs

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.slow
@pytest.mark.parametrize("site", ["own", "production", "drafts", "sample"])
def test_no_page_and_no_stylesheet_has_an_error(request, tmp_path, site):
    """This project's own site, as it is written, published and served; and the sample site."""
    java = shutil.which("java")
    needs(java, "Java is not installed (apt-get install default-jre-headless)")
    needs(JAR.is_file(), "the Nu HTML checker is not installed (npm ci)")
    output = tmp_path / "output"
    options = Options(output=str(output), on="2026-09-01", drafts=site == "drafts")
    if site == "production":
        options = replace(options, settings=str(ROOT / "publishconf.py"))
    if site == "sample":
        content = request.getfixturevalue("samples") / "site" / "content"
        options = replace(options, content=str(content))
    assert build(ROOT / "pelicanconf.py", options).error is None
    pages = sorted(str(path) for path in output.rglob("*") if path.suffix in {".html", ".css"})
    assert len(pages) > 20
    command = [str(java), "-jar", str(JAR), "--also-check-css", "--format", "gnu", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
