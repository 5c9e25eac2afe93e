"""Tests of plugins.attribution.kits_gate: kits of a built site, damaged."""

from __future__ import annotations

import html
import re
import shutil

import pytest

from plugins.attribution import kits_gate
from plugins.press.gate import Check, inspect
from plugins.press.staged import Staged
from tests.conftest import Place

OFFER = """\
holder = "Us"
statement = "“{title}” stands in [Our Paper](https://us.example.org/). Ask [us](https://us.example.org/a)."
"""
TEXT = "\n\n".join(
    f"Paragraph {n} tells how cups are warmed, and why that matters." for n in range(20)
)
CHECK = Check("kits", kits_gate.check_kits)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site with an article that is offered."""
    place = Place(tmp_path_factory.mktemp("site"))
    place.write("content/permissions/ours.toml", OFFER)
    place.article("cups", TEXT)
    place.article("spoons", "Spoons are stirred with, and then they are washed again.")
    return place, place.site(REPRINT_OFFER="ours")


@pytest.fixture
def ask(built, tmp_path):
    """The codes for a file of the kit, once ``change`` was made to it."""
    place, site = built
    folder = tmp_path / "copy"
    shutil.copytree(place.output, folder)

    def answer(path, change):
        file = folder / path
        before = file.read_text("utf-8")
        after = change(before)
        assert after != before, "nothing was changed"
        file.write_text(after, "utf-8")
        return [p.code for p in inspect(Staged(folder), site.published, [CHECK])[0]]

    return answer


def in_copy(number, change):
    """A change to one of the texts to copy."""

    def apply(page):
        found = list(re.finditer(r"(<textarea[^>]*>)(.*?)(</textarea>)", page, re.DOTALL))
        one = found[number]
        text = html.escape(change(html.unescape(one[2])), quote=False)
        return page[: one.start(2)] + text + page[one.end(2) :]

    return apply


def test_a_whole_kit(built):
    """Nothing is wrong with what we write."""
    place, site = built
    assert (place.output / "republish/cups.html").exists()
    assert inspect(Staged(place.output), site.published, [CHECK])[0] == []


@pytest.mark.parametrize("path", ["republish/cups.txt", "republish/cups.md"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("stands in", "stood in"),
        lambda text: text.replace("https://us.example.org/a", ""),
        lambda text: text.replace("https://us.example.org/a", "https://us.example.org/b"),
        lambda text: re.sub("“Cups” stands.*", "", text),
    ],
)
def test_a_damaged_file(ask, path, change):
    """One problem for the file."""
    assert len(ask(path, change)) == 1


@pytest.mark.parametrize("number", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("stands in", "stood in"),
        lambda text: text.replace("https://us.example.org/a", "https://us.example.org/b"),
    ],
)
def test_a_damaged_text_to_copy(ask, number, change):
    """Each of HTML, newsletter, text and Markdown is judged alone."""
    assert len(ask("republish/cups.html", in_copy(number, change))) == 1


def test_a_page_without_its_statement(ask):
    """It says what a partner has to print, where everybody sees it."""
    hide = '<div hidden class="kit-statement"'
    assert ask(
        "republish/cups.html", lambda page: page.replace('<div class="kit-statement"', hide)
    ) == ["statement-hidden"]


def test_a_kit_that_is_gone(built, tmp_path):
    """No plugin may remove a form of it."""
    place, site = built
    shutil.copytree(place.output, tmp_path / "copy")
    (tmp_path / "copy/republish/cups.md").unlink()
    problems, _ = inspect(Staged(tmp_path / "copy"), site.published, [CHECK])
    assert [problem.code for problem in problems] == ["kit-missing"]


def test_a_kit_of_a_short_article(ask):
    """Its texts to copy need the statement too, however few words they hold."""
    change = in_copy(0, lambda text: text.replace("stands in", "stood in"))
    assert len(ask("republish/spoons.html", change)) == 1
