"""Pelican's own default theme over the sample site: whole articles where nobody asked for them."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pelican
import pytest

from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site
from tests.conftest import ROOT, run

THEME = Path(pelican.__file__).parent / "themes" / "notmyidea"
OPENING = 60
"""Characters of a sentence that nobody else has written."""


@pytest.fixture
def settings(tmp_path):
    """A settings file that names the theme."""
    path = tmp_path / "theme.py"
    path.write_text(f"THEME = {str(THEME)!r}\n")
    return path


def paragraphs(article: Path) -> list[str]:
    """The licensed paragraphs of an article's file, for a count that knows nothing of ours."""
    text = article.read_text("utf-8").partition("\n\n")[2]
    if "<!-- reprint -->" in text:
        text = text.partition("<!-- reprint -->")[2].partition("<!-- /reprint -->")[0]
    return [part for part in text.split("\n\n") if len(part.split()) > 10]


def letters(text: str) -> str:
    """Nothing but letters, whatever the markup."""
    return re.sub("[^a-z]", "", html.unescape(re.sub("<[^>]*>", "", html.unescape(text))).lower())


def holding(output: Path, article: Path) -> list[str]:
    """The files that hold more than a summary of an article: its last paragraph but one."""
    wanted = letters(paragraphs(article)[-2])
    files = (path for path in output.rglob("*") if path.suffix in {".html", ".xml"})
    return sorted(
        p.relative_to(output).as_posix() for p in files if wanted in letters(p.read_text())
    )


def test_one_problem_for_each_file_and_work(samples, settings, tmp_path, monkeypatch):
    """Every page with the text of a reprint is named, once for each reprint; feeds are ours."""
    content = samples / "site" / "content"
    output = tmp_path / "output"
    done = run(
        "invoke", "build", "--content", str(content), "--output", str(output),
        "--settings", str(settings),
    )  # fmt: skip
    assert done.returncode == 1
    assert not output.exists()
    told = sorted(
        (match[1], match[2])
        for line in done.stderr.splitlines()
        if (
            match := re.search(
                r"articles/([^/]+\.md):\d+: \[[\w-]+\] .*?(?:: in|:) (\S+\.html) ", line
            )
        )
    )
    # The same site without a gate shows which files those are.
    monkeypatch.setattr("plugins.press.gate.inspect", lambda *args: ([], []))
    typed = {"PATH": str(content), "OUTPUT_PATH": str(output), "PRESS_RAISES": True}
    Site(load(ROOT / "pelicanconf.py", settings, typed)).publish()
    reprints = [a for a in (content / "articles").glob("*.md") if "\nPermission:" in a.read_text()]
    expected = [
        (article.name, path)
        for article in reprints
        for path in holding(output, article)
        if path.endswith(".html") and not path.startswith("republish/")
    ]
    assert len(told) == len(done.stderr.splitlines()) - 1
    assert sorted(set(told)) == told
    assert {path for _, path in told} >= {"index.html", "category/learning.html"}
    assert set(told) == set(_without_shared(expected, reprints))


def _without_shared(pairs: list[tuple[str, str]], reprints: list[Path]) -> list[tuple[str, str]]:
    """Of two variants that share a paragraph, a file that shows one shows that one only."""
    variant = next(a.name for a in reprints if "\nVariant_Of:" in a.read_text())
    original = "beta-means-never-having-to-say-youre-sorry.md"
    shown = {
        variant: {"2012/01/beta-means-never-customer-experience.html"},
        original: {"2008/07/beta-means-never-having-to-say-youre-sorry.html", "label/beta.html"},
    }
    other = {variant: shown[original], original: shown[variant] | {
        "label/customer-experience-management.html"}}  # fmt: skip
    return [(name, path) for name, path in pairs if path not in other.get(name, ())]


def test_without_reprints_it_is_published(samples, settings, tmp_path):
    """The theme is not at fault where nothing is licensed."""
    content = tmp_path / "content"
    shutil.copytree(samples / "site" / "content", content, copy_function=shutil.copyfile)
    for article in (content / "articles").glob("*.md"):
        if "\nPermission:" in article.read_text("utf-8"):
            article.unlink()
    done = run(
        "invoke", "build", "--content", str(content), "--output", str(tmp_path / "output"),
        "--settings", str(settings),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "404.html").exists(), "templates that it lacks come from ours"
