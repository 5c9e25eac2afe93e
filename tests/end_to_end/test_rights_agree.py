"""JSON-LD, rel=license, RSL, TDMRep, the sidecar and the page say the same of every article."""

from __future__ import annotations

import json
import tomllib
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.attribution.machine.digests import of_parts
from plugins.press.pelican_settings import load
from plugins.press.pelican_site import Site
from plugins.press.words import tokens
from tests.attribution.machine.schemas import (
    RSL,
    Head,
    read_rsl,
    read_sidecar,
    read_tdmrep,
    usages,
)
from tests.conftest import ROOT

HOME = "https://courtesy.example.org/"
RESERVED = {"permits": ["all"], "prohibits": ["ai-train"], "tdm_reservation": True}
FREE = {"permits": ["all"], "tdm_reservation": False}


@pytest.fixture(scope="module", params=["own", "own, free", "sample", "sample, free"])
def told(request, tmp_path_factory):
    """A site's articles, its output, and its files read back."""
    content = ROOT / "content"
    if request.param.startswith("sample"):
        content = request.getfixturevalue("samples") / "site" / "content"
    output = tmp_path_factory.mktemp("rights") / "output"
    typed = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "BUILD_DAY": "2026-09-01",
        "PRESS_RAISES": True,
        "MACHINE_USE": FREE if request.param.endswith("free") else RESERVED,
    }
    site = Site(load(ROOT / "pelicanconf.py", None, typed))
    site.publish()
    articles = [item for item in site.published.items if item.is_article and not item.is_draft]
    tree = read_rsl((output / "license.xml").read_bytes())
    return (
        content,
        output,
        articles,
        {node.get("url"): node for node in tree},
        read_tdmrep((output / ".well-known" / "tdmrep.json").read_bytes()),
        read_sidecar((output / "feeds" / "reprints.json").read_bytes()),
    )


def governing(contents, path):
    """The content whose path is the longest that matches (RFC 9309, section 2.2.2)."""
    return contents[max((place for place in contents if path.startswith(place)), key=len)]


def address(node):
    """Where the only link in ``node`` leads, or None."""
    link = node.css_first("a") if node is not None else None
    return link.attributes["href"] if link is not None else None


def test_all_of_them_say_the_same(told):
    """Of each article: the holder, the statement, the terms, where they are, where a licence is to
    be had, the source, what machines may do, and the digests of what stands on the page."""
    content, output, articles, contents, rules, sidecar = told
    assert len(articles) > 7
    for item in articles:
        html = (output / item.path).read_text("utf-8")
        head, page = Head(html), LexborHTMLParser(html)
        licensed = item.made.get("licence")
        rule = next(rule for rule in rules if f"/{item.path}".startswith(rule["location"]))
        scope = governing(contents, f"/{item.path}")
        trains = "ai-train" not in usages(scope)[1] and bool({"all", "ai-train"} & usages(scope)[0])
        assert trains is (rule["tdm-reservation"] == 0)
        if licensed is None:
            assert (head.link("license"), head.scripts) == (None, [])
            assert item.entry_id not in sidecar
            continue
        file = content / "permissions" / f"{licensed.permission}.toml"
        permission = tomllib.loads(file.read_text("utf-8"))
        (node,) = map(json.loads, head.scripts)
        offered = sidecar.get(item.entry_id)
        may_be_reprinted = licensed.is_offer or permission.get("republish") == "yes"
        assert (offered is not None) is may_be_reprinted

        holders = {
            node["copyrightHolder"]["name"],
            scope.findtext(f"{RSL}copyright"),
            permission["holder"],
        }
        places = {head.link("license"), node["license"], scope.findtext(f"{RSL}terms")}
        ways = {
            node.get("acquireLicensePage"),
            scope.findtext(f"{RSL}license/{RSL}payment/{RSL}custom"),
        }
        credits_ = {node["creditText"]}
        sources = {node.get("isBasedOn")}
        block = page.css_first(".attribution")
        assert (block is None) is licensed.is_offer
        if block is not None:
            shown = block.css_first(".attribution-statement")
            assert shown is not None
            credits_.add(" ".join(shown.text().split()))
            sources.add(address(block.css_first(".attribution-byline")))
            assert tokens(permission.get("terms", "")) == tokens(
                " ".join(n.text() for n in block.css(".attribution-terms p:not([class])")[:1])
            )
            contact = block.css(".attribution-terms a")
            if contact and not may_be_reprinted:
                ways.add(contact[-1].attributes["href"])
        if offered is not None:
            assert offered["status"] == "usable"
            holders.add(offered["holder"]["name"])
            places.add(offered["terms"]["license"])
            ways.add(offered["terms"]["acquire"])
            credits_.add(offered["statement"]["text"])
            sources.add(offered["source"])
            assert offered["terms"]["text"] == permission.get("terms")
            assert offered["terms"]["copyright"] == node["copyrightNotice"]
            assert str(node["copyrightYear"]) in node["copyrightNotice"]
            assert offered["addresses"]["page"] == node["url"] == f"{HOME}{item.path}"
            body = page.css_first(".article-body")
            assert body is not None
            assert tuple(offered["digests"]["paragraphs"]) == of_parts([body.html or ""])
        assert {len(each) for each in (holders, places, ways, credits_, sources)} == {1}

        (place,) = places
        if place.startswith(HOME):
            parts = urlsplit(place)
            there = Head((output / parts.path.lstrip("/")).read_text("utf-8"))
            assert not parts.fragment or parts.fragment in there.ids
        if not licensed.is_offer:
            assert usages(scope) == ({"search"}, {"ai-all"})
            assert rule["tdm-reservation"] == 1


def test_what_is_told_is_of_this_site_and_of_nothing_else(told):
    """Each article of the sidecar is published, and each path of the licence is there."""
    _, output, articles, contents, rules, sidecar = told
    assert set(sidecar) <= {item.entry_id for item in articles}
    paths = {item.path for item in articles} | {"", "feeds/"}
    for place in [*contents, *(rule["location"] for rule in rules)]:
        assert place.lstrip("/") in paths or (output / place.lstrip("/")).is_file()
