"""license.xml and tdmrep.json: which part of the site is under which terms."""

import datetime as dt

import pytest

from plugins.attribution.machine import rsl, tdmrep
from plugins.attribution.machine.scopes import path_of, scopes
from plugins.attribution.machine.use import MachineUse
from plugins.attribution.machine.work import Kit
from tests.attribution.machine.schemas import RSL, read_rsl, read_tdmrep, usages
from tests.attribution.machine.works import HOME, SITE, work

OPEN = MachineUse(("all",), ("ai-train",), tdm_reservation=True)
FREE = MachineUse(("all",), (), tdm_reservation=False, policy=f"{HOME}p/machines.html")


def contents(use, *works, home=HOME):
    """The contents of the file, by their path."""
    tree = read_rsl(rsl.write(scopes(use, works, home), SITE))
    return {content.get("url"): content for content in tree}


def test_a_site_without_articles_under_terms():
    """One content for all of it, with its holder and its policy."""
    (site,) = contents(FREE).values()
    assert usages(site) == ({"all"}, set())
    assert site.find(f"{RSL}license/{RSL}payment").get("type") == "attribution"
    assert site.findtext(f"{RSL}copyright") == "Our Site"
    assert site.find(f"{RSL}copyright").attrib == {"type": "organization", "contactUrl": HOME}
    assert site.findtext(f"{RSL}terms") == f"{HOME}p/machines.html"


def test_an_article_of_ours_has_the_sites_usages_and_its_own_terms():
    """Holder, licence, where one is to be had."""
    ours = work(is_offer=True, contact="https://us.example.org/ask", spdx="CC-BY-4.0")
    found = contents(OPEN, ours)
    assert list(found) == ["/2026/06/cups.html", "/"]
    content = found["/2026/06/cups.html"]
    assert usages(content) == ({"all"}, {"ai-train"})
    payment = content.find(f"{RSL}license/{RSL}payment")
    assert payment.findtext(f"{RSL}standard") == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert payment.findtext(f"{RSL}custom") == "https://us.example.org/ask"
    assert content.findtext(f"{RSL}copyright") == "Kettle Weekly"
    assert content.findtext(f"{RSL}terms") == "https://spdx.org/licenses/CC-BY-4.0.html"


def test_somebody_elses_work_is_under_narrower_terms_and_so_are_feeds():
    """What it permits is no more than searching."""
    found = contents(OPEN, work())
    assert list(found) == ["/2026/06/cups.html", "/feeds/", "/"]
    assert usages(found["/2026/06/cups.html"]) == ({"search"}, {"ai-all"})
    assert usages(found["/feeds/"]) == ({"search"}, {"ai-all"})
    assert usages(found["/"]) == ({"all"}, {"ai-train"})


def test_a_work_under_a_public_licence_is_passed_on_as_it_is():
    """The licence allows what it allows."""
    found = contents(OPEN, work(spdx="CC-BY-4.0"))
    assert list(found) == ["/2026/06/cups.html", "/"]
    assert usages(found["/2026/06/cups.html"]) == ({"all"}, {"ai-train"})


def test_the_files_of_a_kit_are_alternatives():
    """They are under the page's terms, with their media types."""
    kit = Kit(f"{HOME}republish/cups.html", f"{HOME}republish/cups.txt")
    content = contents(OPEN, work(kit=kit, republish="yes"))["/2026/06/cups.html"]
    assert {node.get("type"): node.text for node in content.findall(f"{RSL}alternate")} == {
        "text/html": f"{HOME}republish/cups.html",
        "text/plain": f"{HOME}republish/cups.txt",
    }


@pytest.mark.parametrize(
    ("contact", "attributes"),
    [
        (
            "mailto:a@b.example.org?subject=x",
            {"type": "organization", "contactEmail": "a@b.example.org"},
        ),
        (
            "https://b.example.org/",
            {"type": "organization", "contactUrl": "https://b.example.org/"},
        ),
        (None, {"type": "organization"}),
    ],
)
def test_whom_to_ask(contact, attributes):
    """An address or a mailbox."""
    content = contents(OPEN, work(contact=contact))["/2026/06/cups.html"]
    assert content.find(f"{RSL}copyright").attrib == attributes


def test_a_holder_with_an_authors_name_is_a_person():
    """A permission does not say so."""
    content = contents(OPEN, work(holder="Jo Ray"))["/2026/06/cups.html"]
    assert content.find(f"{RSL}copyright").get("type") == "person"


def test_what_is_in_no_list_is_told_only_where_its_terms_are_narrower():
    """The address of a hidden article of ours is nobody's business."""
    assert list(contents(OPEN, work(id=None, is_offer=True))) == ["/"]
    assert "/2026/06/cups.html" in contents(OPEN, work(id=None))


def test_an_offer_that_ended_is_ours_without_terms_of_its_own():
    """Then the site's terms hold."""
    assert list(contents(OPEN, work(is_offer=True, withdrawn=dt.date(2026, 1, 1)))) == ["/"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://a.example.org", "/"),
        ("https://a.example.org/blog/", "/blog/"),
        ("https://a.example.org/2026/it's.html?x#y", "/2026/it's.html"),
        ("https://a.example.org/a*b$c d.html", "/a%2Ab%24c%20d.html"),
        ("https://a.example.org/caf\u00e9%20x.html", "/caf%C3%A9%20x.html"),
    ],
)
def test_an_address_as_a_pattern(address, path):
    """A star and a dollar would mean something (RFC 9309, section 2.2.3)."""
    assert path_of(address) == path


def test_a_site_in_a_folder():
    """Paths are those of the host."""
    home = f"{HOME}blog/"
    found = contents(OPEN, work(page=f"{home}a.html"), home=home)
    assert list(found) == ["/blog/a.html", "/blog/feeds/", "/blog/"]


def test_a_reservation_for_the_whole_site_is_one_rule():
    """Nothing differs from it."""
    assert read_tdmrep(tdmrep.write(scopes(OPEN, [work()], HOME))) == [
        {"location": "/", "tdm-reservation": 1}
    ]


def test_what_is_reserved_comes_before_what_is_not():
    """The first rule that matches counts; a policy stands beside a reservation only."""
    kit = Kit(f"{HOME}republish/cups.html")
    works = [work(kit=kit, republish="yes"), work("ours", is_offer=True)]
    policy = f"{HOME}p/machines.html"
    assert read_tdmrep(tdmrep.write(scopes(FREE, works, HOME))) == [
        {"location": "/2026/06/cups.html", "tdm-reservation": 1, "tdm-policy": policy},
        {"location": "/republish/cups.html", "tdm-reservation": 1, "tdm-policy": policy},
        {"location": "/feeds/", "tdm-reservation": 1, "tdm-policy": policy},
        {"location": "/", "tdm-reservation": 0},
    ]
