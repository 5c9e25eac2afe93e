"""Kits of whole sites: who has one, and that each of its texts is complete."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.verification import verify
from plugins.press.pelican_build import Options, attempt
from plugins.press.visible import read, readings
from tests.attribution.kit.forms import faults, rendered, tokens_of_html, tokens_of_text
from tests.conftest import ROOT

OURS = 'holder = "Us"\nstatement = "“{title}” first appeared at [Us](https://us.example.org/)."\n'


def kits(place, slug="cups"):
    """The files of one kit."""
    return [f"republish/{slug}.{suffix}" for suffix in ("html", "txt", "md")]


def textareas(page):
    """The copies on a kit's page, by their form."""
    nodes = LexborHTMLParser(page).css("textarea")
    return {node.attributes["data-form"]: node.text() for node in nodes}


@pytest.fixture
def offered(place):
    """A site that offers its articles."""
    place.write("content/permissions/ours.toml", OURS)
    place.write("content/articles/cups.md", _with_offer(place.content / "articles/cups.md"))
    return place


def _with_offer(path):
    return "Offer: ours\n" + path.read_text("utf-8")


@pytest.mark.parametrize("site", ["own", "sample"])
def test_every_text_of_every_kit_is_complete(request, tmp_path, site):
    """The statement with its links, and all words of the article once, in each copy and file."""
    options = Options(output=str(tmp_path / "output"), on="2026-09-01")
    if site == "sample":
        content = request.getfixturevalue("samples") / "site" / "content"
        options = Options(output=options.output, on=options.on, content=str(content))
    outcome, made = attempt(ROOT / "pelicanconf.py", options)
    assert outcome.error is None
    assert made is not None
    seen = 0
    for item in made.published.items:
        licence = item.made.get("licence")
        files = [tmp_path / "output" / path for path in kits(None, item.slug)]
        if licence is None or not licence.may_be_reprinted:
            assert not any(path.exists() for path in files)
        else:
            seen += 1
            texts = [path.read_text("utf-8") for path in files]
            page = (tmp_path / "output" / item.path).read_text("utf-8")
            assert f"republish/{item.slug}.html" in page
            _judge(licence.attribution.statement, page, *texts)
    assert seen >= 2


def _judge(statement, article, page, text, markdown):
    (visible,) = readings(page)
    assert verify(statement, visible) == []
    copies = textareas(page)
    assert (copies["text"], copies["markdown"]) == (text, markdown)
    wanted = "\x1f".join(_body(article))
    for form, copy in copies.items():
        assert faults(form, copy, statement) == []
        for words in _words(form, copy):
            assert "\x1f".join(words).count(wanted) == 1, form


def _body(article):
    """The words of an article's page, without its pictures and their captions, and without the
    ways back from its notes."""
    body = LexborHTMLParser(article).css(".article-body")[0]
    for element in body.css("figure, .footnote-backref"):
        element.decompose()
    return tokens_of_html(body.html or "")


def _words(form, copy):
    """The words of a copy, without its pictures and their captions."""
    if form in {"text", "print"}:
        return [tokens_of_text(PICTURE.sub("", copy))]
    html = [copy] if form != "markdown" else rendered(PICTURE_IN_MARKDOWN.sub("", copy))
    found = []
    for each in html:
        tree = LexborHTMLParser(each)
        for picture in tree.css("figure, div > div"):
            picture.decompose()
        found.append(read(tree).tokens)
    return found


PICTURE = re.compile(r"(?m)^.*/images/.*$")
PICTURE_IN_MARKDOWN = re.compile(r"(?m)^!\[.*\n\n.*$")


def test_who_has_a_kit(offered):
    """An article that is offered; not a reprint that may not be passed on, whose page says whom
    to ask."""
    assert offered.build().error is None
    assert all((offered.output / path).is_file() for path in kits(offered))
    assert not any((offered.output / path).is_file() for path in kits(offered, "the-quiet-kettle"))
    cups, kettle = offered.read("2026/03/cups.html"), offered.read("2026/03/the-quiet-kettle.html")
    assert '<a href="/republish/cups.html">Republish this article</a>' in cups
    assert "/republish/" not in kettle
    asking = 'Please ask <a href="https://kettle.example.org/">Kettle Weekly</a>'
    assert asking in kettle
    assert asking not in cups
    assert '<a href="/2026/03/cups.html">' in offered.read("republish/cups.html")


@pytest.mark.parametrize("end", ["valid_until = 2026-05-31", "withdrawn = 2026-05-31"])
def test_what_ended_has_no_kit(offered, end):
    """From that day on there is none, and no link to it."""
    offered.write("content/permissions/ours.toml", OURS + end)
    assert offered.build().error is None
    assert not (offered.output / "republish").exists()
    assert "/republish/" not in offered.read("2026/03/cups.html")
    assert offered.build(on="2026-05-30").error is None
    assert (offered.output / "republish/cups.html").is_file()


def test_fields_that_are_called_like_our_attributes(place):
    """An author who writes them gets no kit, and no sentence about rights."""
    place.article("pots", Republish="../evil.html", Licence="CC0", Licensed_html="<p>x</p>")
    assert place.build().error is None
    page = place.read("2026/01/pots.html")
    assert "epublish this article" not in page
    assert "not ours to pass on" not in page
    assert not (place.output / "evil.html").exists()


def test_a_draft(place):
    """It has no kit yet, and does not say that it will have none."""
    permission = (place.content / "permissions/kettle-weekly.toml").read_text("utf-8")
    place.write("content/permissions/kettle-weekly.toml", permission + 'republish = "yes"\n')
    text = (place.content / "articles/kettle.md").read_text("utf-8")
    place.write("content/articles/kettle.md", f"Status: draft\n{text}")
    assert place.build(drafts=True).error is None
    (page,) = place.output.rglob("the-quiet-kettle.html")
    assert "epublish this article" not in page.read_text("utf-8")
    assert "not ours to pass on" not in page.read_text("utf-8")


def test_a_site_without_offers(place):
    """Nothing is written for kits."""
    assert place.build().error is None
    assert not (place.output / "republish").exists()


def test_a_translation(offered):
    """It has a kit of its own, named as its page is."""
    offered.article("cups", "Las tazas, primero.", Lang="es", Title="Tazas", Guid="", Offer="ours")
    (offered.content / "articles/cups.md").rename(offered.content / "articles/cups.es.md")
    offered.write("content/articles/cups.md", CUPS)
    assert offered.build().error is None
    text = offered.read("republish/cups.es.txt")
    assert text.startswith("Tazas\n")
    page = offered.read("republish/cups.es.html")
    assert "/republish/cups.es.txt" in page
    assert '<article lang="es">' in textareas(page)["html"]
    assert offered.read("republish/cups.txt").startswith("Cups\n")


CUPS = """\
Title: Cups
Date: 2026-03-02
Category: Tea
Slug: cups
Guid: tag:site.example.org,2026:cups
Offer: ours

Warm them first.
"""


def test_an_introduction_of_ours_is_not_in_the_kit(place):
    """Only what the marks enclose is the holder's to pass on, with its links filled in."""
    permission = (place.content / "permissions/kettle-weekly.toml").read_text("utf-8")
    place.write("content/permissions/kettle-weekly.toml", permission + 'republish = "yes"\n')
    text = (place.content / "articles/kettle.md").read_text("utf-8")
    head, _, body = text.partition("\n\n")
    marked = f"Ours before.\n\n<!-- reprint -->\n\n{body} See [cups]({{filename}}cups.md).\n\n"
    place.write("content/articles/kettle.md", f"{head}\n\n{marked}<!-- /reprint -->\n\nOurs after.")
    assert place.build().error is None
    assert "Ours\xa0before." in place.read("2026/03/the-quiet-kettle.html")
    made = place.read("republish/the-quiet-kettle.md")
    assert "Ours" not in made
    assert "trusting you to look." in made
    assert "[cups](https://courtesy.example.org/2026/03/cups.html)" in made


def test_rights_of_pictures(offered):
    """A picture is in the kit where its file says so; the file itself is not published."""
    for name in ("a.png", "b.png"):
        target = offered.content / "images" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((ROOT / "content/images/bicycles.png").read_bytes())
    offered.write(
        "content/images/rights.toml", '["images/a.png"]\ncredit = "Drawing: Ann"\npass_on = true\n'
    )
    offered.article("pots", '![A](/images/a.png "Pot.")\n\n![B](/images/b.png)', Offer="ours")
    assert offered.build().error is None
    page = offered.read("republish/pots.html")
    html = textareas(page)["html"]
    assert 'src="https://courtesy.example.org/images/a.png"' in html
    assert "srcset" not in html
    assert "Pot. (Drawing: Ann)" in html
    assert "b.png" not in html
    assert "“B”: nothing says that it may be passed on" in page
    assert not (offered.output / "images/rights.toml").exists()


def test_a_mistake_in_the_rights_of_pictures(offered):
    """Nothing is published: a picture might be passed on that must not be."""
    offered.write("content/images/rights.toml", '["images/a.png"]\ncredit = "Ann"\n')
    assert offered.codes() == ["picture-rights"]


def test_corrections_and_biographies(offered):
    """A correction stands in every copy, the author's biography on the page."""
    offered.write("content/authors/ann-moss.md", "Name: Ann Moss\n\nAnn *pours*.\n")
    offered.article("pots", Offer="ours", Correction="2026-04-01 It was & is five.")
    assert offered.build().error is None
    page = offered.read("republish/pots.html")
    assert "Ann <em>pours</em>." in page
    assert all("five." in copy for copy in textareas(page).values())


def test_a_theme_without_our_templates(offered):
    """The kit's page stands in the other theme's frame, with the script that it needs."""
    (offered.content / "articles/kettle.md").unlink()
    offered.site(THEME="simple", DIRECT_TEMPLATES=["index"])
    page = offered.read("republish/cups.html")
    assert "Proudly powered by" in page
    assert set(textareas(page)) == {"html", "newsletter", "text", "print", "markdown"}
    assert (offered.output / "theme/kit.js").is_file()


def test_the_way_to_the_copies_is_short(offered):
    """A link right under the title; what is left out is told in a whole sentence."""
    offered.write(
        "content/articles/film.md",
        "Title: Film\nDate: 2026-03-02\nCategory: Tea\nOffer: ours\nAuthor: Ann Moss\n\n"
        'Words.\n\n<video src="https://v.example.org/1"></video>\n',
    )
    assert offered.build().error is None
    page = LexborHTMLParser(offered.read("republish/film.html"))
    links = page.css(".kit header a[href='#kit-copies']")
    assert [link.text() for link in links] == ["Copy it"]
    assert page.css_first("#kit-copies") is not None
    said = [item.text() for item in page.css(".kit-note li")]
    assert said == ["A film (https://v.example.org/1): it can be seen on our page."]
