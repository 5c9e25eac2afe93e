"""A kit as a whole: complete copies, each with its statement."""

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest

from plugins.attribution.kit import kit
from plugins.attribution.kit.pictures import Rights
from plugins.attribution.kit.surroundings import Surroundings
from plugins.attribution.licence import Licence
from plugins.attribution.permission import Permission
from plugins.attribution.reprint import Reprint
from tests.attribution.kit.forms import HOMES, PAGE, faults, tokens_of_html

DAY = dt.date(2026, 6, 1)
STATEMENT = """
“{title}” by {author} first appeared in *[Kettle & Co](https://k.example.org/?a=1&b=2)*. 1986.

Ask [us_all](mailto:us@k.example.org), or read <{source}>; http://www.k.example.org/A_(b) too.
"""
TITLE = "Cups & *Tea* <b>#1"


def work(html="<p>Warm them first.</p>", statement=STATEMENT, **fields):
    permission = Permission(
        holder="Kettle",
        statement=statement,
        license_url="https://l.example.org/by-nd/4.0/",
        spdx="CC-BY-ND-4.0",
    )
    told = {"source": "https://s.example.org/a_b?x=1&copy=2", "source_title": "*Kettle*"}
    article = Reprint.from_metadata("a.md", TITLE, DAY, ("Ann_B", "Bo"), 9, told)
    given = {
        "title": TITLE,
        "authors": ("Ann_B", "Bo"),
        "lang": "en",
        "when": "June 1, 2026",
        "html": html,
        "in_part": False,
        "around": Surroundings(PAGE, HOMES, {"images/y.png": Rights(credit="Ann", pass_on=True)}),
        "licence": Licence.of(article, permission, DAY),
        "corrections": (kit.Correction.of("2026-04-02 It was five."), kit.Correction.of("Six.")),
    }
    return kit.Work(**(given | fields))


HARD = {
    "plain": "<p>Warm them first.</p>",
    "ends in a list": "<p>a</p><ul><li>b</li></ul>",
    "ends in code": "<pre><code>&lt;/textarea&gt;&lt;script&gt;\n\nx</code></pre>",
    "a table": "<table><tr><td>a</td></tr></table>",
    "an open comment": "<p>a &lt;!-- b</p>",
    "open elements": "<p>a <em>b <table><tr><td>c",
    "a fence": "<p>```</p><p>~~~</p>",
    "nothing": "",
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("form", ["html", "newsletter", "text", "print", "markdown"])
def test_every_copy_has_its_statement(form, name):
    """Complete and with active links, after whatever the text ends with."""
    made = work(HARD[name])
    copy = kit.make(made).copy(form)
    assert faults(form, copy, made.licence.attribution.statement) == []


def test_markdown_that_holds_html_has_its_statement_as_html():
    """Whoever takes the whole for HTML finds the links all the same."""
    made = work(HARD["a table"])
    copy = kit.make(made).copy("markdown")
    assert faults("html", copy, made.licence.attribution.statement) == []


def test_title_byline_corrections_and_source_stand_in_every_copy():
    """In the words of the article, whatever they look like."""
    for copy in kit.make(work()).copies:
        seen = copy.text.replace("\\", "")
        seen = seen if copy.id in {"text", "print"} else unescape(seen)
        for words in (TITLE, "By Ann_B, Bo", "Correction of 2026-04-02.", "It was five.", "Six."):
            assert words in seen, copy.name
        for address in ("https://s.example.org/a_b?x=1&copy=2", "https://l.example.org/by-nd/4.0/"):
            assert address in seen, copy.name


def test_words_are_those_of_the_article():
    """Neither its title, nor its statement, nor a caption that went with its picture."""
    html = '<p>One two.</p><figure><img src="/n.png"><figcaption>No.</figcaption></figure><p>3</p>'
    made = kit.make(work(html))
    assert made.words == 3
    assert [left.what for left in made.left_out] == ["n.png"]


def test_a_part_has_the_notes_that_it_refers_to():
    """Under the numbers that they have on the page."""
    html = (
        '<p>A<sup><a href="#fn:2">2</a></sup></p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>One.</p></li><li id="fn:2"><p>Two.</p></li></ol></div>'
    )
    made = kit.make(work(html, in_part=True))
    assert '<li value="2">\n<p>Two.</p>' in made.copy("html")
    assert "One." not in made.copy("html")
    assert made.left_out[0].what == "What we wrote before and after it"
    assert "A²\n\n* * *\n\n2. Two." in made.copy("text")


def test_a_credit_for_a_picture_in_a_line():
    """It follows the text."""
    made = kit.make(work('<p>One <img src="/images/y.png" alt="Y"> two.</p>'))
    assert "<p>Pictures: Ann.</p>" in made.copy("html")
    assert "Pictures only as they come" in {rule.name for rule in made.rules}


def test_a_statement_in_another_language():
    """It says so in HTML."""
    attribution = work().licence.attribution
    licence = replace(work().licence, attribution=replace(attribution, statement_lang="es"))
    assert '<p lang="es">“Cups' in kit.make(work(licence=licence)).copy("html")


@pytest.mark.parametrize(
    ("written", "day", "text"),
    [
        ("2026-04-02 It was five.", "2026-04-02", "It was five."),
        ("It was five.", "", "It was five."),
        ("2026-ab-02 It", "", "2026-ab-02 It"),
    ],
)
def test_corrections(written, day, text):
    """A day, where there is one, and what was wrong."""
    assert kit.Correction.of(written) == kit.Correction(text, day)


def test_a_copy_is_one_block_of_html():
    """Nothing of it is lost where it is pasted, and nothing else comes with it."""
    html = kit.make(work()).copy("html")
    assert html.startswith('<article lang="en">')
    assert html.endswith("</article>")
    assert tokens_of_html(html)[0] == "Cups"
