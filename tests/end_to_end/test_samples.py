"""The articles that the project began with, which nobody here wrote."""

from __future__ import annotations

import re
import tomllib

import pytest
from lxml import etree
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import run

REPRINTS = {
    "2008/07/beta-means-never-having-to-say-youre-sorry.html": "ezinearticles-ron-kaufman",
    "2012/01/beta-means-never-customer-experience.html": "uplifting-service",
    "2009/10/customer-issues-are-opportunities.html": "clo-summary",
    "2014/03/when-an-upgrade-starts-as-a-downgrade.html": "uplifting-service",
}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def built(samples, tmp_path_factory):
    """The sample site, built by the command of the documentation."""
    output = tmp_path_factory.mktemp("sample") / "output"
    content = samples / "site" / "content"
    done = run("invoke", "build", "--content", str(content), "--output", str(output))
    assert done.returncode == 0, done.stderr
    assert "8 articles" in done.stdout
    return content, output


def plain(html: str) -> str:
    """Text without white space and quotation marks: a count of our own, apart from the gate's."""
    return re.sub(r"[\s\"'“”‘’]+", "", LexborHTMLParser(html).text())


def expected(content, permission: str) -> tuple[str, list[str]]:
    """The statement's text and links, straight from its file."""
    table = tomllib.loads((content / "permissions" / f"{permission}.toml").read_text("utf-8"))
    html = Markdown().convert(table["statement"])
    links = LexborHTMLParser(html).css("a")
    return plain(html), [str(link.attributes["href"]) for link in links]


@pytest.mark.parametrize(("page", "permission"), REPRINTS.items())
def test_each_reprint_has_its_statement_on_its_page(built, page, permission):
    """Complete, with active links."""
    content, output = built
    text, links = expected(content, permission)
    block = LexborHTMLParser((output / page).read_text("utf-8")).css_first(".attribution-statement")
    assert block is not None
    assert text in plain(block.html or "")
    assert [link.attributes["href"] for link in block.css("a")] == links
    assert all(link.text().strip() for link in block.css("a"))


@pytest.mark.parametrize(("page", "permission"), REPRINTS.items())
def test_each_reprint_has_its_statement_in_its_entry(built, page, permission):
    """In feeds/all.atom.xml, under its Guid."""
    content, output = built
    text, links = expected(content, permission)
    feed = etree.parse(output / "feeds" / "all.atom.xml")
    entries = {node.find(f"{ATOM}link").get("href"): node for node in feed.iter(f"{ATOM}entry")}
    entry = entries[f"https://courtesy.example.org/{page}"]
    sources = [path.read_text("utf-8") for path in (content / "articles").glob("*.md")]
    guids = {line[6:] for source in sources for line in source.splitlines() if line[:6] == "Guid: "}
    assert entry.findtext(f"{ATOM}id") in guids
    assert entry.findtext(f"{ATOM}id").endswith(page.rpartition("/")[2].removesuffix(".html"))
    html = entry.findtext(f"{ATOM}content")
    assert text in plain(html)
    found = [link.attributes["href"] for link in LexborHTMLParser(html).css("a")]
    assert set(links) <= set(found)


def test_the_label_page(built):
    """Four posts, newest first, under their days; two spellings are one label."""
    _, output = built
    page = LexborHTMLParser((output / "label" / "customer-care.html").read_text("utf-8"))
    shown = [
        (node.tag, " ".join(node.text().split()))
        for node in page.css("main h2.day, main h3.post-title")
    ]
    assert shown == [
        ("h2", "Thursday, June 7, 2012"),
        ("h3", "Experience v. Explanation"),
        ("h2", "Wednesday, November 9, 2011"),
        ("h3", "Be Your Best Self"),
        ("h2", "Monday, October 17, 2011"),
        ("h3", "Amazing Postal Service"),
        ("h2", "Tuesday, October 5, 2010"),
        ("h3", "Rules to Break & Laws to Follow by Don Peppers and Martha Rogers, PhD"),
    ]
    heading = page.css_first("main h1")
    assert heading is not None
    assert " ".join(heading.text().split()).lower() == (
        "showing posts with label customer care. show all posts"
    )


def test_the_feed_is_valid(built, samples):
    """By the schema of RFC 4287."""
    _, output = built
    schema = etree.RelaxNG(etree.parse(samples / "feeds" / "atom.rng"))
    schema.assertValid(etree.parse(output / "feeds" / "all.atom.xml"))
