"""Rights as JSON-LD."""

import datetime as dt
import json

import pytest

from plugins.attribution.machine import jsonld
from plugins.attribution.machine.work import Kit
from tests.attribution.machine.schemas import Head
from tests.attribution.machine.works import HOME, work


def read(told):
    """The element as a browser and a parser read it."""
    page = Head(f"<!DOCTYPE html><head>{jsonld.script(told)}<link rel=after href=x></head>")
    assert page.link("after") == "x"
    (script,) = page.scripts
    return json.loads(script)


def test_a_reprint():
    """Every property that is asked for, and only such as there are."""
    told = jsonld.node(work(contact="https://kettle.example.org/ask"))
    assert told is not None
    assert read(told) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "Cups",
        "url": f"{HOME}2026/06/cups.html",
        "mainEntityOfPage": f"{HOME}2026/06/cups.html",
        "identifier": "tag:site.example.org,2026:cups",
        "inLanguage": "en",
        "datePublished": "2026-06-01T00:00:00+00:00",
        "dateModified": "2026-06-02T00:00:00+00:00",
        "author": [{"@type": "Person", "name": "Jo Ray"}],
        "publisher": {"@type": "Organization", "name": "Our Site", "url": HOME},
        "license": f"{HOME}2026/06/cups.html#terms",
        "acquireLicensePage": "https://kettle.example.org/ask",
        "creditText": "© Kettle Weekly. Visit the archive.",
        "copyrightNotice": "© 2026 Kettle Weekly",
        "copyrightHolder": {"@type": "Organization", "name": "Kettle Weekly"},
        "copyrightYear": 2026,
        "isBasedOn": "https://kettle.example.org/cups",
    }


def test_a_work_of_ours_is_based_on_nothing():
    """Its source is its own page."""
    told = jsonld.node(work(is_offer=True))
    assert told is not None
    assert "isBasedOn" not in told


@pytest.mark.parametrize(
    ("fields", "license_", "acquire"),
    [
        ({"spdx": "CC-BY-4.0"}, "https://spdx.org/licenses/CC-BY-4.0.html", None),
        ({"license_url": "mailto:a@b"}, f"{HOME}2026/06/cups.html#terms", None),
        ({"kit": Kit("k"), "republish": "yes"}, "k", "k"),
        ({"kit": Kit("k"), "republish": "no"}, f"{HOME}2026/06/cups.html#terms", None),
        ({"contact": "mailto:a@b.example.org"}, f"{HOME}2026/06/cups.html#terms", None),
        (
            {"is_offer": True, "contact": "https://us.example.org/"},
            "https://us.example.org/",
            "https://us.example.org/",
        ),
        ({"is_offer": True}, f"{HOME}2026/06/cups.html", None),
    ],
)
def test_where_the_terms_are_and_where_a_licence_is_to_be_had(fields, license_, acquire):
    """A public licence, else the kit, else the page; the kit, else whom to ask."""
    told = jsonld.node(work(**fields))
    assert told is not None
    assert (told["license"], told.get("acquireLicensePage")) == (license_, acquire)


def test_an_offer_that_ended_is_not_told():
    """Without a licence there is nothing to say."""
    assert jsonld.node(work(is_offer=True, withdrawn=dt.date(2026, 1, 1))) is None


def test_a_node_that_lacks_something_required_is_left_out():
    """Half of the terms would mislead."""
    assert jsonld.node(work(title="")) is None


@pytest.mark.parametrize(
    "title", ["</script><b>", "<!-- <script>", "a & b", "]]>", "\u2028", '"\\', "\U0001f375"]
)
def test_no_text_ends_the_element(title):
    """Whatever an article is called, it is read back as it was."""
    told = jsonld.node(work(title=title))
    assert told is not None
    element = jsonld.script(told)
    assert element.count("<") == 2
    assert read(told)["headline"] == title
