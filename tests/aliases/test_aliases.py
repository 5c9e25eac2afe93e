"""Tests of plugins.aliases."""

import pytest

from plugins.aliases.redirect import path_of
from tests.browser import chromium
from tests.conftest import tree


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/2019/05/old.html", "2019/05/old.html"),
        (" /old/ ", "old/index.html"),
        ("/old", "old/index.html"),
        ("/an%20old.html", "an old.html"),
        ("", None),
        ("/", None),
        ("old.html", None),
        ("/../old.html", None),
        ("/a/%2e%2e/%2e%2e/old.html", None),
        ("https://k.example/old.html", None),
        ("/old.html?x=1", None),
    ],
)
def test_paths(alias, path):
    """Only paths of this site."""
    assert path_of(alias) == path


def test_old_addresses_lead_to_the_article(place):
    """Each with a link, a canonical address, and a refresh."""
    place.article("new", Alias="/2019/05/old.html, /older/", Title="New & better")
    assert place.build().error is None
    for path in ("2019/05/old.html", "older/index.html"):
        page = place.read(path)
        assert '<a href="/2026/01/new.html">New &amp; better</a>' in page
        assert '<link rel="canonical" href="/2026/01/new.html">' in page


@pytest.mark.parametrize(
    ("alias", "code"), [("/2026/03/cups.html", "same-path"), ("../x.html", "bad-alias")]
)
def test_aliases_that_cannot_be(place, alias, code):
    """Another article's address, and what is no path."""
    place.article("new", Alias=alias)
    assert place.codes() == [code]
    assert not tree(place.folder / "output")


@pytest.mark.slow
def test_a_browser_is_sent_on(place):
    """From the file, as from any server."""
    place.article("new", Alias="/old.html", Text="x")
    settings = str(place.write("extra.py", f"SITEURL = {place.output.as_uri()!r}"))
    assert place.build(settings=settings).error is None
    with chromium() as browser:
        page = browser.new_page()
        page.goto((place.output / "old.html").as_uri())
        page.wait_for_url("**/2026/01/new.html")
        assert page.title().startswith("New")
