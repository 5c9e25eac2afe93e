"""feeds/reprints.json."""

import datetime as dt
import json

import pytest

from plugins.attribution.licence import Status
from plugins.attribution.machine import sidecar
from plugins.attribution.machine.digests import of_words
from plugins.attribution.machine.gone import Gone
from plugins.attribution.machine.work import Correction, Kit
from tests.attribution.machine.schemas import read_sidecar
from tests.attribution.machine.works import HOME, SITE, work

DIGESTS = ("0" * 64,)


def write(*works, gone=()):
    """The articles of a sidecar, by id."""
    return read_sidecar(sidecar.write(SITE, works, gone, lambda work: DIGESTS))


def test_an_article_that_may_be_reprinted():
    """All that a partner needs but the words."""
    offered = work(
        republish="yes",
        terms="Keep the statement.",
        commercial_use="contact",
        valid_until=dt.date(2026, 12, 31),
        kit=Kit(f"{HOME}republish/cups.html", None, f"{HOME}republish/cups.md"),
        feeds=(f"{HOME}feeds/all.atom.xml",),
        corrections=(Correction("2026-06-02", "It was tea."),),
    )
    (article,) = write(offered).values()
    assert article["addresses"] == {
        "page": f"{HOME}2026/06/cups.html",
        "kit": {
            "html": f"{HOME}republish/cups.html",
            "text": None,
            "markdown": f"{HOME}republish/cups.md",
        },
        "feeds": [f"{HOME}feeds/all.atom.xml"],
    }
    assert article["terms"]["valid_until"] == "2026-12-31"
    assert article["terms"]["license"] == f"{HOME}republish/cups.html"
    assert article["statement"]["required_links"] == ["https://kettle.example.org/"]
    assert article["digests"] == {
        "algorithm": "sha-256",
        "paragraphs": list(DIGESTS),
        "statement": of_words("© Kettle Weekly . Visit the archive .".split()),
    }
    assert article["corrections"] == [{"date": "2026-06-02", "text": "It was tea."}]


def test_what_may_not_be_passed_on_is_not_offered():
    """Nor is what readers are not shown in lists."""
    assert write(work(republish="no"), work("b", republish="yes", id=None)) == {}


@pytest.mark.parametrize(
    ("fields", "status", "since"),
    [
        ({"is_offer": True, "withdrawn": dt.date(2026, 5, 1)}, "withdrawn", "2026-05-01"),
        ({"republish": "yes", "valid_until": dt.date(2026, 5, 31)}, "expired", "2026-05-31"),
    ],
)
def test_what_was_offered_and_is_not_any_more(fields, status, since):
    """It is published still, and a partner has to know."""
    (article,) = write(work(**fields)).values()
    assert (article["status"], article["since"]) == (status, since)
    assert "statement" not in article


def test_what_was_kept_and_never_offered_is_not_told():
    """Its end concerns nobody else."""
    assert write(work(republish="no", valid_until=dt.date(2026, 5, 31))) == {}


def test_what_was_taken_out_is_told_with_its_reason():
    """Also where nobody knows its permission any more."""
    day = dt.date(2026, 5, 1)
    gone = Gone("tag:a", f"{HOME}a.html", Status.WITHDRAWN, None, day, "At her wish.")
    assert write(gone=[gone])["tag:a"] == {
        "id": "tag:a",
        "status": "withdrawn",
        "permission": None,
        "page": f"{HOME}a.html",
        "since": "2026-05-01",
        "reason": "At her wish.",
    }


def test_the_same_articles_make_the_same_bytes():
    """In whatever order they come."""
    one, two = work("a", republish="yes"), work("b", republish="yes")
    written = [
        sidecar.write(SITE, works, (), lambda work: DIGESTS) for works in ((one, two), (two, one))
    ]
    assert written[0] == written[1]
    assert json.loads(written[0])["version"] == 1


@pytest.mark.parametrize(
    ("written", "date", "text"),
    [
        ("2026-05-02 It was tea.", "2026-05-02", "It was tea."),
        ("It was tea.", None, "It was tea."),
        ("20-05-2026 Tea.", None, "20-05-2026 Tea."),
        ("", None, ""),
    ],
)
def test_a_correction(written, date, text):
    """As its author wrote it: with a day, or without."""
    assert Correction.parse(written) == Correction(date, text)
