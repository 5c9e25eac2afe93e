"""Tests of plugins.attribution.rights: what a permission allows, rule by rule."""

import datetime as dt

import pytest

from plugins.attribution.permission import CommercialUse as Use
from plugins.attribution.permission import OnExpiry, Period, Permission
from plugins.attribution.registry import Registry
from plugins.attribution.reprint import Extent, Reprint
from plugins.attribution.rights import resolve
from plugins.attribution.statement import render
from plugins.attribution.verification import verify
from plugins.press.visible import readings

DAY = dt.date(2026, 6, 1)


def reprint(**fields):
    given = {
        "path": "content/articles/a.md",
        "title": "A",
        "day": dt.date(2026, 3, 1),
        "lang": "en",
        "authors": ("Jo Ray",),
        "permission": "kettle",
        "source": "https://kettle.example.org/a",
        "source_title": None,
        "extent": Extent.FULL,
        "words": 100,
    }
    return Reprint(**{**given, **fields})


def outcome(*reprints, site_use="noncommercial", day=DAY, **terms):
    permission = Permission(holder="K", statement="© K.", **terms)
    return resolve(reprints, Registry({"kettle": permission}), day, site_use)


def codes(*reprints, **terms):
    return [problem.code for problem in outcome(*reprints, **terms).problems]


def test_what_is_allowed_gets_its_attribution():
    """No problem, and the statement is there."""
    found = outcome(reprint())
    assert found.problems == []
    assert found.licences["content/articles/a.md"].attribution.statement.text == "© K."


@pytest.mark.parametrize(
    ("fields", "terms", "expected"),
    [
        ({}, {"valid_from": dt.date(2026, 3, 1), "valid_until": dt.date(2026, 3, 1)}, []),
        ({}, {"valid_from": dt.date(2026, 3, 2)}, ["not-yet-valid"]),
        ({}, {"valid_until": dt.date(2026, 2, 28)}, ["printed-after-end"]),
        ({"source": None}, {}, ["source-missing"]),
        ({"source": "www.kettle.example.org"}, {}, ["source-missing"]),
        ({"extent": Extent.EXCERPT}, {"max_excerpt_words": 100}, []),
        ({"extent": Extent.EXCERPT}, {"max_excerpt_words": 99}, ["excerpt-too-long"]),
        ({"extent": Extent.EXCERPT}, {}, []),
        ({"extent": Extent.FULL}, {"max_excerpt_words": 99}, []),
        ({"extent": None}, {}, ["excerpt-too-long"]),
    ],
)
def test_rules(fields, terms, expected):
    """Each rule, just met and just broken."""
    assert codes(reprint(**fields), **terms) == expected


@pytest.mark.parametrize(
    ("use", "allowed"),
    [(None, True), (Use.ALLOWED, True), (Use.CONTACT, False), (Use.FORBIDDEN, False)],
)
def test_commercial_use(use, allowed):
    """Only a commercial site is asked, and only what is allowed passes there."""
    assert codes(reprint(), commercial_use=use) == []
    expected = [] if allowed else ["commercial-use"]
    assert codes(reprint(), commercial_use=use, site_use="commercial") == expected


def test_an_unknown_permission_names_the_known():
    """The message says what to write."""
    (problem,) = outcome(reprint(permission="kettel")).problems
    assert problem.code == "unknown-permission"
    assert "content/permissions/kettel.toml" in problem.mend


def test_a_broken_permission_is_not_unknown():
    """Its file has its own problems; a second message would mislead."""
    registry = Registry(broken=frozenset({"kettle"}))
    assert resolve([reprint()], registry, DAY, "noncommercial").problems == []


@pytest.mark.parametrize(
    ("per", "days", "over"),
    [
        (Period.YEAR, ["2025-12-31", "2026-01-01", "2026-12-31"], []),
        (Period.YEAR, ["2026-01-01", "2026-06-01", "2026-12-31"], ["2026-12-31"]),
        (Period.MONTH, ["2026-01-01", "2026-01-31", "2026-02-01"], []),
        (Period.MONTH, ["2026-01-01", "2026-01-02", "2026-01-03"], ["2026-01-03"]),
        (Period.AT_ONCE, ["2024-01-01", "2025-01-01", "2026-01-01"], ["2026-01-01"]),
    ],
)
def test_quotas(per, days, over):
    """Two are allowed; the youngest is one too many, in whatever order they come."""
    reprints = [reprint(path=f"{day}.md", day=dt.date.fromisoformat(day)) for day in days]
    found = outcome(*reversed(reprints), max_articles=2, max_articles_per=per).problems
    assert [(problem.code, problem.path) for problem in found] == [
        ("quota", f"{day}.md") for day in over
    ]


@pytest.mark.parametrize(
    ("terms", "removed"),
    [
        ({"valid_until": dt.date(2026, 5, 31)}, False),
        ({"valid_until": dt.date(2026, 5, 31), "on_expiry": OnExpiry.REMOVE}, True),
        ({"valid_until": DAY, "on_expiry": OnExpiry.REMOVE}, False),
        ({"withdrawn": DAY}, True),
        ({"withdrawn": dt.date(2026, 6, 2)}, False),
    ],
)
def test_what_is_taken_out(terms, removed):
    """Ended with `on_expiry = "remove"`, or withdrawn: left out with advice, never a problem."""
    found = outcome(reprint(), **terms)
    assert found.problems == []
    assert bool(found.removed) is removed
    assert [advice.code for advice in found.advice] == (["left-out"] if removed else [])
    assert bool(found.licences) is not removed


def test_what_is_taken_out_does_not_count():
    """Neither for the quota nor against any rule."""
    assert codes(reprint(source=None), withdrawn=DAY, max_articles=0) == []


def test_a_statement_that_names_the_author_needs_one():
    """Not one by default: the site's owner did not write it."""
    article = reprint(names_author=False)
    permission = Permission(holder="K", statement="By {author}.")
    registry = Registry({"kettle": permission})
    found = resolve([article], registry, DAY, "noncommercial").problems
    assert [problem.code for problem in found] == ["author-missing"]
    assert codes(article) == []


def test_required_links_that_the_statement_lost():
    """The gate asks for each, also where the statement never had it."""
    statement = render("First at {source}.", {"source": "https://k.example.org/"})
    (seen,) = readings(statement.html)
    (fault,) = verify(statement, seen, required=("https://k.example.org/subscribe",))
    assert fault.code == "link-missing"
