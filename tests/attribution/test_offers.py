"""What is offered of our own, and on which terms."""

import datetime as dt

import pytest

from plugins.attribution import offers
from plugins.attribution.licence import Status
from plugins.attribution.permission import Permission
from plugins.attribution.registry import Registry
from plugins.attribution.reprint import Reprint

DAY = dt.date(2026, 6, 1)
STATEMENT = "“{title}” by {author} stands at <{source}>."


def registry(**permissions):
    return Registry(
        {name: Permission(holder="Us", **fields) for name, fields in permissions.items()},
        places={name: f"content/permissions/{name}.toml" for name in permissions},
    )


def article(permission="ours", **fields):
    given = {"permission": permission, "source": "https://us.example.org/2026/05/a.html"}
    return Reprint.from_metadata(
        "a.md", "Cups", DAY, ("Ann",), 9, {"author": "Ann"} | given | fields
    )


@pytest.mark.parametrize(
    ("written", "default", "expected"),
    [
        ("", None, None),
        ("", "ours", "ours"),
        ("", "unknown", None),
        ("theirs", "ours", "theirs"),
        ("none", "ours", None),
        ("None", "ours", None),
        ("unknown", None, "unknown"),
    ],
)
def test_which_permission_an_article_is_offered_under(written, default, expected):
    """The field decides; the default only where there is such a file."""
    known = registry(ours={"statement": STATEMENT}, theirs={"statement": STATEMENT})
    assert offers.name_of(written, default, known) == expected


def test_an_offer_implies_that_it_may_be_reprinted():
    """Its terms have the statement of this article, with its own address as the source."""
    found = offers.resolve([article()], registry(ours={"statement": STATEMENT}), DAY)
    licence = found.licences["a.md"]
    assert not found.problems
    assert licence.is_offer
    assert licence.may_be_reprinted
    assert licence.attribution.statement.text == (
        "“Cups” by Ann stands at https://us.example.org/2026/05/a.html."
    )


@pytest.mark.parametrize(
    ("terms", "status"),
    [
        ({}, Status.USABLE),
        ({"valid_until": DAY}, Status.USABLE),
        ({"valid_until": dt.date(2026, 5, 31)}, Status.EXPIRED),
        ({"withdrawn": DAY}, Status.WITHDRAWN),
        ({"withdrawn": dt.date(2026, 6, 2)}, Status.USABLE),
    ],
)
def test_an_offer_ends(terms, status):
    """What ended is told, and may not be reprinted any more."""
    known = registry(ours={"statement": STATEMENT, **terms})
    licence = offers.resolve([article()], known, DAY).licences["a.md"]
    assert licence.status is status
    assert licence.may_be_reprinted is (status is Status.USABLE)


def test_an_offer_that_nobody_wrote_down():
    """An unknown name is a problem; one whose file is broken has been told already."""
    (problem,) = offers.resolve([article("nothing")], registry(), DAY).problems
    assert problem.code == "unknown-permission"
    assert problem.holds == ("a.md",)
    broken = Registry(broken=frozenset({"nothing"}))
    assert not offers.resolve([article("nothing")], broken, DAY).problems


def test_an_offer_whose_statement_names_the_author():
    """An article without one cannot be offered under it."""
    nobody = article(author=None)
    (problem,) = offers.resolve([nobody], registry(ours={"statement": STATEMENT}), DAY).problems
    assert problem.code == "author-missing"


def test_offers_of_a_site(place):
    """Fields and the default, from front matter to ``article.licence``."""
    place.write("content/permissions/ours.toml", 'holder = "Us"\nstatement = "© Us."\n')
    place.article("kept", Offer="none")
    site = place.site(REPRINT_OFFER="ours")
    made = {item.slug: item.made.get("licence") for item in site.published.items}
    assert made["cups"].is_offer
    assert made["kept"] is None
    assert made["the-quiet-kettle"].permission == "kettle-weekly"
    assert not made["the-quiet-kettle"].may_be_reprinted


def test_somebody_elses_work_is_not_ours_to_offer(place):
    """A reprint with an ``Offer`` is a problem; it may say ``none``."""
    text = (place.content / "articles/kettle.md").read_text("utf-8")
    place.write("content/articles/kettle.md", "Offer: kettle-weekly\n" + text)
    assert place.codes() == ["offer-of-reprint"]
    place.write("content/articles/kettle.md", "Offer: none\n" + text)
    assert place.codes() == []


@pytest.mark.parametrize("written", ["yes", "No", "true", "false"])
def test_an_offer_is_no_question_of_yes_or_no(written):
    """Nobody is told to write content/permissions/yes.toml."""
    (problem,) = offers.resolve([article(written)], registry(), DAY).problems
    assert problem.code == "unknown-permission"
    assert problem.mend == "Offer names a permission, such as courtesy; none withholds the article."
