"""A built site is damaged on its page and in its feed, and the gate is asked again."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from plugins.press.gate import inspect
from plugins.press.staged import Staged
from tests.conftest import PERMISSION, REPRINT, Place
from tests.fixtures import cases

FIXTURES = Path(__file__).parent / "fixtures"
PAGE = "2026/03/the-quiet-kettle.html"
FEED = "feeds/all.atom.xml"
CONTENT = "{http://www.w3.org/2005/Atom}content"
STATEMENT = (
    '<div class="attribution-statement"><p>Copyright, Kettle Weekly. Used with permission. Jo Ray '
    "teaches “calm service” at counters – daily.\nVisit "
    '<a href="https://kettle.example.org/?from=reprint">kettle.example.org</a> or\n'
    '<a href="https://archive.example.org/Kettle/">the archive</a>.</p></div>'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site that was published, and the means to ask its gate again."""
    place = Place(tmp_path_factory.mktemp("site"))
    place.write("content/permissions/kettle-weekly.toml", PERMISSION)
    place.write("content/articles/kettle.md", REPRINT)
    site = place.site()
    return place, site


@pytest.fixture
def ask(built, tmp_path):
    """A copy of the site to damage, and the gate's answer to it as codes."""
    place, site = built
    folder = tmp_path / "copy"
    shutil.copytree(place.output, folder)

    def answer() -> list[str]:
        problems, _ = inspect(Staged(folder), site.published, site.checks)
        assert all(problem.path.endswith("kettle.md") for problem in problems)
        assert all(problem.line == 8 for problem in problems)
        return [problem.code for problem in problems]

    return folder, answer


def put(text: str, old: str, new: str) -> str:
    """Replace what a fixture names, in a page or an entry."""
    old, new = (part.replace("{{statement}}", STATEMENT) for part in (old, new))
    new = new.replace("{{escaped}}", escape(STATEMENT))
    assert old in text, "the fixture names something that is not there"
    return text.replace(old, new)


def on_page(folder: Path, old: str, new: str) -> None:
    """Change the article's own page."""
    page = folder / PAGE
    page.write_text(put(page.read_text("utf-8"), old, new), "utf-8")


def in_feed(folder: Path, old: str, new: str) -> None:
    """Change the content of its entry."""
    feed = etree.parse(folder / FEED)
    (content,) = feed.iter(CONTENT)
    content.text = put(content.text or "", old, new)
    feed.write(folder / FEED, encoding="utf-8", xml_declaration=True)


TARGETS = pytest.mark.parametrize("change", [on_page, in_feed])


def test_the_undamaged_site_passes(ask):
    """What was published is what the gate let through."""
    _, answer = ask
    assert answer() == []


@TARGETS
@pytest.mark.parametrize(("old", "new"), cases(FIXTURES / "damages.md"))
def test_every_damage_is_caught(ask, change, old, new):
    """Cut, changed, unlinked, hidden, moved, escaped, split."""
    folder, answer = ask
    change(folder, old, new)
    codes = answer()
    assert codes
    assert all(code.partition("-")[0] in {"statement", "link"} for code in codes)


@TARGETS
@pytest.mark.parametrize(("old", "new"), cases(FIXTURES / "harmless.md"))
def test_no_harmless_change_is_flagged(ask, change, old, new):
    """Typography, white space, wrappers, attributes, spellings of one address."""
    folder, answer = ask
    change(folder, old, new)
    assert answer() == []


@pytest.mark.parametrize(("rule", "expected"), cases(FIXTURES / "sheets.md"))
def test_stylesheets(ask, rule, expected):
    """A rule that may hide the statement is enough, in whatever medium and state."""
    folder, answer = ask
    sheet = folder / "theme" / "style.css"
    sheet.write_text(sheet.read_text("utf-8") + rule, "utf-8")
    assert bool(answer()) is (expected == "hides")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{statement}}", "", "statement-missing"),
        ("Used with", "Used without", "statement-altered"),
        ("{{statement}}", "<div hidden>{{statement}}</div>", "statement-hidden"),
        ("<a href=", "<a data-href=", "link-missing"),
        ("https://archive.example.org/Kettle/", "https://elsewhere.example/", "link-elsewhere"),
        ("{{statement}}", "<div inert>{{statement}}</div>", "link-inactive"),
    ],
)
@TARGETS
def test_each_fault_has_its_own_code(ask, change, old, new, code):
    """A person who reads the code knows where to look."""
    folder, answer = ask
    change(folder, old, new)
    assert set(answer()) == {code}


def test_the_message_names_article_file_and_what_differs(built, ask):
    """All that is needed to find the place and to see what happened there."""
    _, site = built
    folder, _ = ask
    on_page(folder, "Used with permission", "Used by permission")
    (problem,), _ = inspect(Staged(folder), site.published, site.checks)
    assert "“The Quiet Kettle” is not published" in problem.message
    assert PAGE in problem.message
    assert "“Used with permission” has become “Used by permission”" in problem.message


def test_the_statement_of_another_article(ask):
    """On its own page a reprint has its own: one in an article beside it is that one's."""
    folder, answer = ask
    page = (folder / PAGE).read_text("utf-8")
    assert STATEMENT in page
    moved = page.replace(STATEMENT, "")
    moved = moved.replace("</main>", f"<aside><article>{STATEMENT}</article></aside></main>")
    (folder / PAGE).write_text(moved, "utf-8")
    assert answer() == ["statement-elsewhere"]
    (folder / PAGE).write_text(moved.replace("<aside><article>", "<aside><div>"), "utf-8")
    assert answer() == []
