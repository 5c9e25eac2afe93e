"""Tests of plugins.press.pelican_content: the names that Pelican does not promise to keep."""

from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from plugins.press.pelican_content import plain_title, replace_html, source_html, with_links


def article(html, title="A"):
    settings = {**DEFAULT_CONFIG, "TIMEZONE": "UTC"}
    return Article(html, {"title": title, "slug": "a"}, settings, "a.md", {"localsiteurl": ""})


def test_the_html_can_be_read_and_replaced():
    """What is put in is what a theme prints."""
    content = article("<p>Old.</p>")
    assert source_html(content) == "<p>Old.</p>"
    replace_html(content, "<p>New.</p>")
    assert content.content == "<p>New.</p>"
    assert source_html(article(None)) == ""


def test_links_of_a_part():
    """They are filled in as those of the whole would be."""
    content = article("")
    content.settings["SITEURL"] = "https://us.example.org"
    html = '<a href="{index}">home</a>'
    assert with_links(content, html) == '<a href="https://us.example.org/index.html">home</a>'


def test_plain_title():
    """No tags, no references, no typographer's spaces."""
    assert plain_title(article("", "Tea&nbsp;<b>&amp;</b> Milk")) == "Tea & Milk"
